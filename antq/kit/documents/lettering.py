"""Text as it may be set in a paper: clean, and for PDF only letters that the embedded font has.

A PDF/UA with a letter that its font lacks is refused by the writer, so such a letter (an emoji, a Chinese name)
is shown as an empty box; the DOCX keeps it, because the reader's own fonts may have it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from ..text import clean
from .measures import FONTS

BOX = "\N{WHITE SQUARE}"
BREAK = "\N{ZERO WIDTH SPACE}"
_LONG = re.compile(r"\S{48}(?=\S)")
"""A word longer than any of Vietnamese: an address, a run of one letter. Unbroken it would leave the page."""


@cache
def _covered() -> frozenset[int]:
    found: set[int] = set()
    for line in (FONTS / "coverage.txt").read_text("ascii").split():
        first, last = line.split("-")
        found.update(range(int(first, 16), int(last, 16) + 1))
    return frozenset(found)


def plain(text: object) -> str:
    """Any text as it may stand in a paper: composed, without control characters; line ends stay."""
    return clean(str(text), multiline=True)


def breakable(text: str) -> str:
    """The text with places to break words that no line holds."""
    return _LONG.sub(lambda found: found.group(0) + BREAK, text)


def covered(char: str) -> bool:
    """Whether the embedded font has the character in all its faces."""
    return ord(char) in _covered()


def printable(text: str) -> str:
    """The text with a box for every letter that the embedded font lacks."""
    return "".join(char if char in f"\n{BREAK}" or covered(char) else BOX for char in text)


def lettered(value: Any) -> Any:
    """Data for a page (JSON values) with every text clean, breakable and within the font."""
    if isinstance(value, str):
        return printable(breakable(plain(value)))
    if isinstance(value, Mapping):
        return {key: lettered(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [lettered(each) for each in value]
    return value
