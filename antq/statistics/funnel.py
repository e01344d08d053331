"""The way of dossiers, from being sent to being recognised, and whether they were answered in time.

Told from the journal, which is only ever added to, up to the end of yesterday: so what a public page keeps for a day
is right all that day, though the dossiers themselves are no public rows. Of a dossier nothing is read but the
province, which never changes; what comes out are counts, small ones hidden.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from statistics import median
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import select

from ..kit import clock
from ..kit.database import db
from ..kit.journal import Event
from ..law.models import Norm
from ..nominations.models import Nomination
from . import hiding
from .hiding import Hidden, Shown

STAGES = ("sent", "received", "appraised", "recognised", "refused", "withdrawn")
_REACHED = {
    "nomination.submit": "sent",
    "nomination.receive": "received",
    "nomination.open_appraisal": "appraised",
    "nomination.release": "recognised",
    "nomination.refuse": "refused",
    "nomination.fail": "refused",
    "nomination.withdraw": "withdrawn",
}
ENDS = ("nomination.refuse", "nomination.fail", "nomination.pass")
"""What the office and its council say in the end; what follows is the decision's time."""

READ = (*_REACHED, "nomination.pass", "nomination.return", "nomination.resubmit")
USUAL_DAYS = 10


@dataclass
class Dossier:
    """What became of one dossier."""

    province: int
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
        if kind == "nomination.submit":
            self.sent_on = self.sent_on or on
        elif kind == "nomination.return":
            self.returned_on, self.returns = on, self.returns + 1
        elif kind == "nomination.resubmit" and self.returned_on is not None:
            self.waited += working_days(self.returned_on, on)
            self.returned_on = None
        elif kind in ENDS and self.ended_on is None:
            self.ended_on = on

    @property
    def taken(self) -> int:
        """Working days from sending to the end, without those of waiting for additions."""
        if self.sent_on is None or self.ended_on is None:
            raise ValueError("a dossier that was not sent, or has not ended, took no time")
        return working_days(self.sent_on, self.ended_on) - self.waited

    def in_time(self, allowed: int) -> bool:
        """Ended by the day that was promised; whoever asks for additions twice is late."""
        return self.taken <= allowed and self.returns <= 1


def working_days(first: date, last: date) -> int:
    """Working days after `first` up to `last`."""
    return int(np.busday_count(first, last))


@dataclass
class Year:
    """The dossiers that were first sent in a year: by stage and province how many, how long, how many in time."""

    stages: dict[str, dict[int, int]] = field(default_factory=lambda: {stage: {} for stage in STAGES})
    days: dict[int, list[int]] = field(default_factory=dict)
    in_time: dict[int, int] = field(default_factory=dict)


def count(dossiers: Iterable[Dossier], allowed: Any) -> dict[int, Year]:
    """Year to its numbers, the newest first; `allowed` says of a day how many working days an answer may take."""
    found: dict[int, Year] = {}
    for each in dossiers:
        if each.sent_on is None:
            continue
        year = found.setdefault(each.sent_on.year, Year())
        for stage in each.reached:
            counts = year.stages[stage]
            counts[each.province] = counts.get(each.province, 0) + 1
        if each.ended_on is not None:
            year.days.setdefault(each.province, []).append(each.taken)
            in_time = each.in_time(allowed(each.sent_on))
            year.in_time[each.province] = year.in_time.get(each.province, 0) + in_time
    return dict(sorted(found.items(), reverse=True))


@dataclass(frozen=True)
class Line:
    """A year as everybody may read it; None where nothing can be said."""

    year: int
    stages: dict[str, Shown]
    ended: Shown
    in_time: int | Hidden | None
    """Per cent."""
    median: int | Hidden | None
    """Working days."""


def shown(years: dict[int, Year], provinces: Iterable[int], province: int | None, least: int) -> list[Line]:
    """The lines of the whole country, or of one province; `provinces` are all of today, those without any too.

    A province's small number cannot be worked out from the country's and the other provinces'.
    """
    every = sorted({*provinces, 0})
    return [_line(number, year, every, province, least) for number, year in years.items()]


def _line(number: int, year: Year, every: list[int], province: int | None, least: int) -> Line:
    stages = {stage: _cell(counts, every, province, least) for stage, counts in year.stages.items()}
    ended = _cell({each: len(days) for each, days in year.days.items()}, every, province, least)
    days = [day for place, each in year.days.items() if province in (None, place) for day in each]
    in_time = sum(count for place, count in year.in_time.items() if province in (None, place))
    if not days:
        return Line(number, stages, ended, None, None)
    if isinstance(ended, Hidden):
        return Line(number, stages, ended, Hidden.BACK, Hidden.BACK)
    telling = any(0 < part < least for part in (in_time, len(days) - in_time))
    rate: int | Hidden = Hidden.BACK if telling else round(100 * in_time / len(days))
    return Line(number, stages, ended, rate, round(median(days)))


def _cell(counts: dict[int, int], every: list[int], province: int | None, least: int) -> Shown:
    if province is None:
        return hiding.alone(sum(counts.values()), least)
    line = hiding.of_sum([counts.get(each, 0) for each in every], least)
    return line[every.index(province)] if province in every else hiding.alone(counts.get(province, 0), least)


_kept: WeakKeyDictionary[Any, tuple[date, dict[int, Year]]] = WeakKeyDictionary()


def until_yesterday() -> dict[int, Year]:
    """The numbers up to last midnight in Vietnam; read once a day, since yesterday's journal stands."""
    today = clock.today()
    kept_on, years = _kept.get(db.engine, (None, {}))
    if kept_on != today:
        years = count(_read(datetime.combine(today, time(), clock.VIETNAM)), _allowed())
        _kept[db.engine] = (today, years)
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
    for subject, kind, at, province in rows:
        if subject not in found:
            found[subject] = Dossier(province)
        found[subject].take(kind, clock.local(at).date())
    return found.values()


def _allowed() -> Any:
    rows = db.session.scalars(
        select(Norm).where(Norm.key == "appraisal.days").order_by(Norm.valid_from)
    ).all()

    def allowed(on: date) -> int:
        held = [row for row in rows if row.valid_from <= on and (row.valid_to is None or row.valid_to >= on)]
        return int(held[-1].value) if held else USUAL_DAYS

    return allowed
