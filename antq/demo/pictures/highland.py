"""Houses of the hills: the stilt house and the tall rông house."""

from __future__ import annotations

from .colours import Colour, darker, lighter
from .roofs import door, thatch, window
from .shapes import smooth
from .stage import Stage


def stilts(s: Stage, x: float, y: float, width: float, *, stairs: int = 1, far: float = 0.0) -> None:
    """A stilt house standing on `y`; `stairs` is the side its ladder leans on, 0 for none."""
    c, p = s.canvas, s.palette
    wood, dark = p.far(s.named("wood"), far), p.far(s.named("dark"), far)
    rise, wall = width * 0.24, width * 0.2
    with c.sheet(14):
        c.rect(x - width * 0.4, y - rise, width * 0.8, rise * 0.72, darker(dark, 0.4), 120)
        for i in range(6):
            px = x - width * 0.42 + width * 0.168 * i
            c.rect(px - width * 0.011, y - rise, width * 0.022, rise, dark)
        c.rect(x - width * 0.48, y - rise - width * 0.025, width * 0.96, width * 0.035, wood)
        c.rect(x - width * 0.4, y - rise - wall, width * 0.8, wall, lighter(wood, 0.18))
        for i in range(1, 16):
            px = x - width * 0.4 + width * 0.05 * i
            c.line([(px, y - rise - wall), (px, y - rise - width * 0.02)], max(1.5, width * 0.005), wood)
    floor = y - rise - width * 0.02
    door(s, x + stairs * width * 0.18, floor, width * 0.11, wall * 0.78, lit=p.lit)
    for dx in (-0.26, -0.05):
        window(s, x + dx * width * (stairs or 1), floor - wall * 0.72, width * 0.09, wall * 0.4)
    if p.lit:
        c.glow(x, floor - wall * 0.4, width * 0.5, p.lamp, 0.38)
    _rail(s, x, floor, width, wood, stairs)
    thatch(s, x, floor - wall * 0.86, width * 1.1, width * 0.34, top=0.56)


def _rail(s: Stage, x: float, floor: float, width: float, wood: Colour, stairs: int) -> None:
    c = s.canvas
    for i in range(12):
        px = x - width * 0.46 + width * 0.0836 * i
        if stairs and abs(px - (x + stairs * width * 0.18)) < width * 0.07:
            continue
        c.line([(px, floor), (px, floor - width * 0.06)], max(2, width * 0.008), darker(wood, 0.25))
    if stairs:
        sx = x + stairs * width * 0.18
        foot = sx + stairs * width * 0.16
        with c.sheet(8):
            for off in (-0.035, 0.035):
                c.line(
                    [(sx + off * width, floor), (foot + off * width, floor + width * 0.26)],
                    max(4, width * 0.014),
                    darker(wood, 0.3),
                )
            for k in range(1, 7):
                px, py = sx + (foot - sx) * k / 7, floor + width * 0.26 * k / 7
                c.line(
                    [(px - width * 0.04, py), (px + width * 0.04, py)],
                    max(3, width * 0.012),
                    lighter(wood, 0.15),
                )


def rong(s: Stage, x: float, y: float, width: float) -> None:
    """The tall communal house of the Central Highlands: a steep axe-blade roof over a stilted floor."""
    c = s.canvas
    rise, wall, tall = width * 0.16, width * 0.15, width * 0.95
    wood = s.named("wood")
    with c.sheet(16):
        for i in range(7):
            px = x - width * 0.36 + width * 0.12 * i
            c.rect(px - width * 0.013, y - rise, width * 0.026, rise, s.named("dark"))
        c.rect(x - width * 0.44, y - rise - width * 0.025, width * 0.88, width * 0.04, wood)
        c.rect(x - width * 0.36, y - rise - wall, width * 0.72, wall, lighter(wood, 0.2))
    floor = y - rise - width * 0.02
    for dx in (-0.22, 0.22):
        window(s, x + dx * width, floor - wall * 0.7, width * 0.09, wall * 0.4)
    door(s, x, floor, width * 0.13, wall * 0.8, lit=s.palette.lit)
    if s.palette.lit:
        c.glow(x, floor - wall * 0.4, width * 0.45, s.palette.lamp, 0.45)
    _steep(s, x, floor - wall * 0.8, width, tall)
    with c.sheet(8):
        for side in (-1, 1):
            c.line(
                [(x + side * width * 0.06, floor), (x + side * width * 0.1, y + 6)],
                width * 0.016,
                darker(wood, 0.3),
            )
        for k in range(1, 5):
            py = floor + (y - floor) * k / 5
            c.line([(x - width * 0.085, py), (x + width * 0.085, py)], width * 0.013, wood)


def _steep(s: Stage, x: float, y: float, width: float, tall: float) -> None:
    c = s.canvas
    fill = s.named("thatch")
    right = [
        (x + width * 0.5, y),
        (x + width * 0.44, y - tall * 0.3),
        (x + width * 0.4, y - tall * 0.65),
        (x + width * 0.42, y - tall),
    ]
    left = [(2 * x - px, py) for px, py in reversed(right)]
    outline = (
        smooth(right, closed=False)
        + smooth([right[-1], (x, y - tall * 0.95), left[0]], closed=False)
        + smooth(left, closed=False)
    )
    with c.sheet(18):
        c.poly(outline, lighter(fill, 0.12), foot=darker(fill, 0.28))
    with c.within(outline):
        for k in range(1, 11):
            at = y - tall * k / 11
            c.line([(x - width / 2, at), (x + width / 2, at)], 3, darker(fill, 0.22), 130)
        for at, tone in (
            (0.3, s.named("dark")),
            (0.36, s.named("terracotta")),
            (0.8, s.named("terracotta")),
            (0.86, s.named("cream")),
        ):
            zigzag = [
                (x - width * 0.5 + width * i / 16, y - tall * (at + (0.035 if i % 2 else 0)))
                for i in range(17)
            ]
            c.line(zigzag, width * 0.016, tone)
    c.line(smooth([right[-1], (x, y - tall * 0.95), left[0]], closed=False), width * 0.03, darker(fill, 0.42))
    for k in range(9):
        px = x - width * 0.36 + width * 0.09 * k
        c.line([(px, y - tall * 0.965), (px, y - tall * 1.03)], width * 0.012, darker(fill, 0.3))
