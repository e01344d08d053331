"""What the council writes on a dossier: each member's review, and the outcome of its session."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import JSON, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...kit.database import Base, UTCDateTime
from ...people.models import Person

if TYPE_CHECKING:
    from .dossier import Nomination


class Review(Base):
    """One council member's points and comment; one per member and nomination, hidden from the others
    until they have given theirs."""

    __tablename__ = "review"
    __table_args__ = (UniqueConstraint("nomination_id", "reviewer_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"))
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    points: Mapped[dict[str, int]] = mapped_column(JSON)
    total: Mapped[int]
    verdict: Mapped[str] = mapped_column(String(12))
    comment: Mapped[str] = mapped_column(Text, default="")
    given_at: Mapped[datetime] = mapped_column(UTCDateTime)

    nomination: Mapped[Nomination] = relationship(back_populates="reviews")
    reviewer: Mapped[Person] = relationship()


class Outcome(Base):
    """The council's result as its chair recorded it: only counts, no names."""

    __tablename__ = "outcome"
    __table_args__ = (UniqueConstraint("nomination_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"))
    members: Mapped[int]
    present: Mapped[int]
    votes_for: Mapped[int]
    votes_against: Mapped[int]
    met_on: Mapped[date] = mapped_column(Date)
    passed: Mapped[bool]
    note: Mapped[str] = mapped_column(Text, default="")
    chair_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    nomination: Mapped[Nomination] = relationship(back_populates="outcome")
