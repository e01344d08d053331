"""One statistic: the sentence first, then the drawing, the numbers, and what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from ..catalogue.words import kind_label
from ..kit import clock
from ..kit.charts.drawing import short
from ..kit.hiding import Hidden
from ..kit.numbers import write_day
from ..law import privacy
from ..places import queries as places
from ..places.words import KIND_WORDS
from .filters import Filter

Cell = str | int | Hidden | None
MOST_RANKED = 10
WIDE = 300
"""Room for the words of a ranking."""


@dataclass(frozen=True)
class Tile:
    """A province on the tile map."""

    code: str
    label: str
    count: int
    href: str


@dataclass(frozen=True)
class Statistic:
    """What one section of the page, and one CSV, says.

    `rows` begin with the name of the row; `links` lead on from there, one for each row or none at all. Drawn is what
    there is of `chart`, `tiles` and `ranks`; with no rows, `sentence` says that there is nothing.
    """

    key: str
    title: str
    sentence: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    definition: str
    source: str
    links: tuple[str | None, ...] = ()
    drawing: str = ""
    chart: Any = ""
    tiles: tuple[Tile, ...] = ()
    ranks: tuple[tuple[str, int, None], ...] = ()
    unit: str = ""
    words: int = field(default=1)
    """How many cells from the left are words."""

    @property
    def lines(self) -> list[tuple[str | None, list[str]]]:
        """The rows as they are read, each with its link."""
        links = self.links or (None,) * len(self.rows)
        return [(link, [said(cell) for cell in row]) for link, row in zip(links, self.rows, strict=True)]

    @property
    def table(self) -> tuple[tuple[str, ...], list[list[str | int | None]]]:
        """Head and rows of the CSV: numbers stay numbers, what is hidden is said in words."""
        return self.head, [
            [said(cell) if isinstance(cell, Hidden) else cell for cell in row] for row in self.rows
        ]


def said(cell: Cell) -> str:
    """A cell as it is read."""
    if cell is None:
        return "–"
    return cell if isinstance(cell, str) else privacy.said(cell)


def today() -> str:
    """The day of the numbers, as it is written."""
    return write_day(clock.today())


def ranking(rows: Sequence[tuple[str, int]]) -> tuple[tuple[str, int, None], ...]:
    """The first rows that are above 0, their words cut to the room."""
    return tuple((short(words, WIDE), value, None) for words, value in rows if value > 0)[:MOST_RANKED]


def narrowed(wanted: Filter, *, year: str = "", kind: bool = True) -> str:
    """What the numbers are narrowed to, as the end of a sentence; `year` says what the year means here."""
    parts = []
    if wanted.province:
        place = places.today()[wanted.province]
        word = KIND_WORDS.get(place.kind, "")
        parts.append(word + place.name[len(word) :] if word else place.name)
    if wanted.kind and kind:
        parts.append(_("loại hình %(kind)s", kind=str(kind_label(wanted.kind)).lower()))
    if wanted.year and year:
        parts.append(year)
    return " (" + "; ".join(parts) + ")" if parts else ""
