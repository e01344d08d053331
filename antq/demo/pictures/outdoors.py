"""Bicycle, boat, and the village kẻng with its sound."""

from __future__ import annotations

import math

from .colours import Colour, darker, lighter, mix
from .shapes import Point, oval, ribbon, smooth
from .stage import Stage


def bicycle(s: Stage, x: float, y: float, size: float, tone: Colour, *, face: int = 1) -> None:
    """A bicycle, `x` its middle; wheels stand on `y`; `size` the radius of a wheel."""
    c = s.canvas
    dark = s.named("ink")
    c.disc(x, y, size * 2.4, size * 0.2, s.palette.shadow, 60)

    def at(u: float, v: float) -> Point:
        return x + face * u * size, y - v * size

    for u in (-1.3, 1.3):
        hub = at(u, 1)
        c.line(oval(*hub, size * 0.95, size * 0.95), size * 0.12, dark)
        for k in range(6):
            turn = math.pi * k / 6
            dx, dy = math.cos(turn) * size * 0.9, math.sin(turn) * size * 0.9
            c.line(
                [(hub[0] - dx, hub[1] - dy), (hub[0] + dx, hub[1] + dy)],
                max(1.2, size * 0.025),
                lighter(dark, 0.4),
            )
        c.disc(*hub, size * 0.12, size * 0.12, dark)
    for a, b in (
        ((-1.3, 1), (-0.15, 0.95)),
        ((-1.3, 1), (-0.5, 1.95)),
        ((-0.5, 1.95), (-0.15, 0.95)),
        ((-0.5, 1.85), (0.9, 1.9)),
        ((-0.15, 0.95), (0.9, 1.85)),
        ((1.3, 1), (0.85, 2.35)),
    ):
        c.line([at(*a), at(*b)], size * 0.13, tone)
    c.line([at(-0.8, 2.05), at(-0.2, 2.05)], size * 0.18, dark)
    c.line([at(0.85, 2.35), at(0.55, 2.5)], size * 0.11, dark)


def boat(s: Stage, x: float, y: float, length: float, *, cover: bool = False) -> None:
    """A narrow wooden boat whose waterline is at `y`; `cover` adds a rounded mat roof."""
    c = s.canvas
    wood = s.named("wood", 0.2)
    c.disc(x, y + length * 0.02, length * 0.46, length * 0.035, s.palette.shadow, 70)
    if cover:
        with c.sheet(8):
            c.poly(
                oval(x - length * 0.04, y - length * 0.06, length * 0.19, length * 0.2, 180, 360),
                s.named("thatch"),
            )
            for k in range(-2, 3):
                c.line(
                    oval(
                        x - length * 0.04 + k * length * 0.07,
                        y - length * 0.06,
                        length * 0.02,
                        length * 0.19,
                        180,
                        270,
                    ),
                    3,
                    darker(s.named("thatch"), 0.3),
                )
    with c.sheet(10):
        hull = smooth(
            [
                (x - length * 0.52, y - length * 0.13),
                (x - length * 0.3, y - length * 0.065),
                (x, y - length * 0.05),
                (x + length * 0.3, y - length * 0.065),
                (x + length * 0.52, y - length * 0.13),
            ],
            closed=False,
        )
        keel = smooth(
            [
                (x + length * 0.52, y - length * 0.13),
                (x + length * 0.36, y + length * 0.02),
                (x, y + length * 0.035),
                (x - length * 0.36, y + length * 0.02),
                (x - length * 0.52, y - length * 0.13),
            ],
            closed=False,
        )
        c.poly(hull + keel, wood, foot=darker(wood, 0.35))
        c.line(hull, length * 0.014, lighter(wood, 0.3))


def gong(s: Stage, x: float, y: float, size: float, *, rope: float = 60) -> None:
    """The village kẻng: a worn steel wheel rim on a rope, (x, y) its middle."""
    c = s.canvas
    steel = mix(s.named("metal", 0.4), s.named("bronze", 0.4), 0.55)
    c.line(
        [(x - size * 0.1, y - size - rope), (x - size * 0.1, y - size * 0.8)],
        max(4, size * 0.07),
        s.named("thatch"),
    )
    c.line(
        [(x + size * 0.1, y - size - rope), (x + size * 0.1, y - size * 0.8)],
        max(4, size * 0.07),
        s.named("thatch"),
    )
    with c.sheet(14):
        outer = oval(x, y, size, size)
        inner = oval(x, y, size * 0.5, size * 0.5)
        c.poly([*outer, *reversed(inner)], steel)
        c.line(oval(x, y, size * 0.93, size * 0.93, 150, 300), size * 0.06, lighter(steel, 0.4))
        c.line(oval(x, y, size * 0.57, size * 0.57), size * 0.07, darker(steel, 0.3))
        for k in range(6):
            turn = math.tau * k / 6 + 0.3
            c.disc(
                x + math.cos(turn) * size * 0.75,
                y + math.sin(turn) * size * 0.75,
                size * 0.075,
                size * 0.075,
                darker(steel, 0.5),
            )


def ringing(s: Stage, x: float, y: float, size: float, *, start: float = -45, end: float = 45) -> None:
    """Sound, as gold arcs growing fainter."""
    tone = s.named("gold", 0.6)
    for k in range(3):
        reach = size * (1.35 + 0.38 * k)
        arc = oval(x, y, reach, reach, start, end)
        s.canvas.poly(
            ribbon(arc, [size * 0.1 * math.sin(math.pi * i / (len(arc) - 1)) for i in range(len(arc))]),
            tone,
            230 - 55 * k,
        )
