"""Targets and the days of campaigns in words. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..kit.numbers import Quantity, write_day, write_number
from ..places.words import KIND_WORDS

if TYPE_CHECKING:
    from .models import Campaign, Target

KINDS = {
    "standing": _l("Phong trào thường xuyên"),
    "thematic": _l("Đợt thi đua theo chuyên đề"),
    "peak": _l("Đợt cao điểm"),
    "festival": _l("Ngày hội"),
}

PURPOSES = {
    "phong-trao": _l("điển hình phong trào"),
    "trat-tu-do-thi": _l("điển hình về trật tự đô thị"),
    "chi-dao-diem": _l("chỉ đạo điểm"),
}
MEASURES = {
    "share": _l("Tỷ lệ phần trăm"),
    "count": _l("Số lượng"),
    "reduction": _l("Mức giảm so với kỳ gốc, phần trăm"),
}
COMPARATORS = {
    ">=": _l("ít nhất"),
    ">": _l("trên"),
    "=": _l("đúng bằng"),
    "<=": _l("không quá"),
    "<": _l("dưới"),
    "in": _l("trong khoảng"),
}
VERDICTS = {
    "reached": (_l("Đạt"), "ok"),
    "over": (_l("Vượt mức nêu"), "ok"),
    "missed": (_l("Chưa đạt"), "bad"),
    "unclear": (_l("Chưa đủ rõ"), "warn"),
    "partly": (_l("Mới có một phần"), "info"),
    "conflict": (_l("Số liệu trái nhau"), "warn"),
    "none": (_l("Chưa có kết quả"), "neutral"),
    "late": (_l("Hết kỳ, chưa có kết quả"), "warn"),
    "corrected": (_l("Đã đính chính"), "neutral"),
    "other-period": (_l("Kỳ khác"), "neutral"),
    "outside": (_l("Ngoài nơi được chọn"), "neutral"),
    "part": (_l("Của riêng một nơi"), "neutral"),
}
"""Verdict of a target, or of one result, to its word and tone."""

QUOTA_VERDICTS = {
    "met": (_l("Đủ"), "ok"),
    "over": (_l("Nhiều hơn quy định"), "warn"),
    "missing": (_l("Còn thiếu"), "warn"),
    "impossible": (_l("Không còn loại này"), "neutral"),
}
_COMPARED = {**COMPARATORS, "=": ""}


def aimed_at(target: Target) -> str:
    """The value to be reached: "ít nhất 75 %", "không quá 10 %", "trong khoảng 5–7 %", "100 %"."""
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


def told(figure: Quantity, target: Target) -> str:
    """A figure with its word and unit: "gần 79,5 %"; a reduction below nothing is an increase.

    More than two decimals are cut, not rounded: 79,996 must not read as the 80 that was not reached, nor 5,001 as
    the 5 that were not to be passed.
    """
    passed = target.comparator in ("<=", "<", "in", "=") and figure.value > (target.high or target.value)
    value = figure.value.quantize(Decimal("0.01"), ROUND_CEILING if passed else ROUND_FLOOR)
    shown = Quantity(value, figure.qualifier) if figure.high is None else figure
    if target.measures == "reduction" and figure.high is None:
        if value < 0:
            return _("tăng %(much)s", much=f"{Quantity(-value, figure.qualifier)} {target.unit}")
        return _("giảm %(much)s", much=f"{shown} {target.unit}")
    return f"{shown} {target.unit}"


def types_of(types: Iterable[str]) -> str:
    """Types of places in words: "xã hoặc thị trấn"."""
    return _(" hoặc ").join(KIND_WORDS.get(each, each) for each in types)


def ended(types: Iterable[str], last: date | None) -> str:
    """Why nothing can be chosen: "Từ 01/07/2025 không còn thị trấn"."""
    named = ", ".join(KIND_WORDS.get(each, each) for each in types)
    if last is None:
        return _("Không có %(types)s trong địa bàn này.", types=named)
    since = write_day(last + timedelta(days=1))
    return _("Từ %(day)s không còn %(types)s.", day=since, types=named)
