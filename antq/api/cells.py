"""A value as the cell of a sheet that people open in a spreadsheet program: nothing in it may act.

A text that begins like a formula gets an apostrophe before it, in CSV and in XLSX alike, since sheets are saved
from one form into the other; numbers stay numbers, a telephone number stays the text it was.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ..kit.sheets import harmless, plain
from .records import written

__all__ = ["LONGEST", "harmless", "in_csv", "in_sheet", "plain"]

LONGEST = 32_767
"""Characters that a cell of a spreadsheet holds."""


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
