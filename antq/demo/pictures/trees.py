"""Bamboo, palms, banana, banyan and garden trees."""

from __future__ import annotations

import math

from .colours import Colour, darker, lighter, mix
from .shapes import Point, blade, ribbon, smooth
from .stage import Stage


def bamboo(
    s: Stage, x: float, y: float, height: float, *, stems: int = 4, lean: float = 0.1, far: float = 0.0
) -> None:
    """A clump of bamboo growing from (x, y)."""
    c, p = s.canvas, s.palette
    with c.sheet(12, strength=0.3):
        for i in range(stems):
            tall = height * s.rng.uniform(0.72, 1.0)
            bow = (lean + (i - stems / 2) * 0.05 + s.about(0, 0.03)) * tall
            foot = x + (i - stems / 2) * height * 0.035
            green = p.far(mix(s.named("leaf"), s.named("lime"), s.rng.uniform(0.1, 0.55)), far)
            line = [(foot + bow * t * t, y - tall * t) for t in (k / 9 for k in range(10))]
            wide = max(6.0, height * 0.024)
            c.poly(ribbon(line, [wide * (1 - 0.07 * k) for k in range(10)]), green)
            for px, py in line[1:-1]:
                c.line([(px - wide * 0.55, py), (px + wide * 0.55, py)], wide * 0.22, lighter(green, 0.45))
            for k in range(4, 10):
                _spray(s, line[k], height * 0.15, far)


def _spray(s: Stage, at: Point, length: float, far: float) -> None:
    for _ in range(4):
        side = s.rng.choice((-1, 1))
        angle = s.about(34, 26) if side > 0 else s.about(146, 26)
        tone = s.palette.far(mix(s.named("deep"), s.named("fresh"), s.rng.uniform(0, 0.7)), far)
        s.canvas.poly(blade(*at, angle, length * s.rng.uniform(0.7, 1.1), length * 0.19, 0.12), tone)


def palm(s: Stage, x: float, y: float, height: float, *, lean: float = 0.12, far: float = 0.0) -> None:
    """A coconut palm."""
    c, p = s.canvas, s.palette
    with c.sheet(12, strength=0.3):
        trunk = [(x + lean * height * (t / 8) ** 1.6, y - height * t / 8) for t in range(9)]
        bark = p.far(s.named("trunk"), far)
        c.poly(ribbon(trunk, [height * (0.058 - 0.0036 * t) for t in range(9)]), bark)
        for (px, py), t in zip(trunk[1:], range(1, 9), strict=True):
            wide = height * (0.022 - 0.001 * t)
            c.line([(px - wide, py), (px + wide, py - wide * 0.5)], height * 0.007, darker(bark, 0.3))
        top = trunk[-1]
        for i, angle in enumerate((-168, -12, -140, -38, -112, -68, 168, 12)):
            tone = p.far(mix(s.named("deep"), s.named("fresh"), 0.15 + 0.1 * (i % 5)), far)
            _frond(s, top, angle + s.about(0, 6), height * s.rng.uniform(0.36, 0.46), tone)
        for dx in (-0.03, 0.0, 0.032):
            c.disc(
                top[0] + dx * height,
                top[1] + height * 0.03,
                height * 0.022,
                height * 0.024,
                darker(bark, 0.2),
            )


def _frond(s: Stage, at: Point, angle: float, length: float, tone: Colour) -> None:
    turn = math.radians(angle)
    spine = []
    for k in range(9):
        t = k / 8
        spine.append(
            (at[0] + math.cos(turn) * length * t, at[1] + math.sin(turn) * length * t + 0.5 * length * t * t)
        )
    for k in range(1, 9):
        (ax, ay), (bx, by) = spine[k - 1], spine[k]
        along = math.degrees(math.atan2(by - ay, bx - ax))
        size = length * (0.3 - 0.012 * k)
        for side in (-1, 1):
            s.canvas.poly(blade(bx, by, along + side * 48, size, size * 0.3, 0.15), tone)
    s.canvas.poly(ribbon(spine, [length * 0.03 * (1 - 0.08 * k) for k in range(9)]), darker(tone, 0.15))


def areca(s: Stage, x: float, y: float, height: float, far: float = 0.0) -> None:
    """An areca palm: a straight thin trunk and a small crown."""
    c, p = s.canvas, s.palette
    with c.sheet(10, strength=0.28):
        bark = p.far(mix(s.named("stone"), s.named("trunk"), 0.35), far)
        c.limb([(x, y), (x, y - height)], [height * 0.034, height * 0.024], bark)
        for k in range(1, 9):
            at = y - height * k / 9.5
            c.line([(x - height * 0.012, at), (x + height * 0.012, at)], height * 0.006, darker(bark, 0.25))
        c.limb(
            [(x, y - height), (x, y - height * 1.1)],
            [height * 0.032, height * 0.018],
            p.far(s.named("fresh"), far),
        )
        for i, angle in enumerate((-165, -15, -135, -45, -105, -75)):
            tone = p.far(mix(s.named("leaf"), s.named("deep"), 0.15 * i), far)
            _frond(s, (x, y - height * 1.09), angle, height * 0.27, tone)


