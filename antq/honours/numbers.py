"""The number of a decision: how it is written, and when two are one. Pure.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3: a number below 10 has a leading zero. What is stored is what is printed,
so that page, paper, certificate and signature say the same.
"""

from __future__ import annotations

from ..kit.text import clean


def written(number: str) -> str:
    """As it is printed: "5" -> "05", "007" -> "07", "0120" -> "120"; what is no plain number stays as it was typed."""
    said = clean(number)
    return f"{int(said):02d}" if said.isascii() and said.isdecimal() else said


def compared(number: str) -> str:
    """As it is compared: "5" and "05" are one number, and so are "12A" and "12a"."""
    return written(number).casefold()
