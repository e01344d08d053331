"""A value as the cell of a sheet that people open in a spreadsheet program: nothing in it may act.

A text that begins like a formula gets an apostrophe before it, in CSV and in XLSX alike, since sheets are saved
from one form into the other; numbers stay numbers, a telephone number stays the text it was.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from .records import written

ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
        "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip
"""How a text begins that some spreadsheet program runs."""

LONGEST = 32_767
"""Characters that a cell of a spreadsheet holds."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Text without what no sheet and no XML can hold; line ends and tabs stay."""
    return _CONTROL.sub("", text) if _CONTROL.search(text) else text


def harmless(text: str) -> str:
    """Text that no program takes for a formula."""
    text = plain(text)
    return f"'{text}" if text.startswith(ACTS) else text


def in_csv(value: Any) -> str:
    """The cell of a text table; what is no text is written by ISO 8601 and with a decimal point."""
    if isinstance(value, str):  # most cells are, and there may be millions
        return harmless(value)
    if value is None:
        return ""
    return harmless(written(value)) if isinstance(value, list) else written(value)


def in_sheet(value: Any) -> Any:
    """The cell of a workbook: numbers and days as such, all else as harmless text; None is an empty cell."""
    if value is None or value == []:
        return None
    if isinstance(value, datetime):
        return written(value)
    if isinstance(value, int | float | date) and not isinstance(value, bool):
        return value
    return harmless(written(value))[:LONGEST]
