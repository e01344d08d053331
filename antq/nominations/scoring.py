"""Points by criteria: read from the norm of the day, added up, averaged. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.refusals import Invalid
from ..law.norms import norm

VERDICTS = {
    "for": _l("Đề nghị khen thưởng"),
    "against": _l("Không đề nghị"),
    "abstain": _l("Không có ý kiến"),
}


@dataclass(frozen=True)
class Criterion:
    """One line of the score sheet; `most` is its highest number of points."""

    code: str
    label: str
    most: int
    hint: str = ""


def criteria(on: date) -> list[Criterion]:
    """The score sheet in force on a day (the province's own regulation, see the norm's source)."""
    rows = norm("nomination.criteria", on=on)
    return [Criterion(row["code"], row["label"], int(row["max"]), row.get("hint", "")) for row in rows]


def total_of(points: Mapping[str, int], sheet: Iterable[Criterion]) -> int:
    """The sum of a complete sheet. Raises Invalid naming each line that is missing or out of range."""
    errors: dict[str, Any] = {}
    for line in sheet:
        given = points.get(line.code)
        if given is None or not 0 <= given <= line.most:
            errors[f"points_{line.code}"] = _l(
                "%(label)s: cho điểm từ 0 đến %(most)d.", label=line.label, most=line.most
            )
    if errors:
        raise Invalid(errors)
    return sum(points[line.code] for line in sheet)


@dataclass(frozen=True)
class Summary:
    """What the reviews of one nomination come to; mean and median to a tenth of a point."""

    count: int
    average: Decimal
    middle: Decimal
    lowest: int
    highest: int


def summarise(totals: list[int]) -> Summary | None:
    """Count, mean, median and spread; None without reviews."""
    if not totals:
        return None
    tenths = Decimal("0.1")
    average = Decimal(sum(totals)) / len(totals)
    return Summary(
        len(totals),
        average.quantize(tenths, ROUND_HALF_UP),
        Decimal(str(median(totals))).quantize(tenths, ROUND_HALF_UP).normalize(),
        min(totals),
        max(totals),
    )
