"""The narrow town house with its balconies and shop front."""

from __future__ import annotations

from .colours import Colour, darker, lighter, mix
from .shapes import arch
from .stage import Stage


def tube(s: Stage, x: float, y: float, width: float, floors: int, wall: Colour) -> None:
    """A narrow town house of several floors standing on `y`, `x` its left edge."""
    c = s.canvas
    storey = width * 0.92
    height = storey * floors
    with c.sheet(16):
        c.rect(x, y - height, width, height, wall)
        c.rect(x - width * 0.03, y - height - width * 0.07, width * 1.06, width * 0.09, lighter(wall, 0.4))
    trim, wood = (
        lighter(wall, 0.45),
        s.rng.choice((s.named("deep"), s.named("wood"), s.named("indigo"), s.named("sky"))),
    )
    for k in range(1, floors):
        top = y - storey * (k + 1)
        for dx in (0.3, 0.7) if k % 2 else (0.5,):
            wide = width * (0.2 if k % 2 else 0.42)
            c.poly(arch(x + dx * width, top + storey * 0.86, wide + 10, storey * 0.66), trim)
            lit = s.palette.lit and s.rng.random() < 0.7
            c.poly(
                arch(x + dx * width, top + storey * 0.86, wide, storey * 0.6), s.palette.lamp if lit else wood
            )
            c.line([(x + dx * width, top + storey * 0.3), (x + dx * width, top + storey * 0.86)], 4, trim)
        _balcony(s, x, top + storey, width, trim, plant=s.rng.random() < 0.75)
    _shopfront(s, x, y, width, storey, wood)


def _balcony(s: Stage, x: float, y: float, width: float, trim: Colour, *, plant: bool) -> None:
    c = s.canvas
    if plant:
        for k in range(5):
            tone = mix(s.named("leaf"), s.named("fresh"), s.rng.random())
            c.disc(
                x + width * (0.16 + 0.17 * k),
                y - width * 0.2,
                width * 0.085,
                width * s.rng.uniform(0.06, 0.11),
                tone,
            )
            if k % 2:
                c.disc(
                    x + width * (0.16 + 0.17 * k),
                    y - width * 0.24,
                    width * 0.025,
                    width * 0.025,
                    s.named("pink"),
                )
    with c.sheet(6, strength=0.3):
        c.rect(x - width * 0.04, y - width * 0.03, width * 1.08, width * 0.06, trim)
        c.rect(x, y - width * 0.2, width, width * 0.03, trim)
    for k in range(9):
        c.rect(x + width * (0.02 + 0.115 * k), y - width * 0.2, width * 0.025, width * 0.2, trim)


def _shopfront(s: Stage, x: float, y: float, width: float, storey: float, wood: Colour) -> None:
    c = s.canvas
    c.rect(x + width * 0.12, y - storey * 0.72, width * 0.76, storey * 0.72, darker(wood, 0.35))
    if s.palette.lit:
        c.rect(x + width * 0.16, y - storey * 0.68, width * 0.68, storey * 0.68, s.palette.lamp)
        c.glow(x + width / 2, y - storey * 0.2, width * 0.7, s.palette.lamp, 0.4)
    else:
        c.rect(x + width * 0.16, y - storey * 0.68, width * 0.68, storey * 0.68, wood)
        for k in range(1, 4):
            c.rect(x + width * (0.16 + 0.17 * k), y - storey * 0.68, 3, storey * 0.68, darker(wood, 0.35))
    awning(s, x + width * 0.04, y - storey * 0.76, width * 0.92, storey * 0.2)


def awning(s: Stage, x: float, y: float, width: float, height: float) -> None:
    """A striped awning with a scalloped edge; (x, y) its top left corner."""
    c = s.canvas
    tone = s.rng.choice(("terracotta", "leaf", "gold", "sky"))
    with c.sheet(8):
        for k in range(6):
            fill = s.named(tone) if k % 2 else s.named("cream")
            left = x + width * k / 6
            c.poly(
                [
                    (left, y),
                    (left + width / 6, y),
                    (left + width / 6, y + height * 0.75),
                    (left, y + height * 0.75),
                ],
                fill,
            )
            c.disc(left + width / 12, y + height * 0.75, width / 12, height * 0.25, fill)
