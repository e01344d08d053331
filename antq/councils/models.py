"""A session of a council: who sat in it, what was on its agenda, how the votes fell.

Who cast a ballot and what was cast lie in two tables: `BallotCast` names the seat and has no choice and no time,
`BallotTally` counts choices and has neither names, nor an order, nor a time. Both are written in one transaction, and
what a database keeps of transactions, or a form's used key, may tell who voted when: so every ballot writes every
line of the tally, whatever it says, and its traces are those of any other. Whoever copies the whole database between
two ballots can still subtract; that is for whoever holds the machine, and backups are not made in a vote.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zlib import crc32

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, String, Text, UniqueConstraint
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

MANNERS = ("", "system", "counted")
"""not voted · ballots cast here · hands or paper ballots counted in the room"""


class CouncilSession(Base):
    """A session of the council of a province. Its results are nobody's but the council's until it is published.

    `sits_on` is the day on which it sits, from its opening: the first, or that on which it was last resumed.
    """

    __tablename__ = "council_session"
    __table_args__ = (
        CheckConstraint("state IN ('planned', 'open', 'closed', 'published', 'cancelled')", name="state"),
    )
    __subject__ = "session"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    province_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    meets_on: Mapped[date] = mapped_column(Date)
    sits_on: Mapped[date | None] = mapped_column(Date)
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
    notes: Mapped[list[SessionNote]] = relationship(order_by="SessionNote.person_id")

    @property
    def title(self) -> str:
        """What events call it."""
        return self.name

    @property
    def is_over(self) -> bool:
        """Whether it has closed, its results published or not."""
        return self.state in ("closed", "published")

    @property
    def has_ended(self) -> bool:
        """Whether nothing is written of it any more: its results are published, or it never met."""
        return self.state in ("published", "cancelled")

    @property
    def minutes_mark(self) -> int:
        """Changes with the words of the minutes: whoever writes says which they saw. The session's version does not
        count them, for it stands in forms of those who do not see every dossier that the words may name."""
        return mark_of(self.minutes)

    @property
    def roll_mark(self) -> int:
        """Changes with the roll: whoever calls it says which they saw."""
        return mark_of(" ".join(sorted(f"{seat.person_id}:{seat.attendance}" for seat in self.seats)))

    def note_of(self, person_id: int | None) -> SessionNote | None:
        """What a person has added beside the minutes."""
        return next((note for note in self.notes if note.person_id == person_id), None)


def mark_of(words: str) -> int:
    """The mark of the words of minutes, or of a roll."""
    return crc32(words.encode()) % 10**8


class Seat(Base):
    """Somebody who sat on the council on the day of the session, whatever they are now. Who `deputises` presides over
    the dossiers in which every chair that is there has an interest."""

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
    deputises: Mapped[bool] = mapped_column(default=False)
    attendance: Mapped[str] = mapped_column(String(10), default="unknown")
    position: Mapped[int] = mapped_column(default=0)

    session: Mapped[CouncilSession] = relationship(back_populates="seats")
    person: Mapped[Person] = relationship()


class SessionNote(Base):
    """What somebody who does not see the whole agenda adds to the discussion: the words of the session name dossiers,
    so these stand beside them, and their writer reads no others."""

    __tablename__ = "session_note"

    session_id: Mapped[int] = mapped_column(ForeignKey("council_session.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    text: Mapped[str] = mapped_column(Text, default="")

    person: Mapped[Person] = relationship()


class AgendaItem(Base):
    """A dossier on the agenda of a session, and what the vote on it came to.

    `members` are the seats that may vote on this dossier (without those in conflict), `present` those of them in
    the room, `written` those who gave their opinion in writing. When the vote is opened the item keeps the day
    (`met_on`), the `rule`, and the `roll` of those members: [person id, name, attendance]. `undone` are the reasons
    for which results were taken back, one a line.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (
        UniqueConstraint("session_id", "nomination_id"),
        CheckConstraint("state IN ('waiting', 'voting', 'decided', 'deferred', 'published')", name="state"),
        CheckConstraint("result IN ('', 'carried', 'failed', 'tied')", name="result"),
        CheckConstraint("manner IN ('', 'system', 'counted')", name="manner"),
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
    met_on: Mapped[date | None] = mapped_column(Date)
    rule: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    roll: Mapped[list[Any]] = mapped_column(JSON, default=list)
    manner: Mapped[str] = mapped_column(String(10), default="")
    undone: Mapped[str] = mapped_column(Text, default="")
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
