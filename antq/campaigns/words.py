"""Targets and the days of campaigns in words. Pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..kit.numbers import write_day, write_number

if TYPE_CHECKING:
    from .models import Campaign, Target

KINDS = {
    "standing": _l("Phong trào thường xuyên"),
    "thematic": _l("Đợt thi đua theo chuyên đề"),
    "peak": _l("Đợt cao điểm"),
    "festival": _l("Ngày hội"),
}

_COMPARED = {">=": _l("ít nhất"), ">": _l("trên"), "=": ""}


def aimed_at(target: Target) -> str:
    """The value to be reached: "ít nhất 75 %", "trên 10 %", "ít nhất 5–7 %", "100 %"."""
    value = write_number(target.value)
    if target.high is not None:
        value = f"{value}–{write_number(target.high)}"
    return f"{_COMPARED[target.comparator]} {value} {target.unit}".strip()


def when(campaign: Campaign) -> str:
    """Its days: "19/8 hằng năm", "từ 24/05/2021 đến 31/12/2021"; "" when no source names any."""
    if campaign.month and campaign.day:
        return _("%(day)d/%(month)d hằng năm", day=campaign.day, month=campaign.month)
    parts = []
    if campaign.starts_on:
        parts.append(_("từ %(day)s", day=write_day(campaign.starts_on)))
    if campaign.ends_on:
        parts.append(_("đến %(day)s", day=write_day(campaign.ends_on)))
    return " ".join(parts)
