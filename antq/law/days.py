"""Working days: Monday to Friday without public holidays, and Saturdays that are worked in exchange. Pure.

`holidays` are days off, `workdays` days that are worked although a weekend says otherwise; both are asked of
`queries.calendar()`, which can be handed over as it is: `working_days_after(day, 10, *calendar())`. Without
them only weekends are known. A span is counted from the day after its first one (Bộ luật Dân sự 2015, Điều 147):
what arrives on a Monday and is due in one working day is due on Tuesday.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

SATURDAY = 5
WEEK = 7
ONE = timedelta(days=1)
NONE: frozenset[date] = frozenset()


class Calendar(NamedTuple):
    """Days off, and days worked in exchange for one of them."""

    holidays: frozenset[date] = NONE
    workdays: frozenset[date] = NONE


class Pause(NamedTuple):
    """A time that is not counted: from the day on which it began to the one on which it ended (None: not yet)."""

    began: date
    ended: date | None = None


def is_working(day: date, holidays: frozenset[date] = NONE, workdays: frozenset[date] = NONE) -> bool:
    """Monday to Friday and no holiday, or worked in exchange."""
    return day in workdays or (day.weekday() < SATURDAY and day not in holidays)


def working_days_after(
    day: date, count: int, holidays: frozenset[date] = NONE, workdays: frozenset[date] = NONE
) -> date:
    """The working day that lies `count` working days after `day`; with 0, `day` or the first working day after it.

    The day itself is not counted, working or not (Bộ luật Dân sự 2015, Điều 147 khoản 2): what comes in on a Saturday
    is one working day old at the end of Monday.
    """
    if count > 0:
        day, count = day + ONE, count - 1
    return _walk(day, count, ONE, holidays, workdays)


def working_days_before(
    day: date, count: int, holidays: frozenset[date] = NONE, workdays: frozenset[date] = NONE
) -> date:
    """The working day that lies `count` working days before `day`; with 0, `day` or the last working day before it."""
    return _walk(day, count, -ONE, holidays, workdays)


def _walk(
    day: date, count: int, step: timedelta, holidays: frozenset[date], workdays: frozenset[date]
) -> date:
    if count < 0:
        raise ValueError("a count of working days is not below 0")
    while not is_working(day, holidays, workdays):
        day += step
    for _each in range(count):
        day += step
        while not is_working(day, holidays, workdays):
            day += step
    return day


def working_days_between(
    first: date,
    last: date,
    holidays: frozenset[date] = NONE,
    workdays: frozenset[date] = NONE,
    *,
    pauses: Iterable[Pause] = (),
) -> int:
    """Working days after `first` up to and with `last`, without those that lie in a pause; 0 when `last` comes first.

    A pause takes away the days after it began up to the one on which it ended: the day of the question was still
    ours, the day of the answer is not yet. Pauses that overlap take a day away once.
    """
    return sum(
        _count(begins, ends, holidays, workdays)
        for begins, ends in _outside(first, last, sorted(pauses, key=_began))
    )


def _began(pause: Pause) -> date:
    return pause.began


def _outside(first: date, last: date, pauses: Iterable[Pause]) -> Iterable[tuple[date, date]]:
    """The parts of a span that no pause covers; each begins after its first day."""
    for pause in pauses:
        ended = last if pause.ended is None else min(pause.ended, last)
        if ended > first:
            yield first, min(max(pause.began, first), last)
            first = max(first, ended)
    yield first, last


def _count(first: date, last: date, holidays: frozenset[date], workdays: frozenset[date]) -> int:
    """Working days after `first` up to `last`: weekdays by arithmetic, so that years cost no more than days."""
    if last <= first:
        return 0
    weeks, rest = divmod((last - first).days, WEEK)
    found = weeks * SATURDAY + sum((first + ONE * n).weekday() < SATURDAY for n in range(1, rest + 1))
    found -= sum(first < day <= last and day.weekday() < SATURDAY for day in holidays - workdays)
    return found + sum(first < day <= last and day.weekday() >= SATURDAY for day in workdays)
