"""Lanterns and lamps, the camera on its pole, strings of paper leaves."""

from __future__ import annotations

from .colours import darker, mix
from .shapes import Point, blade, oval, rounded, smooth, turned
from .stage import Stage


def lantern(s: Stage, x: float, y: float, size: float, *, glow: float = 2.6) -> None:
    """A hand lantern hanging from (x, y)."""
    c = s.canvas
    c.glow(x, y + size * 0.8, size * glow * 1.9, s.palette.lamp, 0.75)
    dark = s.named("ink")
    c.line(oval(x, y + size * 0.3, size * 0.24, size * 0.28, 180, 360), size * 0.07, dark)
    with c.sheet(4):
        c.poly(
            [
                (x - size * 0.2, y + size * 0.34),
                (x + size * 0.2, y + size * 0.34),
                (x + size * 0.36, y + size * 0.52),
                (x - size * 0.36, y + size * 0.52),
            ],
            dark,
        )
        c.poly(rounded(x - size * 0.3, y + size * 0.5, size * 0.6, size * 0.66, size * 0.12), (255, 236, 170))
        c.disc(x, y + size * 0.86, size * 0.13, size * 0.2, (255, 186, 64))
        c.rect(x - size * 0.36, y + size * 1.12, size * 0.72, size * 0.13, dark)
    for side in (-0.29, 0.29):
        c.line([(x + side * size, y + size * 0.5), (x + side * size, y + size * 1.14)], size * 0.06, dark)


def paper_lamp(s: Stage, x: float, y: float, size: float, tone: str = "gold", drop: float = 40) -> None:
    """A round paper lantern on a string that starts `drop` above it."""
    c = s.canvas
    fill = mix(s.named(tone, 1), s.palette.lamp, 0.35) if s.palette.lit else s.named(tone)
    c.line([(x, y - size - drop), (x, y - size)], 2.5, s.named("ink"))
    if s.palette.lit:
        c.glow(x, y, size * 3.2, s.palette.lamp, 0.6)
    with c.sheet(6, strength=0.25):
        c.disc(x, y, size, size * 0.86, fill)
        for k in (-0.5, 0.5):
            c.line(
                oval(x, y, size * abs(k), size * 0.86, 90 if k < 0 else -90, 270 if k < 0 else 90),
                2.5,
                darker(fill, 0.18),
            )
        c.rect(x - size * 0.32, y - size * 0.95, size * 0.64, size * 0.16, darker(fill, 0.5))
        c.rect(x - size * 0.32, y + size * 0.78, size * 0.64, size * 0.16, darker(fill, 0.5))
    c.line([(x, y + size * 0.95), (x, y + size * 1.5)], 4, darker(fill, 0.2))


def street_lamp(s: Stage, x: float, y: float, height: float, *, side: int = 1) -> None:
    """A street lamp with its cone of light falling to the ground."""
    c = s.canvas
    metal = s.named("ink")
    reach = side * height * 0.16
    head = (x + reach, y - height)
    if s.palette.lit:
        c.beam(
            [
                (head[0] - 10, head[1]),
                (head[0] + 10, head[1]),
                (head[0] + height * 0.42, y + 20),
                (head[0] - height * 0.42, y + 20),
            ],
            s.palette.lamp,
            0.7,
        )
        c.disc(head[0], y + 6, height * 0.38, height * 0.06, s.palette.lamp, 60)
    with c.sheet(8):
        neck = smooth(
            [
                (x, y),
                (x, y - height * 0.6),
                (x, y - height * 0.95),
                (x + reach * 0.5, y - height * 1.03),
                head,
            ],
            closed=False,
        )
        c.limb(neck, [height * 0.026] * len(neck), metal)
        c.rect(x - height * 0.03, y - height * 0.06, height * 0.06, height * 0.06, metal)
        c.poly([*oval(head[0], head[1] + 6, height * 0.07, height * 0.055, 180, 360)], metal)
    if s.palette.lit:
        c.disc(head[0], head[1] + 7, height * 0.052, height * 0.02, (255, 244, 205))
        c.glow(head[0], head[1] + 8, height * 0.26, s.palette.lamp, 0.8)


def camera_pole(s: Stage, x: float, y: float, height: float, *, side: int = 1, size: float = 1.0) -> None:
    """A camera on a pole, looking down along the lane, with a faint cone in front of it."""
    c = s.canvas
    metal = mix(s.named("metal"), s.named("cream"), 0.25)
    hx, hy = x + side * 46 * size, y - height * 0.94
    view = [
        (hx + side * 60 * size, hy + 16),
        (hx + side * 72 * size, hy + 34),
        (hx + side * height * 0.5, y + 10),
        (hx + side * height * 1.05, y - height * 0.12),
    ]
    c.beam(view, mix(s.palette.lamp, (255, 255, 255), 0.45), 0.6 if s.palette.lit else 0.75)
    with c.sheet(10):
        c.limb([(x, y), (x, y - height)], [height * 0.03, height * 0.022], metal)
        c.rect(x - height * 0.035, y - height * 0.05, height * 0.07, height * 0.05, darker(metal, 0.3))
        c.disc(x, y - height, height * 0.018, height * 0.018, metal)
        c.line([(x, hy), (hx, hy)], 12 * size, darker(metal, 0.25))
        shell = rounded(-58, -27, 124, 54, 16)
        c.poly(turned(shell, hx + side * 14 * size, hy + 4, side * 24, size), s.named("cream", 0.5))
        hood = [(-64, -34), (78, -34), (78, -22), (-64, -22)]
        c.poly(turned(hood, hx + side * 14 * size, hy + 4, side * 24, size), darker(metal, 0.4))
        lens = turned([(side * 62, 0)], hx + side * 14 * size, hy + 4, side * 24, size)[0]
        c.disc(*lens, 19 * size, 23 * size, s.named("ink"))
        c.disc(*lens, 8 * size, 10 * size, s.named("sky", 1))


def bunting(
    s: Stage, points: list[Point], *, tones: tuple[str, ...] = ("gold", "terracotta", "cream", "leaf")
) -> None:
    """A string of small rounded paper leaves hung between points."""
    line = smooth(points, closed=False, steps=10)
    s.canvas.line(line, 3, s.named("ink"))
    for k, (x, y) in enumerate(line[2::3]):
        s.canvas.poly(blade(x, y, 90, 40, 26), s.named(tones[k % len(tones)], 0.4))
