"""The day on which a unit is told to expect the result: working days from reception, by the norm of that day."""

from __future__ import annotations

from datetime import date, timedelta

from ..law.days import is_working
from ..law.norms import norm
from .models import Nomination


def working_days_after(day: date, count: int) -> date:
    """The working day that lies `count` working days after `day`."""
    while count > 0:
        day += timedelta(days=1)
        if is_working(day):
            count -= 1
    return day


def appointed(nomination: Nomination) -> tuple[date, int] | None:
    """The day of the appointment and the number of working days that the norm gives; None before reception."""
    if nomination.norms_on is None:
        return None
    days = int(norm("appraisal.days", on=nomination.norms_on))
    return working_days_after(nomination.norms_on, days), days
