"""When a unit that registered a point promised to report: after 3, 6 and 12 months. Pure functions."""

from __future__ import annotations

import calendar
from datetime import date

from flask_babel import lazy_gettext as _

from ..kit import clock
from ..kit.ics import Entry
from .models import Replication

MONTHS = (3, 6, 12)


def later(day: date, months: int) -> date:
    """The same day so many months later; the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def reports_of(replication: Replication) -> list[Entry]:
    """The days as entries of a calendar: from the launch, else the planned or the registered day."""
    begun = replication.launched_on or replication.started_on or clock.local(replication.registered_at).date()
    return [
        Entry(
            f"{replication.ref}-{months}@antq",
            later(begun, months),
            str(_("Báo kết quả sau %(months)d tháng: %(title)s"))
            % {"months": months, "title": replication.title},
            str(_("Mã điểm %(ref)s")) % {"ref": replication.ref},
        )
        for months in MONTHS
    ]
