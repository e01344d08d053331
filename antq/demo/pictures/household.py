"""Things of house and yard: table, tea, jar, coins, books, a guitar, baskets."""

from __future__ import annotations

from .colours import Colour, darker, lighter
from .shapes import oval, rounded, smooth, turned
from .stage import Stage


def table(
    s: Stage, x: float, y: float, width: float, height: float, *, depth: float = 64, cloth: str | None = None
) -> None:
    """A table seen a little from above; `y` the ground under its legs."""
    c = s.canvas
    wood = s.named("wood", 0.4)
    top = y - height
    c.disc(x, y, width * 0.5, depth * 0.5, s.palette.shadow, 70)
    with c.sheet(12):
        for side in (-0.44, 0.44):
            c.rect(x + side * width - width * 0.018, top, width * 0.036, height, darker(wood, 0.4))
        slab = [
            (x - width * 0.44, top - depth),
            (x + width * 0.44, top - depth),
            (x + width * 0.53, top),
            (x - width * 0.53, top),
        ]
        c.poly(slab, s.named(cloth, 0.4) if cloth else lighter(wood, 0.25))
        c.rect(
            x - width * 0.53,
            top,
            width * 1.06,
            height * 0.13,
            darker(s.named(cloth, 0.4), 0.15) if cloth else wood,
        )


def tea(s: Stage, x: float, y: float, size: float, cups: int = 4) -> None:
    """A teapot and cups standing at (x, y)."""
    c = s.canvas
    clay = s.named("cream", 0.4)
    for i in range(cups):
        cx = x + (i - (cups - 1) / 2) * size * 1.3 + (size * 0.5 if i >= cups / 2 else -size * 0.5)
        cy = y + size * 0.14 * (i % 2)
        c.poly([*oval(cx, cy - size * 0.22, size * 0.2, size * 0.24, 0, 180)], clay)
        c.disc(cx, cy - size * 0.22, size * 0.2, size * 0.06, darker(s.named("ochre"), 0.25))
    with c.sheet(5):
        c.line(
            smooth(
                [
                    (x + size * 0.3, y - size * 0.25),
                    (x + size * 0.58, y - size * 0.4),
                    (x + size * 0.66, y - size * 0.62),
                ],
                closed=False,
                steps=4,
            ),
            size * 0.11,
            clay,
        )
        c.line(oval(x - size * 0.4, y - size * 0.38, size * 0.22, size * 0.22, 90, 270), size * 0.08, clay)
        c.disc(x, y - size * 0.35, size * 0.42, size * 0.36, clay)
        c.disc(x, y - size * 0.7, size * 0.08, size * 0.08, clay)
        c.line(
            [(x - size * 0.38, y - size * 0.35), (x + size * 0.38, y - size * 0.35)],
            size * 0.07,
            s.named("indigo"),
        )


def jar(s: Stage, x: float, y: float, size: float) -> None:
    """A round-bellied earthen jar standing on `y`, `size` its height."""
    c = s.canvas
    clay = s.named("terracotta", 0.3)
    right = [(0.24, -1.0), (0.2, -0.9), (0.42, -0.68), (0.48, -0.4), (0.36, -0.1), (0.26, 0)]
    outline = [(x + u * size, y + v * size) for u, v in smooth(right, closed=False)]
    outline += [(2 * x - px, py) for px, py in reversed(outline)]
    c.disc(x, y, size * 0.42, size * 0.06, s.palette.shadow, 80)
    with c.sheet(16):
        c.poly(outline, lighter(clay, 0.12), foot=darker(clay, 0.25))
        c.disc(x, y - size, size * 0.24, size * 0.05, darker(clay, 0.45))
    with c.within(outline):
        for at in (0.7, 0.32):
            c.line(oval(x, y - size * at, size * 0.5, size * 0.07, 0, 180), size * 0.025, s.named("ochre"))
        wave = [
            (x - size * 0.5 + size * i / 20, y - size * (0.47 + (0.035 if i % 2 else -0.035)))
            for i in range(21)
        ]
        c.line(wave, size * 0.022, s.named("cream"))
        c.disc(x - size * 0.22, y - size * 0.52, size * 0.07, size * 0.26, (255, 255, 255), 45)


