"""Before and after, place by place: one line for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from .drawing import STRONG, WIDTH, Around, Number, Table, el, framed, number, short, svg, text

MOST_DRAWN = 12
LEFT, RIGHT, GAP, TOP = 58.0, 140.0, 19.0, 34.0


@dataclass(frozen=True)
class Slope:
    """One place: what it is called, and its value before and after."""

    label: str
    before: Number
    after: Number


def slope(
    id: str,
    title: str,
    rows: Sequence[Slope],
    *,
    better: str = "none",
    before: str = "",
    after: str = "",
    **around: Any,
) -> Markup:
    """A line from before to after for each place, the first twelve. What went the wrong way (`better`: up, down,
    none) is dashed, with a hollow dot."""
    told, drawn = Around(**around), rows[:MOST_DRAWN]
    was, now = before or _("Trước"), after or _("Sau")
    tall = max(110.0, len(drawn) * GAP * 1.3)
    values = [float(value) for each in drawn for value in (each.before, each.after)]
    low, high = min(values, default=0.0), max(values, default=0.0)
    high = high if high > low else low + 1
    heights = {value: TOP + (high - value) / (high - low) * tall for value in values}
    marks = [
        text(LEFT, 15, short(was, LEFT + 40), "soft", "middle"),
        text(RIGHT, 15, short(now, 150), "strong"),
    ]
    for each in drawn:
        marks += _mark(each, heights[float(each.before)], heights[float(each.after)], better)
    lefts = _apart([heights[float(each.before)] for each in drawn])
    rights = _apart([heights[float(each.after)] for each in drawn])
    for each, left, right in zip(drawn, lefts, rights, strict=True):
        said = f"{number(each.after)} {each.label}"
        marks.append(text(LEFT - 10, left + 5, number(each.before), "soft", "end"))
        marks.append(text(RIGHT + 10, right + 5, short(said, WIDTH - RIGHT - 10, STRONG), "strong"))
    height = max([TOP + tall, *lefts, *rights]) + 16
    desc = " ".join(f"{each.label}: {number(each.before)} → {number(each.after)}." for each in rows)
    table = Table((_("Nơi"), was, now), [(r.label, number(r.before), number(r.after)) for r in rows])
    if len(rows) > len(drawn):
        some = _("Vẽ %(drawn)d trong %(all)d nơi, đủ trong bảng.", drawn=len(drawn), all=len(rows))
        told = Around(told.unit, told.source, told.csv, told.level, some)
    return framed(id, title, svg(id, title, desc, marks, round(height)), table, told)


def _mark(row: Slope, y0: float, y1: float, better: str) -> list[Markup]:
    moved = row.after - row.before
    wrong = (moved > 0 and better == "down") or (moved < 0 and better == "up")
    cls = "s3" if wrong else "s0" if better == "none" or not moved else "s1"
    dot = {"class_": f"hole {cls}", "stroke_width": 2} if wrong else {"class_": f"b{cls[1]}"}
    ends: dict[str, Any] = {"x1": LEFT, "y1": y0, "x2": RIGHT, "y2": y1}
    return [
        el("line", **ends, class_=cls, stroke_width=2, stroke_dasharray="6 4" if wrong else None),
        el("circle", cx=LEFT, cy=y0, r=4, class_="b0"),
        el("circle", cx=RIGHT, cy=y1, r=5, **dot),
    ]


def _apart(heights: Sequence[float]) -> list[float]:
    """The heights, in the same order, moved as little as keeps words on them from standing on each other."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    blocks: list[tuple[float, int]] = []  # the sum of where its words would begin, how many they are
    for rank, at in enumerate(order):
        total, count = heights[at] - rank * GAP, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before = blocks.pop()
            total, count = total + before[0], count + before[1]
        blocks.append((total, count))
    starts = [total / count for total, count in blocks for _each in range(count)]
    placed = [0.0] * len(heights)
    over = min([0.0, *(start - TOP for start in starts[:1])])
    for rank, at in enumerate(order):
        placed[at] = starts[rank] + rank * GAP - over
    return placed
