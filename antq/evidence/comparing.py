"""Results compared place by place: the same indicator, in the same unit, per head where that is fair. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..kit.charts import Slope
from . import figures
from .models import Figure

LEAST = 2
"""Places that make a comparison."""


@dataclass(frozen=True)
class Place:
    """Where figures were measured: its name, and where to read more."""

    label: str
    href: str = ""


@dataclass(frozen=True)
class Line:
    """One place in a comparison. `before` and `after` are told per head where the series is."""

    place: Place
    figure: Figure
    after: Decimal
    before: Decimal | None
    doubtful: bool
    """Sources of this place contradict each other."""

    @property
    def said(self) -> str:
        """The figure as it was said: "gần 47.000 người"."""
        return figures.said(self.figure)

    @property
    def href(self) -> str:
        """Where all about the figure is told; "" for one that is not written down."""
        return f"/so-lieu/{self.figure.ref}" if self.figure.ref else ""

    @property
    def label(self) -> figures.Label:
        """How far it may be trusted."""
        return figures.LABELS[self.figure.label]


@dataclass(frozen=True)
class Series:
    """One indicator in several places, the best first.

    `per` and `per_of` say what the numbers are told by ("trên 1.000 dân"), None and "" when they stand as they are:
    as soon as one place has no base, none is told per head, for that would compare unlike numbers.
    """

    what: str
    unit: str
    better: str
    lines: Sequence[Line]
    per: int | None = None
    per_of: str = ""

    @property
    def told_in(self) -> str:
        """The unit of the numbers: "vụ trên 1.000 dân"."""
        return (
            self.unit
            if self.per is None
            else f"{self.unit} {figures.per_words(self.per, self.per_of)}".strip()
        )

    @property
    def slopes(self) -> list[Slope]:
        """For the drawing, where every place has a number before; else nothing."""
        every = [
            Slope(each.place.label, each.before, each.after) for each in self.lines if each.before is not None
        ]
        return every if len(every) == len(self.lines) else []

    @property
    def ranks(self) -> list[tuple[str, Decimal, str | None]]:
        """For a ranking: place, number, address."""
        return [(each.place.label, each.after, each.place.href or None) for each in self.lines]


def compare(groups: Iterable[tuple[Place, Iterable[Figure]]]) -> list[Series]:
    """Places with their figures -> what can be compared, the indicator of most places first.

    Of several figures of one indicator in a place the last that holds counts. Indicators of a single place are
    left out; nothing is added up, nothing is guessed.
    """
    found: dict[tuple[str, str], list[tuple[Place, Figure, bool]]] = defaultdict(list)
    for place, rows in groups:
        every = figures.current(rows)
        doubted = {id(each) for pair in figures.clashes(every) for each in pair}
        last = {figures.identity(each): each for each in every}
        for key, figure in last.items():
            found[key].append((place, figure, id(figure) in doubted))
    series = [_series(rows) for rows in found.values() if len(rows) >= LEAST]
    return sorted(series, key=lambda each: (-len(each.lines), each.what))


def _series(rows: Sequence[tuple[Place, Figure, bool]]) -> Series:
    told = [figure for _place, figure, _doubtful in rows]
    per = figures.per_of(told)
    better = _direction(told)
    lines = []
    for place, figure, doubtful in rows:
        after, before = figure.value, figure.before
        if per is not None:
            after = figures.over(after, figure, per)
            before = None if before is None else figures.over(before, figure, per)
        lines.append(Line(place, figure, after, before, doubtful))
    lines.sort(key=lambda each: (each.after if better == "down" else -each.after, each.place.label))
    return Series(told[0].what, told[0].unit, better, lines, per, told[0].base_unit if per else "")


def _direction(rows: Iterable[Figure]) -> str:
    """Which way is good, when those who said so agree."""
    said = {each.better for each in rows} - {"none"}
    return said.pop() if len(said) == 1 else "none"
