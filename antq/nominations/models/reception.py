"""What the standing office writes on a dossier: remarks, pauses, what was sent in, what each person has read."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...kit.database import Base, UTCDateTime
from ...people.models import Person

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


class Tick(Base):
    """“Đã xem”: one person has read one part of a dossier as it was when its print was `mark`.

    A part that changed has another print, so the tick no longer counts; parts that did not change keep theirs.
    """

    __tablename__ = "tick"

    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    part: Mapped[str] = mapped_column(String(20), primary_key=True)
    mark: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(UTCDateTime)


class Watch(Base):
    """Who has a dossier open, and when their browser last said so: shown to the others, never a lock."""

    __tablename__ = "watch"

    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime)

    person: Mapped[Person] = relationship()


class DeskFilter(Base):
    """A list of the desk that somebody keeps under a name of their own; nobody else's."""

    __tablename__ = "desk_filter"
    __table_args__ = (UniqueConstraint("person_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str] = mapped_column(String(80))
    address: Mapped[str] = mapped_column(Text)
