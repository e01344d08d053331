"""Whether a target was reached, by what was reported of it. Pure.

A figure is where it is said to be: "gần 90" lies just below 90, "trên 90" just above, "khoảng 90" on either side,
"ít nhất 90" anywhere from there on. What does not settle the question is called unclear, never guessed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from ..kit.numbers import LARGEST, Qualifier, Quantity

Position = tuple[Decimal, int]
"""A point on the line of numbers: the number itself (0), just below it (-1), just above it (1)."""

GOOD = ("reached", "over")


class Aimed(Protocol):
    """What a target says."""

    comparator: str
    value: Decimal
    high: Decimal | None
    direction: str
    measures: str
    selected_only: bool
    classes: list[str]
    period_year: int | None
    base: str


class Said(Protocol):
    """What a result says."""

    id: int
    place_id: int | None
    value: Decimal | None
    high: Decimal | None
    qualifier: str
    part: Decimal | None
    whole: Decimal | None
    period_year: int | None
    corrects_id: int | None


def positions(figure: Quantity) -> list[Position]:
    """Where a figure may lie; for a stretch its ends."""
    value = figure.value
    if figure.high is not None:
        return [(value, 0), (figure.high, 0)]
    match figure.qualifier:
        case Qualifier.NEARLY:
            return [(value, -1)]
        case Qualifier.MORE | Qualifier.OVER:
            return [(value, 1)]
        case Qualifier.APPROX:
            return [(value, -1), (value, 1)]
        case Qualifier.AT_LEAST:
            return [(value, 0), (LARGEST, 0)]
    return [(value, 0)]


def judge(target: Aimed, figure: Quantity) -> str:
    """reached · missed · over (better than a bare figure or a range to stay in, which is not it) · unclear.

    "Ít nhất" a range is reached from its lower end on; "trên" and "dưới" are not reached by the number itself.
    """
    found = {_at(target, position) for position in positions(figure)}
    return found.pop() if len(found) == 1 else "unclear"


def _at(target: Aimed, position: Position) -> str:
    bound = (target.value, 0)
    match target.comparator:
        case ">=":
            reached = position >= bound
        case ">":
            reached = position > bound
        case "<=":
            reached = position <= bound
        case "<":
            reached = position < bound
        case _:
            return _within(target, position)
    return "reached" if reached else "missed"


def _within(target: Aimed, position: Position) -> str:
    """A bare figure, or a range to stay in: reached there, over on its better side, missed on the other."""
    end = target.high if target.comparator == "in" and target.high is not None else target.value
    low, high = (target.value, 0), (end, 0)
    if low <= position <= high:
        return "reached"
    return "over" if (position < low) == (target.direction == "down") else "missed"


def figure_of(target: Aimed, said: Said) -> Quantity | None:
    """The figure of a result; a share or a reduction is computed from its part and whole. None when it cannot be."""
    if said.value is not None:
        return Quantity(said.value, Qualifier(said.qualifier), said.high)
    if said.part is None or not said.whole:
        return None
    if target.measures == "reduction":
        return Quantity((said.whole - said.part) * 100 / said.whole)
    return Quantity(said.part if target.measures == "count" else said.part * 100 / said.whole)


def counted(target: Aimed, counts: Mapping[str, int]) -> Quantity | None:
    """The figure that confirmed classes give: the union of the target's classes. None when nothing was classed."""
    whole = sum(counts.values())
    if not target.classes or not whole:
        return None
    part = sum(counts.get(each, 0) for each in target.classes)
    return Quantity(Decimal(part) if target.measures == "count" else Decimal(part * 100) / whole)


@dataclass(frozen=True)
class Line:
    """One result and what it comes to: a verdict, or why it is not judged (corrected, other-period, outside, part)."""

    said: Said
    figure: Quantity | None
    verdict: str


@dataclass(frozen=True)
class Evaluation:
    """What all results of a target come to.

    `from_classes`: the figure that the `classed` (so many) confirmed classes give. `differ`: results of one scope
    and period contradict each other. `chosen`, `told`: how many places were chosen, how many of them told anything.
    """

    verdict: str
    lines: Sequence[Line]
    from_classes: Quantity | None = None
    classed: int = 0
    differ: bool = False
    chosen: int = 0
    told: int = 0


def evaluate(
    target: Aimed,
    results: Iterable[Said],
    *,
    chosen: Collection[int] = (),
    counts: Mapping[str, int] | None = None,
    on: date,
) -> Evaluation:
    """Judge a target on a day by all its results, by the places chosen for it, and by confirmed classes.

    Results for the whole decide. Without any, a target for selected places is judged place by place: missed when
    one missed it, reached when all reached it. Figures that contradict each other stand side by side.
    """
    rows = list(results)
    lines = [_line(target, row, rows, chosen) for row in rows]
    judged = [line for line in lines if line.verdict in ("reached", "missed", "over", "unclear")]
    whole = [line for line in judged if line.said.place_id is None]
    classes = counted(target, counts) if counts and not target.selected_only else None
    verdicts = [line.verdict for line in whole] + ([judge(target, classes)] if classes else [])
    if verdicts:
        figures = [line.figure for line in whole] + ([classes] if classes else [])
        classed = sum(counts.values()) if counts and classes else 0
        differ = len(set(map(str, figures))) > 1
        return Evaluation(_joined(verdicts), lines, classes, classed, differ, len(chosen))
    by_place: dict[int, list[Line]] = {}
    for line in judged:
        by_place.setdefault(line.said.place_id or 0, []).append(line)
    differ = any(len({str(line.figure) for line in there}) > 1 for there in by_place.values())
    of_places = [_joined([line.verdict for line in there]) for there in by_place.values()]
    verdict = _over_places(of_places, len(chosen)) or _silent(target, on)
    return Evaluation(verdict, lines, None, 0, differ, len(chosen), len(of_places))


def _line(target: Aimed, said: Said, rows: Sequence[Said], chosen: Collection[int]) -> Line:
    figure = figure_of(target, said)
    if any(other.corrects_id == said.id for other in rows):
        return Line(said, figure, "corrected")
    if said.place_id is not None and not target.selected_only:
        return Line(said, figure, "part")
    if said.place_id is not None and said.place_id not in chosen:
        return Line(said, figure, "outside")
    wanted = target.period_year or _last_year(target, rows, chosen)
    if wanted and said.period_year and said.period_year != wanted:
        return Line(said, figure, "other-period")
    return Line(said, figure, judge(target, figure) if figure else "unclear")


def _last_year(target: Aimed, rows: Sequence[Said], chosen: Collection[int]) -> int | None:
    """The last year of which something was told that can be judged: a part of the whole says nothing of it."""
    corrected = {row.corrects_id for row in rows}
    judged = [
        row
        for row in rows
        if row.id not in corrected
        and (row.place_id is None or (target.selected_only and row.place_id in chosen))
    ]
    return max((row.period_year for row in judged if row.period_year), default=None)


def _joined(verdicts: Sequence[str]) -> str:
    return verdicts[0] if len(set(verdicts)) == 1 else "conflict"


def _over_places(verdicts: Sequence[str], wanted: int) -> str:
    """ "" when no place told anything."""
    if not verdicts:
        return ""
    if "missed" in verdicts:
        return "missed"
    if any(each not in GOOD for each in verdicts):
        return "unclear"
    return "reached" if len(verdicts) >= wanted else "partly"


def _silent(target: Aimed, on: date) -> str:
    """Nothing was reported: late only when the period is stated and over."""
    if target.period_year is None:
        return "none"
    return "late" if on > date(target.period_year, 12, 31) else "none"
