"""The outbox: letters with their state, the switch that holds new ones back, and who wants to be written to when."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..kit.database import Base, UTCDateTime
from ..people.models import Person
from ..places.models import Place

STATES = ("held", "queued", "sent", "failed", "dropped")

RHYTHMS = ("each", "daily", "weekly", "never")
"""When a person is written to: at each notice, in one letter a day or a week, or not at all."""


class Letter(Base):
    """One letter to one person, kept after it was sent: what was told, when, and whether it left the house."""

    __tablename__ = "letter"
    __table_args__ = (
        CheckConstraint("state IN ({})".format(", ".join(f"'{state}'" for state in STATES)), name="state"),
        Index("ix_letter_state", "state", "made_at"),
    )
    __subject__ = "letter"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(20), unique=True)
    key: Mapped[str | None] = mapped_column(String(120), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    address: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default="queued")
    version: Mapped[int] = mapped_column(default=1)
    moved_at: Mapped[datetime] = mapped_column(UTCDateTime)
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)

    person: Mapped[Person] = relationship()

    @property
    def title(self) -> str:
        """What events call it."""
        return self.subject


class Outbox(Base):
    """Whether new letters to the people of a province wait for somebody to let them go; without a province, all."""

    __tablename__ = "outbox"
    __subject__ = "outbox"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(20), unique=True)
    province_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), unique=True)
    holding: Mapped[bool] = mapped_column(default=False)

    province: Mapped[Place | None] = relationship()

    @property
    def title(self) -> str:
        """What events call it."""
        return f"Hộp thư đi, {self.province.name}" if self.province else "Hộp thư đi"


class Rhythm(Base):
    """When a person wants letters; who has no row gets one a day. `digested_on`: the day of the last collection."""

    __tablename__ = "letter_rhythm"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    rhythm: Mapped[str] = mapped_column(String(10), default="daily")
    digested_on: Mapped[date | None] = mapped_column(Date)
