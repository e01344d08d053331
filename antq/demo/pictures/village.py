"""The lowland village: house, communal house, gate, open pavilion, fence."""

from __future__ import annotations

from .colours import Colour, darker, lighter, mix
from .roofs import door, roof, thatch, window
from .shapes import arch, rounded
from .stage import Stage


def house(
    s: Stage,
    x: float,
    y: float,
    width: float,
    *,
    wall: Colour | None = None,
    tiled: bool = True,
    far: float = 0.0,
) -> None:
    """A low village house standing on `y`, with a door between two windows."""
    c, p = s.canvas, s.palette
    tone = p.far(wall or s.named("wall"), far)
    height = width * 0.36
    with c.sheet(14):
        c.rect(x - width * 0.42, y - height, width * 0.84, height, tone)
        c.rect(x - width * 0.44, y - width * 0.03, width * 0.88, width * 0.03, darker(tone, 0.18))
    door(s, x, y - width * 0.03, width * 0.15, height * 0.68, lit=p.lit)
    for side in (-1, 1):
        window(s, x + side * width * 0.26, y - height * 0.72, width * 0.13, height * 0.36)
    if p.lit:
        c.glow(x, y - height * 0.4, width * 0.55, p.lamp, 0.4)
    c.rect(x - width * 0.42, y - height, width * 0.84, height * 0.14, darker(tone, 0.35), 120)
    if tiled:
        roof(s, x, y - height * 0.94, width * 1.08, width * 0.3, rows=5, fill=p.far(s.named("roof"), far))
    else:
        thatch(s, x, y - height * 0.94, width * 1.08, width * 0.36)


def communal(s: Stage, x: float, y: float, width: float) -> None:
    """A communal house (đình): wide, low, pillared, its roof corners curling up."""
    c = s.canvas
    height = width * 0.22
    stone = s.named("stone")
    with c.sheet(16):
        for k in range(3):
            grow = width * (0.43 + 0.025 * k)
            c.rect(
                x - grow, y - width * 0.012 * (3 - k), grow * 2, width * 0.014, lighter(stone, 0.25 - 0.1 * k)
            )
    floor = y - width * 0.036
    with c.sheet(12):
        c.rect(x - width * 0.4, floor - height, width * 0.8, height, darker(s.named("wood"), 0.3))
    for i in range(5):
        bx = x - width * 0.32 + width * 0.16 * i
        c.poly(
            arch(bx, floor, width * 0.1, height * 0.82),
            s.palette.lamp if s.palette.lit else darker(s.named("dark"), 0.25),
        )
        c.line([(bx, floor - height * 0.8), (bx, floor)], 4, s.named("wood"))
    if s.palette.lit:
        c.glow(x, floor - height * 0.4, width * 0.42, s.palette.lamp, 0.5)
    with c.sheet(8):
        for i in range(6):
            px = x - width * 0.4 + width * 0.16 * i
            c.rect(px - width * 0.013, floor - height, width * 0.026, height, s.named("terracotta"))
            c.rect(px - width * 0.018, floor - width * 0.015, width * 0.036, width * 0.015, stone)
    roof(s, x, floor - height * 0.9, width * 1.06, width * 0.25, curl=0.42, rows=8)


def gate(s: Stage, x: float, y: float, width: float, *, wall: str = "ochre") -> None:
    """The old gate of a village: a broad arch between two pillars, under small curled roofs."""
    c = s.canvas
    tone = s.named(wall)
    tall = width * 0.78
    with c.sheet(18):
        c.rect(x - width * 0.5, y - tall, width * 0.24, tall, tone)
        c.rect(x + width * 0.26, y - tall, width * 0.24, tall, tone)
        c.poly(
            [
                (x - width * 0.3, y - tall),
                (x + width * 0.3, y - tall),
                *reversed(arch(x, y - tall * 0.42, width * 0.52, tall * 0.46)),
            ],
            tone,
        )
    for side in (-1, 1):
        c.poly(
            rounded(x + side * width * 0.38 - width * 0.06, y - tall * 0.72, width * 0.12, tall * 0.5, 6),
            darker(tone, 0.12),
        )
        c.rect(
            x + side * width * 0.38 - width * 0.14,
            y - tall * 0.07,
            width * 0.28,
            tall * 0.07,
            s.named("stone"),
        )
        c.rect(
            x + side * width * 0.38 - width * 0.13,
            y - tall * 0.84,
            width * 0.26,
            tall * 0.035,
            darker(tone, 0.25),
        )
    with c.sheet(12):
        c.rect(x - width * 0.2, y - tall * 1.26, width * 0.4, tall * 0.3, lighter(tone, 0.15))
        c.poly(rounded(x - width * 0.1, y - tall * 1.2, width * 0.2, tall * 0.16, 4), darker(tone, 0.2))
    roof(s, x, y - tall * 0.94, width * 1.14, width * 0.13, curl=0.55, rows=4)
    roof(s, x, y - tall * 1.22, width * 0.56, width * 0.15, curl=0.5, rows=4)


def pavilion(s: Stage, x: float, y: float, width: float, *, tiled: bool = False) -> None:
    """An open shelter: four posts under a thatched or tiled roof; `y` the ground."""
    c = s.canvas
    tall = width * 0.42
    with c.sheet(10):
        for side in (-1, -0.42, 0.42, 1):
            c.rect(x + side * width * 0.42 - width * 0.012, y - tall, width * 0.024, tall, s.named("wood"))
        c.rect(x - width * 0.45, y - tall, width * 0.9, width * 0.025, s.named("dark"))
    if tiled:
        roof(s, x, y - tall, width * 1.1, width * 0.26, curl=0.4)
    else:
        thatch(s, x, y - tall, width * 1.1, width * 0.34, top=0.4)


def fence(s: Stage, x: float, y: float, length: float, height: float = 60) -> None:
    """A bamboo fence from (x, y) to the right."""
    c = s.canvas
    tone = mix(s.named("thatch"), s.named("lime"), 0.2)
    with c.sheet(6, strength=0.3):
        for k in range(int(length / (height * 0.42)) + 1):
            px = x + k * height * 0.42
            c.line([(px, y), (px, y - height * (0.94 + 0.1 * (k % 2)))], height * 0.12, tone)
        for at in (0.32, 0.7):
            c.line(
                [(x - 6, y - height * at), (x + length + 6, y - height * at)],
                height * 0.09,
                darker(tone, 0.2),
            )
