"""Small tables as CSV (RFC 4180, UTF-8 with a mark at its start), and cells that do nothing when they are opened.

A text that begins like a formula gets an apostrophe before it; numbers stay numbers, a telephone number stays the
text it was.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells spreadsheet programs that the text is UTF-8; without it they show Vietnamese as noise."""

ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
        "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip
"""How a text begins that some spreadsheet program runs."""

Cell = str | int | Decimal | date | None

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Text without what no sheet and no XML can hold; line ends and tabs stay."""
    return _CONTROL.sub("", text) if _CONTROL.search(text) else text


def harmless(text: str) -> str:
    """Text that no program takes for a formula."""
    text = plain(text)
    return f"'{text}" if text.startswith(ACTS) else text


def csv_of(head: Sequence[object], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table with its head; days by ISO 8601, decimals with a point, None as an empty cell."""
    text = io.StringIO(MARK, newline="")
    text.seek(0, io.SEEK_END)
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow([harmless(str(each)) for each in head])
    lines.writerows([_written(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)
