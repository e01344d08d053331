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
    """One line of the score sheet; `most` is its highest number of points, which count `weight` times. `levels` say
    from how many points on the answer is called what."""

    code: str
    label: str
    most: int
    hint: str = ""
    weight: int = 1
    levels: tuple[tuple[int, str], ...] = ()

    def level_of(self, points: int) -> str:
        """What so many points are called; empty where the sheet does not say."""
        return next((label for least, label in sorted(self.levels, reverse=True) if points >= least), "")


def criteria(on: date) -> list[Criterion]:
    """The score sheet in force on a day (the province's own regulation, see the norm's source)."""
    rows = norm("nomination.criteria", on=on)
    return [
        Criterion(
            row["code"],
            row["label"],
            int(row["max"]),
            row.get("hint", ""),
            int(row.get("weight", 1)),
            tuple((int(least), label) for least, label in row.get("levels", ())),
        )
        for row in rows
    ]


def best(sheet: Iterable[Criterion]) -> int:
    """The highest total that a sheet can come to."""
    return sum(line.most * line.weight for line in sheet)


def total_of(points: Mapping[str, int], sheet: Iterable[Criterion]) -> int:
    """The weighted sum of a complete sheet. Raises Invalid naming each line that is missing or out of range."""
    errors: dict[str, Any] = {}
    for line in sheet:
        given = points.get(line.code)
        if given is None or not 0 <= given <= line.most:
            errors[f"points_{line.code}"] = _l(
                "%(label)s: cho điểm từ 0 đến %(most)d.", label=line.label, most=line.most
            )
    if errors:
        raise Invalid(errors)
    return sum(points[line.code] * line.weight for line in sheet)


@dataclass(frozen=True)
class Summary:
    """What the reviews of one nomination come to; mean and median to a tenth of a point."""

    count: int
    average: Decimal
    middle: Decimal
    lowest: int
    highest: int

    @property
    def spread(self) -> int:
        """How far the reviewers are apart."""
        return self.highest - self.lowest


def summarise(given: Iterable[int | None]) -> Summary | None:
    """Count, mean, median and spread of the points that were given; abstentions (None) count in none of them.
    None without points."""
    totals = [total for total in given if total is not None]
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
