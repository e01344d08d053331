"""Working days. Pure; Saturdays and Sundays are left out, public holidays are not known here."""

from __future__ import annotations

from datetime import date, timedelta

SATURDAY = 5


def is_working(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < SATURDAY


def working_days_before(day: date, count: int) -> date:
    """The working day that lies `count` working days before `day`; with 0, `day` or the one before a weekend."""
    while not is_working(day):
        day -= timedelta(days=1)
    for _each in range(count):
        day -= timedelta(days=1)
        while not is_working(day):
            day -= timedelta(days=1)
    return day
