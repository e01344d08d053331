"""How people stand, walk, sit on the ground or on a stool, and gather in a ring."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .colours import darker
from .people import Body, Look
from .shapes import Point
from .stage import Stage

REST: tuple[Point, Point] = ((-0.17, 0.42), (0.17, 0.42))


LAP: tuple[Point, Point] = ((-0.1, 0.46), (0.1, 0.46))


def shade(s: Stage, x: float, y: float, width: float) -> None:
    """The shadow a figure lays on the ground."""
    s.canvas.disc(x, y, width / 2, width * 0.11, s.palette.shadow, 70)


def stand(
    s: Stage,
    look: Look,
    x: float,
    y: float,
    height: float,
    *,
    hands: tuple[Point, Point] = REST,
    lean: float = 0,
    stride: float = 0.0,
    back: bool = False,
    face: int = 1,
    tilt: float = 0,
) -> None:
    """A person on their feet; `stride` parts the feet for walking, `face` -1 mirrors the pose."""
    shade(s, x, y, height * 0.42)
    body = Body(s, look, x, y, height, lean=lean, face=face)
    with s.canvas.sheet(height * 0.035, strength=0.3):
        for side in (-1, 1):
            foot = side * (0.062 + stride * 0.22)
            lift = stride * 0.5 if side < 0 else 0.0
            toe = body.at(foot + 0.012 * side, lift + 0.012)
            s.canvas.disc(*toe, height * 0.042, height * 0.02, darker(look.skin, 0.25))
            tone = darker(look.trousers, 0.18) if side < 0 and stride else look.trousers
            body.limb(
                [(side * 0.05, 0.42), (foot * 0.85, 0.22 + lift), (foot, 0.045 + lift)],
                [0.115, 0.098, 0.088],
                tone,
            )
        body.torso(0.8)
        if not back:
            body.seam(0.8, 0.46)
        for side, hand in zip((-1, 1), hands, strict=True):
            body.arm(side, 0.8, hand)
        body.head(0.8, back=back, tilt=tilt)


def sit(
    s: Stage,
    look: Look,
    x: float,
    y: float,
    height: float,
    *,
    hands: tuple[Point, Point] = LAP,
    back: bool = False,
    lean: float = 0,
    tilt: float = 0,
    face: int = 1,
) -> None:
    """A person cross-legged on the ground or a mat; hands are given as if the figure stood 0.36 higher."""
    shade(s, x, y, height * 0.62)
    body = Body(s, look, x, y + height * 0.015, height, lean=lean, face=face)
    with s.canvas.sheet(height * 0.035, strength=0.3):
        lap = [
            (-0.23, 0.05),
            (-0.15, 0.135),
            (0, 0.12),
            (0.15, 0.135),
            (0.23, 0.05),
            (0.12, 0.0),
            (-0.12, 0.0),
        ]
        s.canvas.blob(body.all(lap), look.trousers)
        if not back:
            s.canvas.line(
                body.all([(-0.13, 0.045), (0.03, 0.05)]), height * 0.02, darker(look.trousers, 0.35)
            )
            for side in (-1, 1):
                s.canvas.disc(
                    *body.at(side * 0.08, 0.018), height * 0.04, height * 0.02, darker(look.skin, 0.2)
                )
        body.torso(0.44, length=0.36, flare=0.135)
        if not back:
            body.seam(0.44, 0.3)
        for side, (u, v) in zip((-1, 1), hands, strict=True):
            body.arm(side, 0.44, (u, v - 0.36))
        body.head(0.44, back=back, tilt=tilt)


def perch(
    s: Stage,
    look: Look,
    x: float,
    y: float,
    height: float,
    *,
    hands: tuple[Point, Point] = LAP,
    back: bool = False,
    lean: float = 0,
    tilt: float = 0,
    face: int = 1,
) -> None:
    """A person on a stool or bench, knees towards us; hands as for `stand`, 0.2 lower."""
    shade(s, x, y, height * 0.46)
    body = Body(s, look, x, y, height, lean=lean, face=face)
    with s.canvas.sheet(height * 0.035, strength=0.3):
        if back:
            body.limb([(-0.1, 0.26), (-0.1, 0.02)], [0.03, 0.03], s.named("dark"))
            body.limb([(0.1, 0.26), (0.1, 0.02)], [0.03, 0.03], s.named("dark"))
            body.limb([(-0.13, 0.26), (0.13, 0.26)], [0.05, 0.05], s.named("wood"))
        body.torso(0.6, length=0.37, flare=0.13)
        if not back:
            body.seam(0.6, 0.34)
            for side in (-1, 1):
                knee = side * 0.085
                s.canvas.disc(*body.at(knee, 0.012), height * 0.045, height * 0.02, darker(look.skin, 0.25))
                body.limb(
                    [(knee * 0.7, 0.27), (knee * 1.1, 0.24), (knee, 0.05)],
                    [0.12, 0.115, 0.085],
                    look.trousers,
                )
        for side, (u, v) in zip((-1, 1), hands, strict=True):
            body.arm(side, 0.6, (u, v - 0.2))
        body.head(0.6, back=back, tilt=tilt)


def aside(
    s: Stage,
    look: Look,
    x: float,
    y: float,
    height: float,
    *,
    hands: tuple[Point, Point] = ((0.2, 0.5), (0.24, 0.55)),
    face: int = 1,
    lean: float = 0.08,
    tilt: float = 0.02,
) -> None:
    """A person on a stool seen from the side, thighs level; `face` 1 looks right."""
    shade(s, x + face * height * 0.1, y, height * 0.5)
    body = Body(s, look, x, y, height, face=face)
    seat = s.named("wood", 0.3)
    far, near = ((u, v - 0.2) for u, v in hands)
    with s.canvas.sheet(height * 0.035, strength=0.3):
        for u in (-0.12, 0.09):
            body.limb([(u * 0.8, 0.19), (u, 0.01)], [0.03, 0.026], darker(seat, 0.3))
        body.limb([(-0.13, 0.195), (0.11, 0.195)], [0.035, 0.035], seat)
        s.canvas.disc(*body.at(0.25, 0.012), height * 0.055, height * 0.02, darker(look.skin, 0.25))
        body.limb([(0.0, 0.27), (0.2, 0.27), (0.21, 0.05)], [0.13, 0.11, 0.08], look.trousers)
        body.lean = lean
        body.arm(1, 0.6, far)
        body.torso(0.6, length=0.37, flare=0.12)
        body.arm(1, 0.6, near)
        body.head(0.6, tilt=tilt)


def ring(
    s: Stage,
    looks: Sequence[Look],
    x: float,
    y: float,
    rx: float,
    ry: float,
    height: float,
    *,
    pose: str = "sit",
) -> None:
    """People round a middle point: the far ones face us, the near ones show their backs.

    Draws the far half; call `ring_front` after what lies in the middle to draw the near half.
    """
    for place, look in _round(looks, x, y, rx, ry, front=False):
        (sit if pose == "sit" else perch)(s, look, *place, height)


def ring_front(
    s: Stage,
    looks: Sequence[Look],
    x: float,
    y: float,
    rx: float,
    ry: float,
    height: float,
    *,
    pose: str = "sit",
) -> None:
    """The near half of a `ring`, a little larger and seen from behind."""
    for place, look in _round(looks, x, y, rx, ry, front=True):
        (sit if pose == "sit" else perch)(s, look, *place, height * 1.07, back=True)


def _round(
    looks: Sequence[Look], x: float, y: float, rx: float, ry: float, *, front: bool
) -> list[tuple[Point, Look]]:
    placed = []
    for i, look in enumerate(looks):
        turn = math.tau * (i + 0.5) / len(looks) + math.pi
        place = (x + rx * math.cos(turn), y + ry * math.sin(turn))
        if (math.sin(turn) > 0.12) == front:
            placed.append((place, look))
    return sorted(placed, key=lambda item: item[0][1])
