"""Figures in words: the qualifier stays with the number, a change says against what. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ..kit.numbers import Qualifier, read_number, read_quantity, write_number

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


def change(figure: Figure) -> Decimal | None:
    """Per cent of change against before (negative: less), one decimal; None where it cannot be said."""
    if figure.before is None or figure.before == 0 or figure.qualifier != "exact":
        return None
    return ((figure.value - figure.before) / abs(figure.before) * 100).quantize(Decimal("0.1"))


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
