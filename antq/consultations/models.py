"""What others are asked about a dossier: a named agency or leader (hiệp y), and the public for so many days."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..kit.database import Base, UTCDateTime
from ..nominations.models import Nomination


class Consultation(Base):
    """One agency or leader asked about one dossier, by a one-time link or on paper.

    Of the link only a hash is kept: who reads the database cannot answer for others. It works once, until `due_on`.
    """

    __tablename__ = "consultation"
    __subject__ = "consultation"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"), index=True)
    asked: Mapped[str] = mapped_column(String(200))
    question: Mapped[str] = mapped_column(Text)
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    due_on: Mapped[date] = mapped_column(Date)
    asked_at: Mapped[datetime] = mapped_column(UTCDateTime)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    agrees: Mapped[bool | None]
    signer: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    document: Mapped[str] = mapped_column(String(120), default="")
    key: Mapped[str | None] = mapped_column(String(64), index=True)
    file_name: Mapped[str] = mapped_column(String(150), default="")
    mime: Mapped[str] = mapped_column(String(100), default="")
    size: Mapped[int] = mapped_column(default=0)

    nomination: Mapped[Nomination] = relationship()

    @property
    def title(self) -> str:
        """What events call it."""
        return self.asked

    @property
    def is_open(self) -> bool:
        """Neither answered nor withdrawn."""
        return self.answered_at is None and self.withdrawn_at is None


class PublicConsultation(Base):
    """A dossier shown to everybody for so many working days. What is shown stands in the row, as it was when it
    opened: a dossier is never read by a public page."""

    __tablename__ = "public_consultation"
    __public__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    unit: Mapped[str] = mapped_column(String(200))
    form: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str] = mapped_column(String(300))
    province: Mapped[str] = mapped_column(String(120))
    opens_on: Mapped[date] = mapped_column(Date)
    closes_on: Mapped[date] = mapped_column(Date, index=True)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    nomination: Mapped[Nomination] = relationship()
