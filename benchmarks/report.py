"""The figures of a run as Markdown, and their place in docs/performance.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.inside import Inside

RATIO_SIZE = 100_000
"""The goals are set for so many initiatives."""


@dataclass(frozen=True)
class Row:
    """One subject at one size; costs are medians of the rounds, in CPU microseconds."""

    name: str
    bytes: int
    rate: float
    micro: float
    bare: float
    ratio: float
    nginx: float | None
    nginx_ratio: float | None
    goal: float | None
    goal_nginx: float | None
    per_rows: bool = False


@dataclass(frozen=True)
class Size:
    """All figures of one size on one engine."""

    size: int
    filled_seconds: float
    megabytes: float
    change: float
    first_count: float
    rows: list[Row]
    inside: list[Inside]

    def written(self) -> dict[str, Any]:
        """For a file of JSON."""
        return asdict(self)

    @classmethod
    def read(cls, told: dict[str, Any]) -> Size:
        """What `written` wrote."""
        rows = [Row(**row) for row in told.pop("rows")]
        return cls(rows=rows, inside=[Inside(**each) for each in told.pop("inside")], **told)


def tables(sizes: Sequence[Size]) -> str:
    """Growth over all sizes, the goals at one of them, finding without a server."""
    parts = [_growth(sizes), _goals(sizes), _inside(sizes), _filling(sizes)]
    return "\n\n".join(part for part in parts if part)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _growth(sizes: Sequence[Size]) -> str:
    """CPU µs of each subject and its ratio to the bare route; how the ratio grew from the first to the last size."""
    head = ["CPU µs (÷ bare route)", *(f"{each.size:,}" for each in sizes), "growth"]
    rows = []
    for place, first in enumerate(sizes[0].rows):
        of = [each.rows[place] for each in sizes]
        # Answers of different lengths have different twins: there the cost of a thousand rows is compared.
        growth = of[-1].micro / first.micro if first.per_rows else of[-1].ratio / first.ratio
        rows.append([first.name, *(f"{row.micro:,.0f} ({_short(row.ratio)})" for row in of), _short(growth)])
    return _table(head, rows)


def _goals(sizes: Sequence[Size]) -> str:
    """Everything of one size, with what was to be reached."""
    size = next((each for each in sizes if each.size == RATIO_SIZE), sizes[-1])
    head = [
        f"at {size.size:,}",
        "bytes",
        "requests/s",
        "µs",
        "bare µs",
        "÷ bare",
        "goal",
        "nginx",
        "÷ nginx",
        "goal",
    ]
    return _table(head, (_line(row) for row in size.rows))


def _line(row: Row) -> list[str]:
    return [
        row.name,
        f"{row.bytes:,}",
        f"{row.rate:,.0f}",
        f"{row.micro:,.0f}",
        f"{row.bare:,.0f}",
        _short(row.ratio),
        _judged(row.ratio, row.goal),
        "–" if row.nginx is None else f"{row.nginx:,.1f}",
        "–" if row.nginx_ratio is None else _short(row.nginx_ratio),
        _judged(row.nginx_ratio, row.goal_nginx),
    ]


def _judged(value: float | None, goal: float | None) -> str:
    if value is None or goal is None:
        return ""
    return f"≤ {goal:g} {'met' if value <= goal else '**missed**'}"


def _inside(sizes: Sequence[Size]) -> str:
    head = ["ms: total and facets / a page", *(f"{each.size:,}" for each in sizes)]
    rows = []
    for place, first in enumerate(sizes[0].inside):
        of = [each.inside[place] for each in sizes]
        rows.append(
            [first.name, *(f"{each.count:.1f} / {each.page:.2f} ({each.hits:,} hits)" for each in of)]
        )
    rows.append(["columns and order after a change", *(f"{each.change:.1f}" for each in sizes)])
    rows.append(["places and abbreviations after a change", *(f"{each.first_count:.1f}" for each in sizes)])
    return _table(head, rows)


def _filling(sizes: Sequence[Size]) -> str:
    head = ["filling", *(f"{each.size:,}" for each in sizes)]
    seconds = [
        "CPU seconds of the generator, from the size before",
        *(f"{each.filled_seconds:,.0f}" for each in sizes),
    ]
    return _table(head, [seconds, ["MB on disk", *(f"{each.megabytes:,.0f}" for each in sizes)]])


def _short(value: float) -> str:
    return f"{value:.2f}" if value < 3 else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def replaced(document: str, name: str, block: str) -> str:
    """The document with everything between the markers of this run replaced. ValueError without markers."""
    begin, end = f"<!-- run {name} -->\n", f"<!-- end of run {name} -->"
    before, found, rest = document.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"no place for the run {name}")
    return f"{before}{begin}{block.rstrip()}\n{end}{after}"


def write(path: Path, name: str, block: str) -> None:
    """Put a run into the document."""
    path.write_text(replaced(path.read_text("utf-8"), name, block), "utf-8")
