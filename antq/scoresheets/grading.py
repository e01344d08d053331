"""Points, classes, shares and the years they are counted in. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from typing import Protocol

from ..kit.numbers import read_day

CLASSES = ("tot", "kha", "trung-binh", "yeu")
"""Classes of the movement, the best first."""

STANDARD = ("dat", "khong-dat")
"""Meeting the safety standard, or not."""


class Limits(Protocol):
    """From how many points on the first three classes begin."""

    good: Decimal
    fair: Decimal
    average: Decimal


def class_of(total: Decimal, limits: Limits) -> str:
    """The class of so many points: each begins at its own limit."""
    if total >= limits.good:
        return "tot"
    if total >= limits.fair:
        return "kha"
    return "trung-binh" if total >= limits.average else "yeu"


def meets(points: Iterable[tuple[Decimal, Decimal]]) -> str:
    """Whether the standard is met: all of (given, most) are full, and there is something to be met."""
    pairs = list(points)
    return "dat" if pairs and all(given >= most for given, most in pairs) else "khong-dat"


def shares(counts: Mapping[str, int]) -> dict[str, Decimal]:
    """Per cent of each class, to a tenth, so rounded that they sum to exactly 100 (largest remainders first).

    All 0 when nothing was counted.
    """
    whole = sum(counts.values())
    if not whole:
        return {name: Decimal(0) for name in counts}
    exact = {name: Decimal(count * 1000) / whole for name, count in counts.items()}
    tenths = {name: int(value.to_integral_value(ROUND_FLOOR)) for name, value in exact.items()}
    left = 1000 - sum(tenths.values())
    by_rest = sorted(counts, key=lambda name: (tenths[name] - exact[name], name))
    for name in by_rest[:left]:
        tenths[name] += 1
    return {name: Decimal(value) / 10 for name, value in tenths.items()}


def year_of(day: date, ends: str) -> int:
    """The award year that a day lies in, when years end on the day `ends` ("30/11")."""
    return day.year if day <= last_day(day.year, ends) else day.year + 1


def last_day(year: int, ends: str) -> date:
    """The last day of an award year."""
    return read_day(ends, year=year).date


def first_day(year: int, ends: str) -> date:
    """The day after the year before ended."""
    return last_day(year - 1, ends) + timedelta(days=1)