def banana(s: Stage, x: float, y: float, height: float) -> None:
    """A banana plant with broad drooping leaves."""
    c = s.canvas
    with c.sheet(12, strength=0.3):
        stem = s.named("lime")
        c.limb([(x, y), (x, y - height * 0.5)], [height * 0.1, height * 0.07], stem)
        for i, angle in enumerate((-158, -22, -128, -50, -98)):
            tone = mix(s.named("leaf"), s.named("fresh"), 0.2 * i)
            leaf = blade(x, y - height * 0.46, angle, height * 0.62, height * 0.19, 0.3)
            c.poly(leaf, tone)
            c.line(_rib(leaf), height * 0.012, lighter(tone, 0.35))


def _rib(leaf: list[Point]) -> list[Point]:
    """The middle line of a blade: halfway between its two edges."""
    half = len(leaf) // 2
    return [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(leaf[:half], leaf[::-1], strict=False)]


def crown(
    s: Stage, x: float, y: float, rx: float, ry: float, tones: tuple[Colour, ...], lumps: int = 9
) -> None:
    """The head of a broad tree: heaps of leaves, dark behind and light in front, each a sheet of paper."""
    c = s.canvas
    for depth, tone in enumerate(tones):
        shrink = 1 - 0.19 * depth
        with c.sheet(16, strength=0.3):
            for i in range(lumps):
                turn = math.tau * i / lumps + depth * 0.4 + s.about(0, 0.12)
                px = x + math.cos(turn) * rx * 0.64 * shrink
                py = y + math.sin(turn) * ry * 0.56 * shrink - depth * ry * 0.1
                size = s.rng.uniform(0.36, 0.46) * shrink
                c.disc(px, py, rx * size, ry * size * 1.08, tone)
            c.disc(x, y - depth * ry * 0.1, rx * 0.6 * shrink, ry * 0.6 * shrink, tone)
    _leaves(s, x, y, rx, ry, lighter(tones[-1], 0.22))


def _leaves(s: Stage, x: float, y: float, rx: float, ry: float, tone: Colour) -> None:
    for _ in range(34):
        turn, reach = s.rng.uniform(0, math.tau), math.sqrt(s.rng.random()) * 0.78
        px, py = x + math.cos(turn) * rx * reach, y + math.sin(turn) * ry * reach - ry * 0.1
        s.canvas.poly(blade(px, py, s.about(70, 50), 22, 9), tone, 150)


def banyan(s: Stage, x: float, y: float, height: float, *, spread: float = 0.62) -> None:
    """An old banyan: a fluted trunk, roots hanging from the boughs, a wide head of leaves."""
    c = s.canvas
    bark = s.named("trunk")
    wide = height * 0.075
    with c.sheet(16):
        for k, reach in enumerate((-1.0, -0.55, 0.0, 0.5, 1.0)):
            foot = x + reach * wide * 1.9
            neck = x + reach * wide * 0.55
            bough = x + reach * height * spread * 0.55
            line = smooth(
                [
                    (foot, y),
                    (foot, y - height * 0.03),
                    (neck, y - height * 0.2),
                    (neck, y - height * 0.38),
                    (bough, y - height * 0.62),
                ],
                closed=False,
            )
            sizes = [wide * (1.15 - 0.75 * i / (len(line) - 1)) for i in range(len(line))]
            c.poly(ribbon(line, sizes), mix(bark, darker(bark, 0.35), 0.22 * ((k * 2) % 3)))
    for k in range(8):
        rx = x + (k - 3.5) / 3.5 * height * spread * 0.62
        if abs(rx - x) < wide * 1.4:
            continue
        end = y - height * s.rng.uniform(0.16, 0.34)
        c.limb([(rx, y - height * 0.56), (rx + s.about(0, 6), end)], [6, 3], darker(bark, 0.12))
    tones = (s.named("deep"), s.named("leaf"), mix(s.named("leaf"), s.named("fresh"), 0.6))
    tall = height * 0.34
    for dx, dy, size in ((-0.62, 0.05, 0.62), (0.62, 0.03, 0.66), (0.0, -0.08, 1.0)):
        crown(
            s,
            x + dx * height * spread,
            y - height * (0.68 - dy),
            height * spread * size * 0.78,
            tall * (0.55 + size * 0.3),
            tones,
        )


def tree(
    s: Stage, x: float, y: float, height: float, tones: tuple[str, ...] = ("deep", "leaf", "fresh")
) -> None:
    """A round garden tree."""
    with s.canvas.sheet(12):
        s.canvas.limb([(x, y), (x, y - height * 0.5)], [height * 0.085, height * 0.055], s.named("trunk"))
        for side in (-1, 1):
            s.canvas.limb(
                [(x, y - height * 0.36), (x + side * height * 0.14, y - height * 0.56)],
                [height * 0.045, height * 0.03],
                s.named("trunk"),
            )
    crown(s, x, y - height * 0.68, height * 0.36, height * 0.32, tuple(s.named(t) for t in tones), 7)