def coin(s: Stage, x: float, y: float, size: float) -> None:
    """A coin with a square hole, as old cash had."""
    c = s.canvas
    fill = s.named("gold", 0.5)
    with c.sheet(5, strength=0.3):
        c.disc(x, y, size, size, fill)
    c.line(oval(x, y, size * 0.78, size * 0.78), size * 0.08, darker(fill, 0.25))
    c.rect(x - size * 0.22, y - size * 0.22, size * 0.44, size * 0.44, darker(fill, 0.5))


def book(s: Stage, x: float, y: float, size: float, tone: Colour) -> None:
    """An open book held or lying, (x, y) the middle of its spine."""
    c = s.canvas
    with c.sheet(4):
        c.poly(
            [
                (x - size * 0.56, y - size * 0.26),
                (x, y - size * 0.16),
                (x + size * 0.56, y - size * 0.26),
                (x + size * 0.56, y + size * 0.2),
                (x, y + size * 0.3),
                (x - size * 0.56, y + size * 0.2),
            ],
            tone,
        )
        for side in (-1, 1):
            c.poly(
                [
                    (x, y - size * 0.2),
                    (x + side * size * 0.5, y - size * 0.3),
                    (x + side * size * 0.5, y + size * 0.14),
                    (x, y + size * 0.24),
                ],
                s.named("cream", 0.5),
            )
    for k in range(3):
        for side in (-1, 1):
            yy = y - size * 0.12 + k * size * 0.1
            c.line(
                [(x + side * size * 0.08, yy), (x + side * size * 0.42, yy - size * 0.07)],
                max(1.2, size * 0.025),
                s.named("stone"),
            )


def guitar(s: Stage, x: float, y: float, size: float, degrees: float = -28) -> None:
    """A guitar about (x, y), its neck pointing along `degrees`."""
    c = s.canvas
    wood = s.named("ochre", 0.5)
    body = smooth(
        [
            (-0.5, 0),
            (-0.42, -0.24),
            (-0.2, -0.27),
            (0, -0.17),
            (0.18, -0.22),
            (0.32, -0.12),
            (0.34, 0.0),
            (0.32, 0.12),
            (0.18, 0.22),
            (0, 0.17),
            (-0.2, 0.27),
            (-0.42, 0.24),
        ]
    )
    with c.sheet(5):
        c.poly(
            turned([(0.2, -0.04), (1.02, -0.03), (1.02, 0.03), (0.2, 0.04)], x, y, degrees, size),
            s.named("dark"),
        )
        c.poly(turned(rounded(1.0, -0.06, 0.2, 0.12, 0.03), x, y, degrees, size), s.named("wood"))
        c.poly(turned(body, x, y, degrees, size), wood)
        c.poly(turned(oval(0.04, 0, 0.1, 0.1), x, y, degrees, size), s.named("dark"))
        c.poly(
            turned([(-0.3, -0.08), (-0.25, -0.08), (-0.25, 0.08), (-0.3, 0.08)], x, y, degrees, size),
            s.named("dark"),
        )
    c.line(turned([(-0.28, 0), (1.1, 0)], x, y, degrees, size), 2, s.named("cream"))


def basket(s: Stage, x: float, y: float, size: float, fill: str = "leaf") -> None:
    """A woven basket with something green or golden in it."""
    c = s.canvas
    straw = s.named("thatch", 0.2)
    for k in range(5):
        c.disc(
            x + (k - 2) * size * 0.2,
            y - size * 0.62,
            size * 0.17,
            size * 0.17,
            lighter(s.named(fill), 0.08 * k),
        )
    with c.sheet(6):
        c.poly(
            [
                (x - size * 0.56, y - size * 0.6),
                (x + size * 0.56, y - size * 0.6),
                (x + size * 0.4, y),
                (x - size * 0.4, y),
            ],
            straw,
        )
    for k in range(1, 4):
        yy = y - size * 0.6 + size * 0.15 * k
        c.line([(x - size * 0.5, yy), (x + size * 0.5, yy)], size * 0.03, darker(straw, 0.25), 160)
    c.line(
        [(x - size * 0.58, y - size * 0.6), (x + size * 0.58, y - size * 0.6)],
        size * 0.09,
        darker(straw, 0.2),
    )
