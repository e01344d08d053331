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
    until they have given theirs. An abstention has no points, and `total` is None."""

    __tablename__ = "review"
    __table_args__ = (UniqueConstraint("nomination_id", "reviewer_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"))
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    points: Mapped[dict[str, int]] = mapped_column(JSON)
    total: Mapped[int | None]
    verdict: Mapped[str] = mapped_column(String(12))
    comment: Mapped[str] = mapped_column(Text, default="")
    given_at: Mapped[datetime] = mapped_column(UTCDateTime)
    version: Mapped[int] = mapped_column(default=1)

    nomination: Mapped[Nomination] = relationship(back_populates="reviews")
    reviewer: Mapped[Person] = relationship()


class ReviewDraft(Base):
    """What a member has written and not given: nobody else's to read. `skipped_at`: put aside without a word, which
    says nothing about the dossier and opens nobody's review."""

    __tablename__ = "review_draft"

    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"), primary_key=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    points: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    verdict: Mapped[str] = mapped_column(String(12), default="")
    comment: Mapped[str] = mapped_column(Text, default="")
    saved_at: Mapped[datetime] = mapped_column(UTCDateTime)
    skipped_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    nomination: Mapped[Nomination] = relationship(back_populates="review_drafts")


class Assignment(Base):
    """A dossier that a member was asked to review."""

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("nomination_id", "reviewer_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"))
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    nomination: Mapped[Nomination] = relationship(back_populates="assignments")
    reviewer: Mapped[Person] = relationship(foreign_keys=reviewer_id)


class Outcome(Base):
    """The council's result: only counts, no names. `members` are those who may vote on this dossier, `present` those
    of them in the room, `written` those who sent their opinion, `votes_blank` the ballots without one."""

    __tablename__ = "outcome"
    __table_args__ = (UniqueConstraint("nomination_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"))
    members: Mapped[int]
    present: Mapped[int]
    votes_for: Mapped[int]
    votes_against: Mapped[int]
    votes_blank: Mapped[int] = mapped_column(default=0)
    written: Mapped[int] = mapped_column(default=0)
    met_on: Mapped[date] = mapped_column(Date)
    passed: Mapped[bool]
    note: Mapped[str] = mapped_column(Text, default="")
    chair_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    nomination: Mapped[Nomination] = relationship(back_populates="outcome")

    @property
    def took_part(self) -> int:
        """Who could vote: those present, and those who wrote."""
        return self.present + self.written
