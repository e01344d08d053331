"""Simple people without faces: villagers in áo bà ba, conical hats, headscarves; old and young.

A figure is drawn about a foot point (x, y) in units of its standing height: u to the right, v upwards."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .colours import Colour, darker, lighter, mix
from .shapes import Point, oval, smooth
from .stage import Stage

HEADS = ("non", "short", "bun", "long", "non", "scarf", "short")


CHILD = 1.28  # how much larger, for its size, a child's head is


@dataclass(frozen=True)
class Look:
    """What a person wears. `head` is one of non, short, bun, long, scarf, elder, turban, grey."""

    coat: Colour
    trousers: Colour
    skin: Colour
    hair: Colour
    head: str = "short"
    hem: Colour | None = None
    young: bool = False


def someone(s: Stage, index: int = 0, *, head: str | None = None, highland: bool = False) -> Look:
    """A person; neighbours with consecutive numbers wear different colours."""
    p = s.palette
    dark = mix(s.named("ink", 0.3), s.named("indigo", 0.3), s.rng.uniform(0, 0.5))
    look = Look(
        coat=p.cloth[index % len(p.cloth)],
        trousers=s.rng.choice((dark, darker(dark, 0.3), mix(dark, s.named("wood"), 0.4))),
        skin=s.rng.choice(p.skin),
        hair=s.named("ink", 0.2),
        head=head or HEADS[(index + s.rng.randrange(2)) % len(HEADS)],
    )
    if look.head in ("elder", "grey"):
        look = replace(look, hair=mix(s.named("cream", 0.5), s.named("stone", 0.5), 0.25))
    if look.head == "elder":
        look = replace(look, coat=s.named(s.rng.choice(("indigo", "plum", "deep")), 0.3))
    if highland:
        coat = mix(s.named("indigo", 0.2), s.named("ink"), 0.25 + 0.3 * (index % 2))
        look = replace(
            look,
            coat=coat,
            hem=p.cloth[(index + 3) % len(p.cloth)],
            head=head or ("turban", "long")[index % 2],
        )
    return look


def crowd(s: Stage, count: int, *, heads: Sequence[str] = (), highland: bool = False) -> list[Look]:
    """Several people dressed differently; `heads` fixes what the first of them wear."""
    start = s.rng.randrange(7)
    return [
        someone(s, start + i, head=heads[i] if i < len(heads) else None, highland=highland)
        for i in range(count)
    ]


class Body:
    """A figure being drawn: turns its own units into those of the picture."""

    def __init__(
        self, s: Stage, look: Look, x: float, y: float, height: float, *, lean: float = 0, face: int = 1
    ) -> None:
        self.s, self.look, self.x, self.y, self.h = s, look, x, y, height
        self.lean, self.face = lean, face

    def at(self, u: float, v: float) -> Point:
        return self.x + self.face * (u + self.lean * v) * self.h, self.y - v * self.h

    def all(self, points: Iterable[Point]) -> list[Point]:
        return [self.at(u, v) for u, v in points]

    def limb(self, points: Sequence[Point], widths: Sequence[float], fill: Colour) -> None:
        self.s.canvas.limb(self.all(points), [w * self.h for w in widths], fill)

    def torso(self, up: float, *, flare: float = 0.15, length: float = 0.46) -> None:
        """The coat: round shoulders, a waist, a hem with side slits. `up` is the height of the shoulders."""
        c, look = self.s.canvas, self.look
        foot = up - length
        right = [(0.052, up + 0.03), (0.112, up), (0.132, up - 0.08), (0.112, up - 0.25), (flare, foot)]
        outline = smooth(right, closed=False) + smooth([(-u, v) for u, v in reversed(right)], closed=False)
        c.poly(self.all(outline), look.coat, foot=darker(look.coat, 0.1))
        c.poly(self.all([(-0.042, up + 0.03), (0.042, up + 0.03), (0, up - 0.055)]), look.skin)
        if look.hem:
            for low, tone in ((0.045, look.hem), (0.02, lighter(look.hem, 0.5))):
                c.line(
                    self.all([(-flare * 0.94, foot + low), (flare * 0.94, foot + low)]), self.h * 0.018, tone
                )

    def seam(self, up: float, length: float) -> None:
        tone = self.look.hem or darker(self.look.coat, 0.22)
        self.s.canvas.line(self.all([(0, up - 0.055), (0.004, up - length)]), max(1.2, self.h * 0.007), tone)

    def arm(self, side: int, up: float, hand: Point) -> None:
        """A sleeve from the shoulder to the wrist, bent at the elbow, and the hand."""
        shoulder = (side * 0.103, up - 0.03)
        dx, dy = hand[0] - shoulder[0], hand[1] - shoulder[1]
        reach = math.hypot(dx, dy) or 0.01
        spare = math.sqrt(max(0.0, 0.18**2 - (reach / 2) ** 2)) * 0.62
        nx, ny = -dy / reach * spare, dx / reach * spare
        middle = (shoulder[0] + dx / 2, shoulder[1] + dy / 2)
        # an elbow hangs down if it can, and points away from the body if it cannot
        elbow = min(
            ((middle[0] + k * nx, middle[1] + k * ny) for k in (-1, 1)),
            key=lambda at: at[1] - 0.5 * side * at[0],
        )
        sleeve = darker(self.look.coat, 0.1)
        self.s.canvas.disc(*self.at(*hand), self.h * 0.03, self.h * 0.03, self.look.skin)
        line = smooth(
            [shoulder, elbow, (hand[0] * 0.9 + elbow[0] * 0.1, hand[1] * 0.9 + elbow[1] * 0.1)],
            closed=False,
            steps=5,
        )
        self.limb(line, [0.07 - 0.012 * i / len(line) for i in range(len(line))], sleeve)

    def head(self, up: float, *, back: bool = False, tilt: float = 0.0) -> None:
        """Neck, head and what is on it; `up` is the height of the shoulders."""
        c, look, h = self.s.canvas, self.look, self.h
        if look.young:
            larger = Body(
                self.s, replace(look, young=False), self.x, self.y, h * CHILD, lean=self.lean, face=self.face
            )
            larger.head(up / CHILD, back=back, tilt=tilt / CHILD)
            return
        bare = look.skin
        if look.head == "long" and not back:
            for side in (-1, 1):
                lock = [
                    (tilt, up + 0.19),
                    (tilt + side * 0.08, up + 0.14),
                    (side * 0.098, up),
                    (side * 0.075, up - 0.09),
                    (side * 0.045, up),
                ]
                c.blob(self.all(lock), look.hair)
        self.limb([(0, up - 0.01), (tilt * 0.3, up + 0.06)], [0.055, 0.052], darker(bare, 0.12))
        x, y = self.at(tilt, up + 0.115)
        c.disc(x, y, h * 0.072, h * 0.083, bare)
        if not back:
            for side in (-1, 1):
                c.disc(*self.at(tilt + side * 0.072, up + 0.11), h * 0.014, h * 0.02, bare)
        self._hair(up, back, tilt)

    def _hair(self, up: float, back: bool, tilt: float) -> None:
        c, look, h = self.s.canvas, self.look, self.h
        x, y = self.at(tilt, up + 0.115)
        kind = look.head
        if back and kind != "non":
            c.disc(x, y - h * 0.006, h * 0.077, h * 0.086, look.hair)
            if kind == "long":
                c.blob(
                    self.all(
                        [(-0.075, up + 0.12), (0.075, up + 0.12), (0.06, up - 0.14), (-0.06, up - 0.14)]
                    ),
                    look.hair,
                )
        else:
            cap = [
                *oval(x, y - h * 0.008, h * 0.079, h * 0.086, 184, 356),
                (x + h * 0.03, y - h * 0.035),
                (x - h * 0.045, y - h * 0.04),
            ]
            c.poly(cap, look.hair)
        if kind == "bun":
            c.disc(*self.at(tilt + (0 if back else 0.02), up + 0.205), h * 0.036, h * 0.032, look.hair)
        elif kind == "elder":
            if not back:
                c.blob(
                    self.all(
                        [
                            (tilt - 0.045, up + 0.075),
                            (tilt + 0.045, up + 0.075),
                            (tilt + 0.018, up - 0.03),
                            (tilt - 0.01, up - 0.05),
                        ]
                    ),
                    look.hair,
                )
            self._band(up + 0.165, tilt, darker(look.coat, 0.35))
        elif kind in ("turban", "scarf"):
            tone = look.hem or (self.s.named("cream", 0.4) if kind == "scarf" else look.coat)
            self._band(up + 0.165, tilt, tone)
            if kind == "scarf":
                self._checks(up, tilt)
        elif kind == "non":
            self._non(up, tilt, back)

    def _band(self, v: float, tilt: float, tone: Colour) -> None:
        x, y = self.at(tilt, v)
        self.s.canvas.poly([*oval(x, y + self.h * 0.012, self.h * 0.084, self.h * 0.05, 178, 362)], tone)
        self.s.canvas.line(
            self.all([(tilt - 0.075, v - 0.012), (tilt + 0.075, v - 0.012)]),
            self.h * 0.024,
            darker(tone, 0.12),
        )

    def _checks(self, up: float, tilt: float) -> None:
        """The small dark squares of a khăn rằn."""
        for k in range(5):
            self.s.canvas.rect(
                *self.at(tilt - 0.066 + k * 0.029, up + 0.2 - 0.012 * (k % 2)),
                self.h * 0.014,
                self.h * 0.014,
                self.s.named("ink"),
            )

    def _non(self, up: float, tilt: float, back: bool) -> None:
        """The conical palm-leaf hat: straight ribs, a curved rim, dark beneath."""
        c = self.s.canvas
        pale = self.s.named("hat", 0.45)
        rim, top = up + 0.135, up + 0.31
        under = oval(*self.at(tilt, rim), self.h * 0.185, self.h * 0.036)
        if not back:
            c.poly(under, darker(pale, 0.5))
        curve = [
            (tilt + 0.185 * math.cos(t), rim - 0.034 * math.sin(t))
            for t in (math.pi * k / 10 for k in range(11))
        ]
        if not back:
            curve = [(u, rim - 0.3 * (rim - v)) for u, v in curve]
        c.poly(self.all([(tilt, top), *curve]), pale)
        for k in (2, 4, 6, 8):
            c.line(self.all([(tilt, top - 0.005), curve[k]]), max(1.0, self.h * 0.005), darker(pale, 0.13))
        c.poly(self.all([(tilt, top), *curve[6:]]), darker(pale, 0.3), 50)


def children(s: Stage, count: int) -> list[Look]:
    """Several children."""
    return [
        replace(look, young=True)
        for look in crowd(s, count, heads=("short", "long", "short", "bun", "short", "long"))
    ]
