"""Values one after another: columns or a line with a target, small ones side by side, and how something spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from .drawing import WIDTH, Around, Number, Table, el, fits, framed, number, short, svg, text

TALL = 116
MOST_PANELS = 24
MOST_YEARS = 60


@dataclass(frozen=True)
class Point:
    """A value and when or where it was measured; None where nothing is known."""

    label: str
    value: Number | None


@dataclass(frozen=True)
class Panel:
    """One of several small drawings of the same measure."""

    label: str
    points: Sequence[Point]


@dataclass(frozen=True)
class _Scale:
    """Values to heights: the higher the value, the smaller the y. Nought is always on it."""

    top: float
    tall: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[Number | None], top: float, tall: float) -> _Scale:
        known = [float(value) for value in values if value is not None]
        low, high = min([0.0, *known]), max([0.0, *known])
        return cls(top, tall, low, high if high > low else low + 1)

    def y(self, value: Number | float) -> float:
        return self.top + (self.high - float(value)) / (self.high - self.low) * self.tall


def columns(
    id: str, title: str, points: Sequence[Point], *, target: Number | None = None, **around: Any
) -> Markup:
    """Columns from left to right, with a dashed line where a target is."""
    return _series(id, title, points, target, Around(**around), _columns)


def line(
    id: str, title: str, points: Sequence[Point], *, target: Number | None = None, **around: Any
) -> Markup:
    """A line with a dot at each value, with a dashed line where a target is. What is not known is a gap."""
    return _series(id, title, points, target, Around(**around), _line)


def _series(
    id: str, title: str, points: Sequence[Point], target: Number | None, around: Around, draw: Any
) -> Markup:
    top = 44 if target is not None else 22
    scale = _Scale.of([*(each.value for each in points), target], top, TALL)
    marks = [_rule(scale.y(0), "axis"), *draw(points, scale, WIDTH)]
    if target is not None:
        aim = _("Mục tiêu: %(value)s", value=number(target))
        marks += [
            _rule(scale.y(target), "s3", "6 4"),
            _rule(10, "s3", "6 4", 0, 28),
            text(36, 15, aim, "strong"),
        ]
    marks += _labels(points, scale, WIDTH) + _periods(points, top + TALL + 20, WIDTH)
    said = _said(points) + ("" if target is None else " " + _("Mục tiêu: %(value)s.", value=number(target)))
    rows = [(each.label, number(each.value)) for each in points]
    table = Table((_("Kỳ"), around.unit or _("Số")), rows)
    return framed(id, title, svg(id, title, said, marks, top + TALL + 28), table, around)


def _said(points: Sequence[Point]) -> str:
    return " ".join(f"{each.label}: {number(each.value)}." for each in points)


def _rule(y: float, cls: str, dashes: str | None = None, x1: float = 0, x2: float = WIDTH) -> Markup:
    return el(
        "line", x1=float(x1), x2=float(x2), y1=y, y2=y, class_=cls, stroke_width=2, stroke_dasharray=dashes
    )


def _step(points: Sequence[Point], wide: float) -> float:
    return wide / max(1, len(points))


def _columns(points: Sequence[Point], scale: _Scale, wide: float, left: float = 0) -> list[Markup]:
    step = _step(points, wide)
    bar = min(48.0, step * 0.7)
    marks = []
    for at, each in enumerate(points):
        if each.value is not None:
            y0, y1 = sorted((scale.y(0), scale.y(each.value)))
            x = left + at * step + (step - bar) / 2
            marks.append(el("rect", x=x, y=y0, width=bar, height=max(2.0, y1 - y0), rx=3, class_="b1"))
    return marks


def _line(points: Sequence[Point], scale: _Scale, wide: float) -> list[Markup]:
    step = _step(points, wide)
    runs: list[list[tuple[float, float]]] = [[]]
    for at, each in enumerate(points):
        if each.value is None:
            runs.append([])
        else:
            runs[-1].append((at * step + step / 2, scale.y(each.value)))
    marks = []
    for run in runs:
        if len(run) > 1:
            way = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
            marks.append(el("polyline", points=way, class_="s1", fill="none", stroke_width=3))
        marks += [el("circle", cx=x, cy=y, r=5, class_="b1") for x, y in run]
    return marks


def _labels(points: Sequence[Point], scale: _Scale, wide: float) -> list[Markup]:
    """The values over their marks: all where they fit, else the first, the last, the lowest and the highest."""
    known = [(at, each.value) for at, each in enumerate(points) if each.value is not None]
    step = _step(points, wide)
    if not all(fits(number(value), step) for _at, value in known):
        ends = {known[0], known[-1]} if known else set()
        ends |= {min(known, key=lambda k: k[1]), max(known, key=lambda k: k[1])} if known else set()
        known = _apart(sorted(ends), step)
    marks = []
    for at, value in known:
        words, x = number(value), at * step + step / 2
        half = len(words) * 4.4
        x = min(max(x, half), wide - half)
        marks.append(text(x, min(scale.y(value), scale.y(0)) - 9, words, "strong", "middle"))
    return marks


def _apart(known: list[tuple[int, Number]], step: float) -> list[tuple[int, Number]]:
    """Without those that would stand on the one before; the last always stays."""
    kept: list[tuple[int, Number]] = []
    for at, value in reversed(known):
        if not kept or (kept[-1][0] - at) * step > len(number(value)) * 9:
            kept.append((at, value))
    return kept[::-1]


def _periods(points: Sequence[Point], y: float, wide: float, left: float = 0) -> list[Markup]:
    """What the marks stand for: each where all fit, else the first and the last."""
    step = _step(points, wide)
    if all(fits(each.label, step - 4) for each in points):
        return [
            text(left + at * step + step / 2, y, each.label, "soft", "middle")
            for at, each in enumerate(points)
        ]
    if len(points) < 2:
        return [text(left, y, short(each.label, wide), "soft") for each in points]
    first, last = points[0].label, points[-1].label
    return [
        text(left, y, short(first, wide / 2 - 4), "soft"),
        text(left + wide, y, short(last, wide / 2 - 4), "soft", "end"),
    ]


def multiples(id: str, title: str, panels: Sequence[Panel], **around: Any) -> Markup:
    """The same measure of several, small, side by side, on one scale; the newest value is written on each."""
    told, wide, tall = Around(**around), 150.0, 50.0
    drawn = panels[:MOST_PANELS]
    every = [point.value for panel in drawn for point in panel.points]
    marks: list[Markup] = []
    for at, panel in enumerate(drawn):
        left, top = (at % 2) * (WIDTH - wide), (at // 2) * 130.0
        scale = _Scale.of(every, top + 40, tall)
        marks.append(text(left, top + 14, short(panel.label, wide), "strong"))
        marks.append(_rule(scale.y(0), "axis", None, left, left + wide))
        marks += _columns(panel.points, scale, wide, left)
        known = [(n, each.value) for n, each in enumerate(panel.points) if each.value is not None]
        if known:
            n, value = known[-1]
            step = _step(panel.points, wide)
            x = left + min(n * step + step / 2, wide - len(number(value)) * 4.4)
            marks.append(text(x, min(scale.y(value), scale.y(0)) - 6, number(value), "strong", "middle"))
        marks += _periods(panel.points, top + 108, wide, left)
    periods = list(dict.fromkeys(point.label for panel in panels for point in panel.points))
    values = [{point.label: point.value for point in panel.points} for panel in panels]
    rows = [
        (panel.label, *(number(of.get(each)) for each in periods))
        for panel, of in zip(panels, values, strict=True)
    ]
    said = " ".join(f"{panel.label}: {_said(panel.points)}" for panel in drawn)
    height = (len(drawn) + 1) // 2 * 130
    return framed(id, title, svg(id, title, said, marks, height), Table((_("Nơi"), *periods), rows), told)


def spread(id: str, title: str, added: Sequence[tuple[int, int]], **around: Any) -> Markup:
    """How something spread: (year, how many began in it) as steps that add up, a dot where some began."""
    told = Around(**around)
    new: dict[int, int] = {}
    for year, count in added:
        new[year] = new.get(year, 0) + count
    years = list(range(min(new), max(new) + 1))[-MOST_YEARS:] if new else []
    total, points = sum(count for year, count in new.items() if years and year < years[0]), []
    for year in years:
        total += new.get(year, 0)
        points.append(Point(str(year), total))
    scale, step = _Scale.of([each.value for each in points], 22, TALL), _step(points, WIDTH)
    way, dots = "", []
    for at, each in enumerate(points):
        x, y = at * step + step / 2, scale.y(each.value or 0)
        way += f"V{y:.1f}H{x + step / 2:.1f}" if way else f"M{x:.1f} {y:.1f}H{x + step / 2:.1f}"
        if new.get(years[at]):
            dots.append(el("circle", cx=x, cy=y, r=5, class_="b1"))
    marks = [
        _rule(scale.y(0), "axis"),
        el("path", d=way or "M0 0", class_="s1", fill="none", stroke_width=3),
        *dots,
    ]
    marks += _labels(points, scale, WIDTH) + _periods(points, 22 + TALL + 20, WIDTH)
    rows = [(str(y), number(new.get(y, 0)), number(p.value)) for y, p in zip(years, points, strict=True)]
    table = Table((_("Năm"), _("Thêm"), _("Tổng")), rows)
    return framed(id, title, svg(id, title, _said(points), marks, 22 + TALL + 28), table, told)
