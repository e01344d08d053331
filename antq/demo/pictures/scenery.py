"""Sky, hills, fields and water: what stands behind every scene."""

from __future__ import annotations

import math

from .canvas import HEIGHT, WIDTH
from .colours import Colour, darker, lighter, mix
from .shapes import Point, Points, oval, peaks, ribbon, ridge, rounded, smooth
from .stage import Stage


def sky(s: Stage, x: float = 1080, y: float = 330, radius: float = 150) -> None:
    """The sky of the hour with its sun or moon: pale discs of paper one on another, and bars of cloud."""
    c, p = s.canvas, s.palette
    c.wash(p.sky)
    radius *= s.about(0.9, 0.16)
    y += s.about(0, 36)
    c.shade = p.shadow
    if p.hour == "night":
        radius *= 0.62
    c.glow(x, y, radius * 4.2, p.sun, 0.55)
    for step, share in ((1.75, 0.82), (1.36, 0.62)):
        c.disc(x, y, radius * step, radius * step, mix(p.sun, p.sky[1], share), 90)
    with c.sheet(18, drop=0.2, strength=0.22):
        c.disc(x, y, radius, radius, p.sun)
    clouds(s, x)


def clouds(s: Stage, sun_x: float) -> None:
    """Two or three clouds of round-ended bars, as wood-block printers cut them."""
    c, p = s.canvas, s.palette
    tone = lighter(p.sky[1], 0.5) if not p.lit else mix(p.sky[1], p.sky[2], 0.55)
    for x in (sun_x - s.about(640, 120), sun_x + s.about(190, 60), sun_x - s.about(1150, 120)):
        y = s.about(190, 90)
        size = s.about(1.0, 0.25)
        with c.sheet(12, drop=0.5, strength=0.12):
            for dx, dy, length in ((0, 0, 250), (60, -30, 150), (-50, 29, 190)):
                c.poly(rounded(x + dx * size, y + dy * size, length * size, 32 * size, 16 * size), tone)


def birds(s: Stage, x: float, y: float, count: int = 4) -> None:
    """A few storks far off."""
    tone = lighter(s.palette.sky[2], 0.7) if not s.palette.lit else lighter(s.palette.sky[1], 0.35)
    for i in range(count):
        bx, by, size = x + i * 58 + s.about(0, 12), y + (i % 2) * 30 + s.about(0, 10), s.about(1.0, 0.2)
        for side in (-1, 1):
            wing = [(0, 0), (side * 17, -15), (side * 38, -9), (side * 20, -6)]
            s.canvas.blob([(bx + u * size, by + v * size) for u, v in wing], tone)


def hills(s: Stage, y: float = 520, *, kind: str = "", layers: int = 3, step: float = 62) -> None:
    """Layers of hills, each nearer and darker. `kind` is "soft", "karst" or "delta" (lines of far trees)."""
    kind = kind or s.rng.choice(("soft", "karst", "soft"))
    p = s.palette
    for i in range(layers):
        fill = p.hills[i]
        base = y + i * step
        if kind == "karst" and i < 2:
            line = peaks(s.rng, base + 40, 260 - 70 * i, 6 + i)
        elif kind == "delta":
            line = _trees(s, base + 40, 34 + 8 * i)
        else:
            line = ridge(s.rng, base, 74 - 14 * i, 1.4 + 0.7 * i)
        s.canvas.layer(line, fill, mix(fill, p.sky[2], 0.42), shadow=24)


def _trees(s: Stage, y: float, size: float) -> list[Point]:
    """The skyline of a far row of trees."""
    line: list[Point] = [(-90, y)]
    x = -80.0
    while x < WIDTH + 60:
        r = size * s.rng.uniform(0.55, 1.25)
        line += oval(x + r, y, r, r * s.rng.uniform(0.7, 1.25), 180, 360)
        x += r * 1.7
    return [*line, (WIDTH + 90, y)]


def ground(s: Stage, y: float, fill: Colour, foot: Colour | None = None, swing: float = 14) -> None:
    """The sheet people stand on, from `y` to the bottom edge."""
    s.canvas.layer(ridge(s.rng, y, swing, 1.2), fill, foot or darker(fill, 0.12), shadow=22)


