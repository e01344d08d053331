"""What became of dossiers, counted, and whether they were answered in time.

Told from the journal, which is only ever added to, up to the end of yesterday: so what a public page keeps for a day
is right all that day, though the dossiers themselves are no public rows. Of a dossier nothing is read but the
province that it belongs to today.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import select

from ..kit import clock
from ..kit.database import db
from ..kit.journal import Event
from ..law.days import Calendar, working_days_between
from ..law.models import Norm
from ..law.norms import values
from ..law.queries import calendar
from ..nominations.models import Nomination

STEPS = ("received", "appraised")
"""What a dossier passes through; not every one comes so far."""
ENDS = ("recognised", "refused", "withdrawn", "pending")
"""What became of it: each that was sent is one of these. What the council passed is pending until it is released."""
_REACHED = {
    "nomination.receive": "received",
    "nomination.open_appraisal": "appraised",
    "nomination.release": "recognised",
    "nomination.refuse": "refused",
    "nomination.fail": "refused",
    "nomination.withdraw": "withdrawn",
}
_TAKEN_BACK = "nomination.revoke"
"""Whoever was recognised and is no longer counts with those who were not: an end of its own would tell of few."""
ANSWERS = ("nomination.refuse", "nomination.fail", "nomination.pass")
"""What the office and its council say in the end; what follows is the decision's time."""

READ = (
    *_REACHED,
    _TAKEN_BACK,
    "nomination.submit",
    "nomination.pass",
    "nomination.return",
    "nomination.resubmit",
)


PROMISED = ("appraisal.days", "nomination.returns_allowed")
"""The norms of a promise, in the order of its fields."""


class Promise(NamedTuple):
    """What an answer in time is: within so many working days, with additions asked for at most so often."""

    days: int
    returns: int


@dataclass
class Dossier:
    """What became of one dossier; working days are those of `calendar`."""

    province: int
    calendar: Calendar = field(default_factory=Calendar)
    sent_on: date | None = None
    reached: set[str] = field(default_factory=set)
    ended_on: date | None = None
    returned_on: date | None = None
    waited: int = 0
    returns: int = 0

    def take(self, kind: str, on: date) -> None:
        """One event of it, in order."""
        if kind in _REACHED:
            self.reached.add(_REACHED[kind])
        if kind == _TAKEN_BACK:
            self.reached = (self.reached - {"recognised"}) | {"refused"}
        elif kind == "nomination.submit":
            self.sent_on = self.sent_on or on
        elif kind == "nomination.return":
            self.returned_on, self.returns = on, self.returns + 1
        elif kind == "nomination.resubmit" and self.returned_on is not None:
            self.waited += working_days_between(self.returned_on, on, *self.calendar)
            self.returned_on = None
        elif kind in ANSWERS and self.ended_on is None:
            self.ended_on = on

    @property
    def taken(self) -> int:
        """Working days from sending to the end, without those of waiting for additions."""
        if self.sent_on is None or self.ended_on is None:
            raise ValueError("a dossier that was not sent, or has not ended, took no time")
        return working_days_between(self.sent_on, self.ended_on, *self.calendar) - self.waited

    def in_time(self, promise: Promise) -> bool:
        """Ended by the day that was promised; whoever asks for additions more often is late."""
        return self.taken <= promise.days and self.returns <= promise.returns

    @property
    def end(self) -> str:
        """Which of ENDS it is."""
        return next((end for end in ENDS if end in self.reached), "pending")


@dataclass
class Tally:
    """Dossiers of one province that were first sent in one year."""

    counts: Counter[str] = field(default_factory=Counter)
    """By "sent", STEPS and ENDS."""
    days: list[int] = field(default_factory=list)
    """Working days of those that were answered."""
    promised: int = 0
    """How many of those were answered under a norm that says how long it may take."""
    in_time: int = 0

    def take(self, dossier: Dossier, promise: Promise | None) -> None:
        """Count one more; without a promise nobody can say whether it was kept."""
        self.counts.update(["sent", dossier.end, *(step for step in STEPS if step in dossier.reached)])
        if dossier.ended_on is not None:
            self.days.append(dossier.taken)
            if promise is not None:
                self.promised += 1
                self.in_time += dossier.in_time(promise)

    def add(self, other: Tally) -> None:
        """Count all of another."""
        self.counts.update(other.counts)
        self.days += other.days
        self.promised += other.promised
        self.in_time += other.in_time

    def is_telling(self, least: int) -> bool:
        """Whether a number of its line, or the difference of two, would tell of few."""
        sent, received, appraised = (self.counts[each] for each in ("sent", *STEPS))
        told = (sent, *(self.counts[end] for end in ENDS), sent - received, received - appraised)
        return any(0 < abs(count) < least for count in told)

    def rate_is_telling(self, least: int) -> bool:
        """Whether the share in time would tell of few."""
        return any(0 < count < least for count in (self.in_time, self.promised - self.in_time))


Year = dict[int, Tally]
"""By the id of the province."""


def count(dossiers: Iterable[Dossier], promised: Callable[[date], Promise | None]) -> dict[int, Year]:
    """Year to its numbers, the newest first; `promised` says what held on the day of sending."""
    found: dict[int, Year] = {}
    for each in dossiers:
        if each.sent_on is not None:
            year = found.setdefault(each.sent_on.year, {})
            year.setdefault(each.province, Tally()).take(each, promised(each.sent_on))
    return dict(sorted(found.items(), reverse=True))


_kept: WeakKeyDictionary[Any, tuple[tuple[date, frozenset[int]], dict[int, Year]]] = WeakKeyDictionary()


def until_yesterday(provinces: Iterable[int]) -> dict[int, Year]:
    """The numbers up to last midnight in Vietnam. Read once a day, since yesterday's journal stands, and anew when
    today's `provinces` are others, since dossiers follow them."""
    state = (clock.today(), frozenset(provinces))
    kept, years = _kept.get(db.engine, (None, {}))
    if kept != state:
        years = count(_read(datetime.combine(state[0], time(), clock.VIETNAM)), _promised())
        _kept[db.engine] = (state, years)
    return years


def _read(midnight: datetime) -> Iterable[Dossier]:
    rows = db.session.execute(
        select(Event.subject_id, Event.kind, Event.at, Nomination.province_id)
        .join(Nomination, Nomination.id == Event.subject_id)
        .where(Event.subject == "nomination", Event.kind.in_(READ), Event.at < midnight)
        .order_by(Event.number)
        .execution_options(yield_per=10_000)
    )
    found: dict[int, Dossier] = {}
    days = calendar()
    for subject, kind, at, province in rows:
        if subject not in found:
            found[subject] = Dossier(province, days)
        found[subject].take(kind, clock.local(at).date())
    return found.values()


def _promised() -> Callable[[date], Promise | None]:
    rows = db.session.scalars(select(Norm).where(Norm.key.in_(PROMISED), Norm.place_id.is_(None))).all()

    def promised(on: date) -> Promise | None:
        held = {
            row.key: int(row.value)
            for row in rows
            if row.valid_from <= on and (row.valid_to is None or row.valid_to >= on)
        }
        return Promise(*(held[key] for key in PROMISED)) if held.keys() == set(PROMISED) else None

    return promised


def promise_on(day: date) -> Promise | None:
    """What is promised to a dossier that is sent on a day; None where no norm says it."""
    held = values(PROMISED, on=day)
    return Promise(*(int(held[key]) for key in PROMISED)) if held.keys() == set(PROMISED) else None
