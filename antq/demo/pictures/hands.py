"""Hands drawn large: cupped, clasping a stick, laid one on another."""

from __future__ import annotations

from .colours import Colour, darker, lighter
from .shapes import Point, smooth, turned
from .stage import Stage

# one hand seen from above, wrist at the origin, fingers to the right
FINGERS: tuple[tuple[Point, Point, float], ...] = (
    ((150, -52), (246, -70), 36),
    ((160, -18), (278, -24), 38),
    ((158, 18), (268, 22), 37),
    ((146, 50), (232, 64), 33),
)


def arm(
    s: Stage, x: float, y: float, degrees: float, skin: Colour, sleeve: Colour, *, scale: float = 1.0
) -> None:
    """A hand reaching in from the edge of the picture: (x, y) is its wrist, `degrees` where its fingers point."""
    c = s.canvas

    def at(points: list[Point]) -> list[Point]:
        return turned(points, x, y, degrees, scale)

    with c.sheet(22, strength=0.4):
        c.limb(at([(-30, 0), (30, 0), (90, 0)]), [96 * scale, 88 * scale, 104 * scale], skin)
        c.blob(at([(20, -44), (90, -66), (160, -72), (182, 0), (160, 72), (90, 66), (20, 44)]), skin)
        for start, end, wide in FINGERS:
            c.limb(at([start, end]), [wide * scale, wide * 0.86 * scale], skin)
        c.limb(at([(58, -50), (110, -104), (162, -112)]), [50 * scale, 42 * scale, 34 * scale], skin)
        c.poly(at([(-1500, -150), (-20, -88), (-6, 0), (-20, 88), (-1500, 150)]), sleeve)
        c.poly(at([(-70, -91), (-20, -88), (-6, 0), (-20, 88), (-70, 91), (-56, 0)]), lighter(sleeve, 0.4))
    for (sx, sy), (_, ey), _ in FINGERS[1:]:
        c.line(at([(sx - 6, sy - 18), (sx + 76, (sy + ey) / 2 - 21)]), 3.5 * scale, darker(skin, 0.2))


def cupped(s: Stage, x: float, y: float, skin: Colour, sleeve: Colour, scale: float = 1.0) -> None:
    """Two hands side by side holding something up; (x, y) is the middle of what they hold."""
    c = s.canvas
    for side in (-1, 1):

        def at(points: list[Point], side: int = side) -> list[Point]:
            return [(x + side * u * scale, y + v * scale) for u, v in points]

        tone = skin if side < 0 else darker(skin, 0.07)
        with c.sheet(22, strength=0.35):
            c.limb(at([(70, 130), (120, 300)]), [128 * scale, 138 * scale], tone)
            palm = [
                (0, 60),
                (70, 74),
                (150, 28),
                (214, -62),
                (256, -74),
                (268, -30),
                (226, 78),
                (150, 168),
                (60, 196),
                (0, 190),
            ]
            c.poly(at(smooth(palm)), tone, foot=darker(tone, 0.12))
            for k, (u, v) in enumerate(((262, -66), (286, -34), (290, 4), (276, 40))):
                c.limb(
                    at([(u - 74, v + 62), (u, v - 8)]),
                    [48 * scale, 40 * scale],
                    lighter(tone, 0.05) if k % 2 else tone,
                )
            c.limb(
                at([(150, 96), (96, 40), (60, 22)]), [60 * scale, 48 * scale, 38 * scale], lighter(tone, 0.08)
            )
            c.poly(at([(30, 262), (206, 232), (300, 900), (40, 900)]), sleeve)
            c.poly(at([(30, 262), (206, 232), (212, 276), (34, 306)]), lighter(sleeve, 0.4))


def fist(
    s: Stage, x: float, y: float, degrees: float, skin: Colour, sleeve: Colour, *, scale: float = 1.0
) -> None:
    """A fist round a stick that passes through (x, y); `degrees` is the way the arm points, from elbow to fist."""
    c = s.canvas

    def at(points: list[Point]) -> list[Point]:
        return turned(points, x, y, degrees, scale)

    with c.sheet(20, strength=0.4):
        c.limb(at([(-170, 6), (-60, 4)]), [104 * scale, 96 * scale], skin)
        c.blob(at([(-84, -56), (-20, -82), (58, -76), (74, 0), (58, 84), (-20, 88), (-84, 56)]), skin)
        for k in range(4):
            v = -58 + k * 40
            c.limb(at([(54, v), (-14, v + 4)]), [43 * scale, 41 * scale], lighter(skin, 0.06))
        c.poly(at([(-1200, -190), (-150, -92), (-136, 0), (-150, 96), (-1200, 190)]), sleeve)
        c.poly(
            at([(-206, -97), (-150, -92), (-136, 0), (-150, 96), (-206, 100), (-192, 0)]),
            lighter(sleeve, 0.4),
        )
    for k in range(3):
        v = -38 + k * 40
        c.line(at([(66, v), (-24, v + 4)]), 3.5 * scale, darker(skin, 0.24))
    c.limb(at([(-70, -50), (-20, -74), (30, -66)]), [46 * scale, 44 * scale, 36 * scale], darker(skin, 0.05))
