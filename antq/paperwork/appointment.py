"""The day on which a unit is told to expect the result: working days from reception, by the norm of that day."""

from __future__ import annotations

from datetime import date

from ..law.norms import norm
from ..law.queries import calendar
from ..nominations.models import Nomination
from ..nominations.timing import promised


def appointed(nomination: Nomination) -> tuple[date | None, int] | None:
    """The day of the appointment and the number of working days that the norm gives; None before reception, no day
    while the unit supplements."""
    if nomination.norms_on is None:
        return None
    days = int(norm("appraisal.days", on=nomination.norms_on))
    return promised(nomination.norms_on, days, nomination.pauses, calendar()), days
