"""When a dossier must be done, in working days, without the days on which the office waited. Pure.

The rule is that of the national exchange: on time is what ends by the appointed day, and the time that waited for
the unit's supplement is taken out. Holidays are given: `antq.law` knows them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..law.days import is_working

ONE = timedelta(days=1)


@dataclass(frozen=True)
class Wait:
    """A pause by its days: from `began_on` up to the day before `ended_on`; None while it lasts."""

    began_on: date
    ended_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the office waited on that day; the day on which the pause ends is the office's again."""
        return self.began_on <= day and (self.ended_on is None or day < self.ended_on)


def counts(day: date, holidays: Collection[date]) -> bool:
    """Whether somebody works on `day`."""
    return is_working(day) and day not in holidays


def working_days_after(day: date, count: int, holidays: Collection[date] = ()) -> date:
    """The working day that lies `count` working days after `day`; with 0, `day` itself."""
    while count > 0:
        day += ONE
        count -= counts(day, holidays)
    return day


def working_days_between(start: date, end: date, holidays: Collection[date] = ()) -> int:
    """How many working days lie after `start` up to and with `end`; negative when `end` is the earlier one."""
    if end < start:
        return -working_days_between(end, start, holidays)
    return sum(counts(start + ONE * each, holidays) for each in range(1, (end - start).days + 1))


def due_on(
    received_on: date, days: int, waits: Iterable[Wait] = (), holidays: Collection[date] = ()
) -> date | None:
    """The day by whose end the office must be done: the `days`-th working day after reception on which it did
    not wait. None while it waits: nobody knows yet."""
    waits = tuple(waits)
    if any(wait.ended_on is None for wait in waits):
        return None
    day = received_on
    while days > 0:
        day += ONE
        days -= counts(day, holidays) and not any(wait.covers(day) for wait in waits)
    return day


def days_left(today: date, due: date, holidays: Collection[date] = ()) -> int:
    """Working days until `due`: 0 on the day itself (and on free days right before it ends), negative after it."""
    return working_days_between(today, due, holidays)
