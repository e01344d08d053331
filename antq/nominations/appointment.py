"""The day on which a unit is told to expect the result: working days from reception, by the norm of that day."""

from __future__ import annotations

from datetime import date

from ..law.days import working_days_after
from ..law.norms import norm
from ..law.queries import calendar
from .models import Nomination


def appointed(nomination: Nomination) -> tuple[date, int] | None:
    """The day of the appointment and the number of working days that the norm gives; None before reception."""
    if nomination.norms_on is None:
        return None
    days = int(norm("appraisal.days", on=nomination.norms_on))
    return working_days_after(nomination.norms_on, days, *calendar()), days
