"""Figures in words: the qualifier stays with the number, a change says against what. Pure functions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l

from ..kit.numbers import Qualifier, read_number, read_quantity, write_number
from ..kit.text import clean, fold

if TYPE_CHECKING:
    from .models import Figure

QUALIFIER_WORDS = {
    "exact": "",
    "nearly": "gần",
    "more": "hơn",
    "over": "trên",
    "about": "khoảng",
    "at_least": "ít nhất",
    "range": "",
}
MOST_PER_CENT = 100
"""A growth beyond it is told by its two numbers: "tăng 342,9 %" says less than "từ 7 lên 31"."""
HARD_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Label:
    """How far an outcome may be trusted: the word, the tone of its tag, what it means."""

    word: Any
    tone: str
    about: Any


LABELS = {
    "self_reported": Label(_l("Tự báo cáo"), "neutral", _l("Đơn vị làm tự nêu, chưa ai kiểm tra.")),
    "evidenced": Label(_l("Có minh chứng"), "info", _l("Có văn bản hoặc tài liệu nêu số này.")),
    "appraised": Label(_l("Đã thẩm định"), "ok", _l("Cơ quan thường trực đã đối chiếu.")),
    "no_effect": Label(_l("Không hiệu quả"), "warn", _l("Đã kiểm tra: không đạt kết quả mong đợi.")),
}
DIRECTIONS = {"down": _l("Giảm là tốt"), "up": _l("Tăng là tốt"), "none": _l("Không nói tốt hay xấu")}


@dataclass(frozen=True)
class Reading:
    """A number as a person wrote it: "gần 47.000" -> 47000, nearly; "5-7" -> 5 to 7."""

    value: Decimal
    qualifier: str = "exact"
    high: Decimal | None = None


def read(text: str) -> Reading:
    """What was typed -> value and qualifier; raises ValueError with a sentence for the person."""
    said = read_quantity(text)
    qualifier = "about" if said.qualifier is Qualifier.APPROX else said.qualifier.value
    return Reading(said.value, qualifier, said.high)


def read_before(text: str) -> Decimal | None:
    """The number before, where one was typed; raises ValueError."""
    return read_number(text) if text.strip() else None


_BASE = re.compile(r"(.*[0-9](?:\s*(?:nghìn|ngàn|triệu))?)\s+(\D+)", re.IGNORECASE)


def read_base(text: str) -> tuple[Decimal | None, str]:
    """How many it is counted over and what they are, as typed: "3.200 dân"; nothing typed is (None, "").

    Raises ValueError with a sentence for the person.
    """
    text = clean(text)
    if not text:
        return None, ""
    found = _BASE.fullmatch(text)
    if found is None:
        raise ValueError("Ghi số rồi đơn vị, ví dụ 3.200 dân hoặc 850 hộ.")
    base = read_number(found[1])
    if base <= 0:
        raise ValueError("Số dân, số hộ phải lớn hơn 0.")
    return base, found[2][:60]


def write_base(figure: Figure) -> str:
    """The base as it is typed; "" without one."""
    return "" if figure.base is None else f"{write_number(figure.base)} {figure.base_unit}"


def number(figure: Figure) -> str:
    """The number with its word: "gần 47.000", "5–7", "1.691"."""
    written = write_number(figure.value)
    if figure.high is not None:
        written = f"{written}–{write_number(figure.high)}"
    word = QUALIFIER_WORDS[figure.qualifier]
    return f"{word}{HARD_SPACE}{written}" if word else written


def said(figure: Figure) -> str:
    """Number and unit: "gần 47.000 thành viên", "81 %"."""
    return f"{number(figure)}{HARD_SPACE}{figure.unit}" if figure.unit else number(figure)


def periods(figure: Figure) -> str:
    """Which times are compared: "năm 2023 → năm 2025"; one of them alone, or "", where that is all there is."""
    return " → ".join(part for part in (figure.period_before, figure.period) if part)


def quantity(value: Decimal, unit: str) -> str:
    """A number without qualifier, with its unit."""
    return f"{write_number(value)}{HARD_SPACE}{unit}" if unit else write_number(value)


def change(figure: Figure) -> Decimal | None:
    """Per cent of change against before (negative: less), one decimal; None where it cannot be said."""
    if figure.before is None or figure.before == 0 or figure.qualifier != "exact":
        return None
    return ((figure.value - figure.before) / abs(figure.before) * 100).quantize(Decimal("0.1"))


def is_good(figure: Figure) -> bool | None:
    """Whether the change against before went the way that is good; None where there is none or nobody said."""
    if figure.before is None or figure.better == "none" or figure.value == figure.before:
        return None
    return (figure.value > figure.before) == (figure.better == "up")


def _from_to(figure: Figure) -> str:
    """Both numbers: "giảm từ 26 xuống khoảng 9 lượt"; a share keeps its sign at both."""
    before = write_number(figure.before or Decimal(0))
    if figure.unit.startswith("%"):
        before += f"{HARD_SPACE}%"
    if figure.before is not None and figure.value < figure.before:
        return f"giảm từ {before} xuống {said(figure)}"
    return f"tăng từ {before} lên {said(figure)}"


def finding(figure: Figure) -> str:
    """The figure as a finding: "Vụ trộm cắp: giảm 42 %" with a before, else "Tổ tự quản: 1.691 tổ".

    What is no exact change, more than doubles, or is itself a share (70 % to 92 % is no "31,4 %") is told by both
    numbers with the word of its direction.
    """
    moved = change(figure)
    if figure.before is None:
        return f"{figure.what}: {said(figure)}"
    if figure.value == figure.before:
        return f"{figure.what}: vẫn {said(figure)}"
    if not moved or moved > MOST_PER_CENT or figure.unit.startswith("%"):
        return f"{figure.what}: {_from_to(figure)}"
    verb = "giảm" if moved < 0 else "tăng"
    return f"{figure.what}: {verb} {write_number(abs(moved))}{HARD_SPACE}%"


def identity(figure: Figure) -> tuple[str, str]:
    """What makes two figures numbers of one indicator: what is counted and in which unit, however it is spelled."""
    return fold(figure.what), fold(figure.unit) or clean(figure.unit)


def current(rows: Iterable[Figure]) -> list[Figure]:
    """Those that hold: without what another of them corrects."""
    every = list(rows)
    corrected = {each.corrects_id for each in every}
    return [each for each in every if each.id is None or each.id not in corrected]


LEAP = 10
"""Two sources that differ by more than this within a year of each other hardly counted the same thing."""
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def clashes(rows: Iterable[Figure]) -> list[tuple[Figure, Figure]]:
    """The pairs that contradict each other: one indicator, one scope, and either one period with two values, or
    two sources that lie further apart than a year can explain. Corrected figures contradict nobody."""
    alike: dict[Any, list[Figure]] = defaultdict(list)
    for each in current(rows):
        alike[identity(each), fold(each.scope), each.place_id].append(each)
    return [pair for group in alike.values() for pair in combinations(group, 2) if _contradict(*pair)]


def _contradict(one: Figure, other: Figure) -> bool:
    if fold(one.period) == fold(other.period):
        return (one.value, one.high) != (other.value, other.high)
    if (one.document_id, one.source) == (other.document_id, other.source):
        return False
    small, large = sorted((abs(one.value), abs(other.value)))
    return large > LEAP * small and _within_a_year(one.period, other.period)


def _within_a_year(one: str, other: str) -> bool:
    here, there = (list(map(int, _YEAR.findall(period))) for period in (one, other))
    return any(abs(a - b) <= 1 for a in here for b in there)


PER = (1_000, 10_000)
"""A rate is told per 1.000; where that says less than one, per 10.000."""


@dataclass(frozen=True)
class Rate:
    """A value over how many it is counted: 6,4 (vụ) trên 1.000 (dân)."""

    value: Decimal
    per: int
    of: str

    @property
    def said(self) -> str:
        """ "6,4 trên 1.000 dân"."""
        return f"{write_number(self.value)} {per_words(self.per, self.of)}"


def per_words(per: int, of: str) -> str:
    """ "trên 1.000 dân"."""
    return f"trên{HARD_SPACE}{write_number(per)}{HARD_SPACE}{of}"


def per_of(rows: Sequence[Figure]) -> int | None:
    """What all of them can be told by together: per 1.000, or per 10.000 when one says less than 1; None unless
    each has a base, all in one unit, and none is a share already."""
    if not rows or any(each.base is None or each.unit.startswith("%") for each in rows):
        return None
    if len({fold(each.base_unit) for each in rows}) > 1:
        return None
    values = [value for each in rows if (value := abs(each.value / _base(each)))]
    return PER[0] if not values or min(values) * PER[0] >= 1 else PER[1]


def over(value: Decimal, figure: Figure, per: int) -> Decimal:
    """A value of a figure that has a base, told per so many, one decimal."""
    return (value / _base(figure) * per).quantize(Decimal("0.1"))


def _base(figure: Figure) -> Decimal:
    if figure.base is None:
        raise ValueError(f"figure {figure.what!r} has no base")
    return figure.base


def rate(figure: Figure) -> Rate | None:
    """A figure over its base; None where it has none."""
    per = per_of([figure])
    return None if per is None else Rate(over(figure.value, figure, per), per, figure.base_unit)
