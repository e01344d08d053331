"""What each person at the desk keeps for themselves: what they have read, what they have open, their lists."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..kit.database import Base, UTCDateTime
from ..people.models import Person


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
