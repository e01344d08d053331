"""Bushes, grass, lotus, saplings, and the dark leaves that frame a scene."""

from __future__ import annotations

import math

from .canvas import HEIGHT
from .colours import darker, lighter, mix
from .shapes import Point, blade, oval, turned
from .stage import Stage
from .trees import _rib


def shrub(s: Stage, x: float, y: float, size: float, flower: str | None = None) -> None:
    """A low bush, with flowers if a colour is named."""
    c = s.canvas
    tone = mix(s.named("leaf"), s.named("fresh"), s.rng.uniform(0, 0.6))
    with c.sheet(8, strength=0.3):
        for dx, r in ((-0.6, 0.5), (0.55, 0.46), (0, 0.66)):
            c.poly([*oval(x + dx * size, y - r * size * 0.45, r * size, r * size, 160, 380)], tone)
    for k in range(7):
        px, py = x + ((k - 3) * 0.25 + s.about(0, 0.08)) * size, y - s.rng.uniform(0.15, 0.85) * size * 0.9
        if flower:
            c.disc(px, py, size * 0.09, size * 0.09, s.named(flower))
        else:
            c.poly(blade(px, py, s.about(-90, 50), size * 0.3, size * 0.1), lighter(tone, 0.25))


def grass(s: Stage, y: float, count: int = 26, size: float = 26) -> None:
    """Tufts scattered between `y` and the bottom edge."""
    for _ in range(count):
        share = s.rng.random()
        gx, gy = s.rng.uniform(0, 1600), y + (HEIGHT - y) * share
        tall = size * (0.6 + share)
        for angle in (-118, -90, -64):
            s.canvas.poly(blade(gx, gy, angle + s.about(0, 8), tall, tall * 0.2), s.named("deep"), 120)


def frame(s: Stage, *, left: bool = True, foot: bool = True) -> None:
    """Dark leaves close to the eye in one corner, which push the scene back."""
    c = s.canvas
    edge, sign = (-30, 1) if left else (1630, -1)
    dark = mix(s.named("deep"), s.palette.shadow, 0.55)
    base = HEIGHT + 30 if foot else -30
    up = -1 if foot else 1
    with c.sheet(22, strength=0.35):
        for i in range(7):
            angle = up * (12 + i * 12.5)
            aim = angle if left else 180 - angle
            length = s.rng.uniform(210, 330) * (1 - 0.05 * i)
            tone = mix(dark, s.named("leaf"), 0.13 * (i % 4))
            leaf = blade(edge + sign * i * 26, base, aim, length, length * 0.2, 0.04)
            c.poly(leaf, tone)
            c.line(_rib(leaf), 3, lighter(tone, 0.14))


def lotus(s: Stage, x: float, y: float, size: float, *, petals: str = "pink") -> None:
    """An open lotus flower; (x, y) is the foot of its cup."""
    c = s.canvas
    tone = s.named(petals, 0.4)
    with c.sheet(8, strength=0.28):
        for ring, (reach, spread, shade) in enumerate(((1.0, 66, 0.0), (0.92, 40, 0.25), (0.8, 17, 0.5))):
            for side in (-1, 1):
                angle = -90 + side * spread
                leaf = blade(x, y, angle, size * reach, size * 0.42)
                c.poly(leaf, lighter(tone, shade * 0.6) if ring else darker(tone, 0.1))
        c.poly(blade(x, y, -90, size * 0.74, size * 0.42), lighter(tone, 0.55))
        c.disc(x, y - size * 0.12, size * 0.1, size * 0.07, s.named("gold", 0.5))


def pad(s: Stage, x: float, y: float, size: float) -> None:
    """A lotus leaf lying on the water."""
    tone = mix(s.named("leaf"), s.named("fresh"), s.rng.uniform(0, 0.5))
    start = s.rng.uniform(20, 150)
    with s.canvas.sheet(6, strength=0.3):
        s.canvas.poly([(x, y), *oval(x, y, size, size * 0.4, start, start + 335)], tone)
    for k in range(6):
        turn = math.radians(start + 30 + k * 55)
        s.canvas.line(
            [(x, y), (x + math.cos(turn) * size * 0.8, y + math.sin(turn) * size * 0.32)],
            max(1.5, size * 0.025),
            lighter(tone, 0.2),
        )


def sapling(s: Stage, x: float, y: float, height: float) -> None:
    """A young plant with a few pairs of leaves."""
    c = s.canvas
    c.limb([(x, y), (x, y - height)], [height * 0.06, height * 0.03], s.named("leaf", 0.4))
    for k, share in enumerate((0.42, 0.66, 0.88)):
        for side in (-1, 1):
            angle = -90 + side * (62 - k * 12)
            tone = mix(s.named("leaf", 0.4), s.named("lime", 0.4), 0.2 + 0.25 * k)
            c.poly(blade(x, y - height * share, angle, height * (0.44 - 0.06 * k), height * 0.17, 0.1), tone)


def sprig(x: float, y: float, degrees: float, length: float) -> list[list[Point]]:
    """The leaves of a twig, as outlines, for decoration."""
    leaves = []
    for k in range(1, 5):
        for side in (-1, 1):
            stalk = turned([(length * k / 5, 0)], x, y, degrees)[0]
            leaves.append(blade(*stalk, degrees + side * 42, length * 0.26, length * 0.1))
    return leaves
