"""Plane geometry of the illustrations: curves as lists of points, in the 1600 × 1067 units of a picture."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Points = Sequence[Point]


def smooth(points: Points, *, closed: bool = True, steps: int = 8) -> list[Point]:
    """A Catmull-Rom curve through the points, `steps` segments between each pair."""
    size = len(points)
    curve: list[Point] = []
    for i in range(size if closed else size - 1):
        if closed:
            a, b, c, d = (points[(i + k) % size] for k in (-1, 0, 1, 2))
        else:
            a, b, c, d = (points[min(max(i + k, 0), size - 1)] for k in (-1, 0, 1, 2))
        curve.extend(_between(a, b, c, d, step / steps) for step in range(steps))
    if not closed:
        curve.append(points[-1])
    return curve


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def axis(p: float, q: float, r: float, s: float) -> float:
        return 0.5 * (
            2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3
        )

    return axis(a[0], b[0], c[0], d[0]), axis(a[1], b[1], c[1], d[1])


def oval(x: float, y: float, rx: float, ry: float, start: float = 0, end: float = 360) -> list[Point]:
    """Points of an ellipse, or of its part from `start` to `end` degrees (clockwise from the right)."""
    count = max(12, min(72, int((rx + ry) * abs(end - start) / 900) + 12))
    turns = (math.radians(start + (end - start) * i / count) for i in range(count + 1))
    return [(x + rx * math.cos(t), y + ry * math.sin(t)) for t in turns]


def arch(x: float, y: float, width: float, height: float) -> list[Point]:
    """A doorway: straight sides and a round head; `x` its middle, `y` its foot."""
    half = width / 2
    return [(x - half, y), *oval(x, y - height + half, half, half, 180, 360), (x + half, y)]


def rounded(x: float, y: float, width: float, height: float, radius: float) -> list[Point]:
    """A rectangle with round corners, from its top left corner."""
    r = min(radius, width / 2, height / 2)
    return [
        *oval(x + r, y + r, r, r, 180, 270),
        *oval(x + width - r, y + r, r, r, 270, 360),
        *oval(x + width - r, y + height - r, r, r, 0, 90),
        *oval(x + r, y + height - r, r, r, 90, 180),
    ]


def turned(points: Iterable[Point], x: float, y: float, degrees: float, scale: float = 1.0) -> list[Point]:
    """A shape drawn about the origin, scaled, turned clockwise and moved to (x, y)."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [(x + scale * (u * cos - v * sin), y + scale * (u * sin + v * cos)) for u, v in points]


def blade(x: float, y: float, degrees: float, length: float, width: float, droop: float = 0.0) -> list[Point]:
    """A leaf from its stalk at (x, y); `droop` bends its tip downwards by that share of its length."""
    half = [(t / 8, math.sin(math.pi * (t / 8) ** 0.8) * width / 2) for t in range(9)]
    axis = math.radians(degrees)
    ux, uy = math.cos(axis), math.sin(axis)

    def place(along: float, aside: float) -> Point:
        sag = droop * length * along * along
        return x + ux * along * length - uy * aside, y + uy * along * length + ux * aside + sag

    return [place(t, w) for t, w in half] + [place(t, -w) for t, w in reversed(half)]


def ribbon(points: Points, widths: Sequence[float]) -> list[Point]:
    """A band along the points, as wide at each as `widths` says."""
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(i - 1, 0)], points[min(i + 1, len(points) - 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = (ay - by) / length * widths[i] / 2, (bx - ax) / length * widths[i] / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]


def ridge(rng: random.Random, y: float, swing: float, waves: float = 2.5) -> list[Point]:
    """A skyline from beyond the left edge to beyond the right, waving about `y` by at most `swing`."""
    parts = [(1.0, waves), (0.45, waves * 2.1), (0.2, waves * 4.3)]
    phases = [rng.uniform(0, math.tau) for _ in parts]
    line: list[Point] = []
    for i in range(81):
        x = -80 + i * 22.0
        rise = sum(a * math.sin(math.tau * f * i / 80 + ph) for (a, f), ph in zip(parts, phases, strict=True))
        line.append((x, y - rise / 1.65 * swing))
    return line


def peaks(rng: random.Random, y: float, height: float, count: int) -> list[Point]:
    """A skyline of steep round limestone peaks standing on `y`."""
    step = 1760 / count
    hills = [
        (
            -80 + (i + 0.5) * step + rng.uniform(-0.25, 0.25) * step,
            height * rng.uniform(0.45, 1),
            step * rng.uniform(0.5, 0.75),
        )
        for i in range(-1, count + 1)
    ]

    def rise(x: float) -> float:
        return max(
            tall * max(0.0, 1 - abs((x - middle) / half) ** 2.3) ** 0.75 for middle, tall, half in hills
        )

    return [(float(x), y - rise(x)) for x in range(-90, 1700, 10)]