def trail(s: Stage, points: Points, widths: list[float], fill: Colour) -> None:
    """A path through the points, growing wider as it comes nearer; its edges are a shade darker."""
    line = smooth(points, closed=False)
    wide = [w for _, w in smooth([(i, w) for i, w in enumerate(widths)], closed=False)]
    (ax, ay), (bx, by) = line[0], line[-1]
    receding = abs(by - ay) > abs(bx - ax)

    def band(share: float) -> list[Point]:
        sizes = [w * share for w in wide]
        if not receding:
            return ribbon(line, sizes)
        # a path that runs away from us is measured level, so that its near end meets the edge of the picture squarely
        left = [(x - w / 2, y) for (x, y), w in zip(line, sizes, strict=True)]
        return left + [(x + w / 2, y) for (x, y), w in zip(line, sizes, strict=True)][::-1]

    s.canvas.poly(band(1.06), darker(fill, 0.22), 120)
    s.canvas.poly(band(1), fill)


def paddies(s: Stage, top: float, rows: int = 7, bend: float = 40) -> None:
    """Rice fields to the bottom edge: bands of green, gold and water between curved dykes."""
    p = s.palette
    tones = [s.named(name) for name in ("field", "fresh", "ripe", "lime", "fresh", "field", "leaf")]
    s.rng.shuffle(tones)
    y, gap = top, 24.0
    phase = s.about(0, 3)
    for i in range(rows):
        line = [(x, y + bend * math.sin(x / 520 + phase + i * 0.35)) for x in range(-80, 1700, 40)]
        tone = p.far(tones[i % len(tones)], max(0.0, 0.4 - 0.1 * i))
        s.canvas.layer(line, tone, darker(tone, 0.14), shadow=10 + i * 2, lip=0.45)
        _seedlings(s, y, gap, bend, phase + i * 0.35, darker(tone, 0.28))
        y += gap
        gap *= 1.38
        if y > HEIGHT + 40:
            break


def _seedlings(s: Stage, y: float, gap: float, bend: float, phase: float, tone: Colour) -> None:
    step = max(26, int(gap * 0.9))
    size = gap * 0.17
    for x in range(-40 + int(y) % step, 1660, step):
        at = y + bend * math.sin(x / 520 + phase) + gap * 0.55
        for side in (-0.6, 0, 0.6):
            s.canvas.line(
                [(x, at), (x + side * size, at - size * (1.5 - abs(side)))], max(2, size * 0.2), tone
            )


def terraces(s: Stage, y: float, height: float, steps: int, *, left: bool = True, x: float = 0) -> None:
    """A hillside cut into terraces, high on one side: bands of rice and of water that holds the sky."""
    p = s.palette
    tones = [
        s.named("field"),
        s.named("fresh"),
        mix(p.sky[1], s.named("water"), 0.4),
        s.named("ripe"),
        s.named("lime"),
    ]
    wobble = [s.rng.uniform(0, math.tau) for _ in range(3)]
    for i in range(steps):
        share = i / steps
        line = []
        for px in range(-80, 1700, 32):
            t = (px - x) / WIDTH if left else (WIDTH - px + x) / WIDTH
            slope = height * (1 - min(1, max(0, t)) ** 0.8)
            wave = 26 * math.sin(px / 150 + wobble[0] + share) + 15 * math.sin(px / 67 + wobble[1] - i * 0.4)
            line.append((float(px), y - slope * (1 - share) + i * 24 + wave * (0.5 + share)))
        tone = p.far(tones[(i * 2 + int(wobble[2])) % len(tones)], 0.3 * (1 - share))
        s.canvas.layer(smooth(line, closed=False, steps=2), tone, darker(tone, 0.16), shadow=11, lip=0.5)


def water(s: Stage, y: float, foot: float = HEIGHT + 40, *, ripples: int = 22) -> None:
    """Water from `y` to `foot`, holding the colours of the sky upside down, with short bars of light."""
    c, p = s.canvas, s.palette
    top = mix(p.sky[2], s.named("water"), 0.45)
    deep = mix(s.named("water"), p.hills[3], 0.35 if not p.lit else 0.15)
    c.poly([(-60, y), (WIDTH + 60, y), (WIDTH + 60, foot), (-60, foot)], top, foot=deep)
    for _ in range(ripples):
        share = s.rng.random()
        ry = y + 14 + (min(foot, HEIGHT) - y - 24) * share
        length = (50 + 150 * share) * s.rng.uniform(0.6, 1.2)
        c.poly(rounded(s.rng.uniform(-60, WIDTH), ry, length, 3 + 4 * share, 4), lighter(top, 0.5), 110)


def shimmer(s: Stage, x: float, y: float, colour: Colour, count: int = 7) -> None:
    """The broken path of light that a lamp or the sun lays on water below it."""
    for i in range(count):
        length = (90 + 26 * i) * s.rng.uniform(0.6, 1.1)
        bar = rounded(x - length / 2 + s.about(0, 16), y + i * (20 + i * 3), length, 6 + i * 0.7, 4)
        s.canvas.poly(bar, colour, 150 - 8 * i)
