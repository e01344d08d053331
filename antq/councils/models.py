"""A session of a council: who sat in it, what was on its agenda, how the votes fell.

Who cast a ballot and what was cast lie in two tables that nothing joins: `BallotCast` names the seat and has no
choice and no time, `BallotTally` counts choices and has neither names, nor an order, nor a time.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..kit.database import Base, UTCDateTime
from ..nominations.models import Nomination
from ..people.models import Person
from ..places.models import Place
from ..rounds.models import Round

ATTENDANCE = ("unknown", "present", "written", "absent")
"""not called yet · in the room · away, with an opinion in writing · away"""

CHOICES = ("for", "against", "blank")

RESULTS = ("carried", "failed", "tied")


class CouncilSession(Base):
    """A session of the council of a province. Its results are nobody's but the council's until it is published."""

    __tablename__ = "council_session"
    __table_args__ = (CheckConstraint("state IN ('planned', 'open', 'closed', 'published')", name="state"),)
    __subject__ = "session"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    province_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    meets_on: Mapped[date] = mapped_column(Date)
    venue: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[str] = mapped_column(String(12), default="planned")
    version: Mapped[int] = mapped_column(default=1)
    moved_at: Mapped[datetime] = mapped_column(UTCDateTime)
    opened_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    minutes: Mapped[str] = mapped_column(Text, default="")
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    province: Mapped[Place] = relationship()
    round: Mapped[Round | None] = relationship()
    seats: Mapped[list[Seat]] = relationship(order_by="Seat.position, Seat.id", back_populates="session")
    items: Mapped[list[AgendaItem]] = relationship(
        order_by="AgendaItem.position, AgendaItem.id", back_populates="session"
    )

    @property
    def title(self) -> str:
        """What events call it."""
        return self.name


class Seat(Base):
    """Somebody who sat on the council on the day of the session, whatever they are now."""

    __tablename__ = "council_seat"
    __table_args__ = (
        UniqueConstraint("session_id", "person_id"),
        CheckConstraint("attendance IN ('unknown', 'present', 'written', 'absent')", name="attendance"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("council_session.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    chairs: Mapped[bool] = mapped_column(default=False)
    attendance: Mapped[str] = mapped_column(String(10), default="unknown")
    position: Mapped[int] = mapped_column(default=0)

    session: Mapped[CouncilSession] = relationship(back_populates="seats")
    person: Mapped[Person] = relationship()


class AgendaItem(Base):
    """A dossier on the agenda of a session, and what the vote on it came to.

    `members` are the seats that may vote on this dossier (without those in conflict), `present` those of them in
    the room, `written` those who gave their opinion in writing.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (
        UniqueConstraint("session_id", "nomination_id"),
        CheckConstraint("state IN ('waiting', 'voting', 'decided', 'deferred', 'published')", name="state"),
        CheckConstraint("result IN ('', 'carried', 'failed', 'tied')", name="result"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("council_session.id"))
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"), index=True)
    position: Mapped[int]
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    version: Mapped[int] = mapped_column(default=1)
    dossier_version: Mapped[int] = mapped_column(default=0)
    members: Mapped[int] = mapped_column(default=0)
    present: Mapped[int] = mapped_column(default=0)
    written: Mapped[int] = mapped_column(default=0)
    votes_for: Mapped[int] = mapped_column(default=0)
    votes_against: Mapped[int] = mapped_column(default=0)
    votes_blank: Mapped[int] = mapped_column(default=0)
    result: Mapped[str] = mapped_column(String(10), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    decided_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    session: Mapped[CouncilSession] = relationship(back_populates="items")
    nomination: Mapped[Nomination] = relationship()

    @property
    def province_id(self) -> int:
        """Whose council it is before."""
        return self.session.province_id


class BallotCast(Base):
    """That a seat has cast its ballot on an item: once."""

    __tablename__ = "ballot_cast"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("council_seat.id"), primary_key=True)


class BallotTally(Base):
    """How many ballots on an item said what."""

    __tablename__ = "ballot_tally"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), primary_key=True)
    choice: Mapped[str] = mapped_column(String(10), primary_key=True)
    count: Mapped[int] = mapped_column(default=0)
