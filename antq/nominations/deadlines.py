"""When a dossier must be done, in working days, without the days on which the office waited. Pure.

The rule is that of the national exchange: on time is what ends by the appointed day, and the time that waited for
the unit's supplement is taken out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ..law.days import Calendar, Pause, is_working, working_days_between

ONE = timedelta(days=1)


def due_on(received_on: date, days: int, pauses: Iterable[Pause], calendar: Calendar) -> date | None:
    """The day by whose end the office must be done: the `days`-th working day after reception that lies in no pause.
    None while one lasts: nobody knows yet."""
    pauses = tuple(pauses)
    if any(pause.ended is None for pause in pauses):
        return None
    day = received_on
    while days > 0:
        day += ONE
        days -= is_working(day, *calendar) and not any(_covers(pause, day) for pause in pauses)
    return day


def days_left(today: date, due: date, calendar: Calendar) -> int:
    """Working days until `due`: 0 on the day itself, on free days right before it and on those right after it;
    negative once a working day has passed since."""
    if due < today:
        return -working_days_between(due, today, *calendar)
    return working_days_between(today, due, *calendar)


def _covers(pause: Pause, day: date) -> bool:
    """As `working_days_between` takes pauses out: the day of the question was ours, that of the answer is not yet."""
    return pause.began < day and (pause.ended is None or day <= pause.ended)
