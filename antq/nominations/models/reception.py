"""What the standing office writes on a dossier: remarks, pauses; and what was sent in."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...kit.database import Base, UTCDateTime

if TYPE_CHECKING:
    from .dossier import Nomination


class Remark(Base):
    """What the office asks the unit to supplement: one note on one named field."""

    __tablename__ = "remark"

    id: Mapped[int] = mapped_column(primary_key=True)
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"), index=True)
    round: Mapped[int]
    field: Mapped[str] = mapped_column(String(40))
    note: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)

    nomination: Mapped[Nomination] = relationship(back_populates="remarks")


class Pause(Base):
    """A time that does not count against the office: while the unit supplements (`return`), or a `hold`.

    Days from `began_on` up to the one before `ended_on` are taken out; an open pause has no end yet.
    """

    __tablename__ = "pause"
    __table_args__ = (CheckConstraint("kind IN ('return', 'hold')", name="kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date | None] = mapped_column(Date)
    began_on: Mapped[date] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    began_at: Mapped[datetime] = mapped_column(UTCDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    began_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    nomination: Mapped[Nomination] = relationship(back_populates="pauses")


class Submission(Base):
    """The answers as they were sent in, the first time and after each supplement: what a difference is taken from."""

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("nomination_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"))
    number: Mapped[int]
    answers: Mapped[dict[str, str]] = mapped_column(JSON)
    sent_at: Mapped[datetime] = mapped_column(UTCDateTime)
    sent_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    nomination: Mapped[Nomination] = relationship(back_populates="submissions")
