"""Roofs, windows and doors."""

from __future__ import annotations

from .colours import Colour, darker, lighter
from .shapes import Point, smooth
from .stage import Stage


def roof(
    s: Stage,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    curl: float = 0.0,
    fill: Colour | None = None,
    rows: int = 6,
) -> None:
    """A tiled roof whose eaves lie at `y`, `x` its middle; `curl` lifts the corners of the eaves."""
    c = s.canvas
    fill = fill or s.named("roof")
    half, top, lift = width / 2, width * 0.36, height * curl
    eave = [
        (-half, -lift),
        (-half * 0.82, -lift * 0.25),
        (-half * 0.5, 0),
        (0, 0),
        (half * 0.5, 0),
        (half * 0.82, -lift * 0.25),
        (half, -lift),
    ]
    outline: list[Point] = [(x + u, y + v) for u, v in smooth(eave, closed=False)]
    slope = lift + (height - lift) * 0.4
    outline += smooth(
        [(x + half, y - lift), (x + half * 0.82, y - slope), (x + top, y - height)], closed=False
    )
    outline += smooth(
        [(x - top, y - height), (x - half * 0.82, y - slope), (x - half, y - lift)], closed=False
    )
    with c.sheet(18):
        c.poly(outline, fill, foot=darker(fill, 0.2))
    with c.within(outline):
        _tiles(s, x, y, width, height, fill, rows)
    with c.sheet(6, strength=0.25):
        ends = 0.1 if curl else 0.03
        crest = [
            (x - top - width * ends, y - height - height * ends * 2),
            (x - top, y - height),
            (x + top, y - height),
            (x + top + width * ends, y - height - height * ends * 2),
        ]
        c.line(smooth(crest, closed=False, steps=5), max(7, height * 0.075), darker(fill, 0.32))
        c.line(
            [(px, py + 3) for px, py in outline[: len(smooth(eave, closed=False))]],
            max(5, height * 0.045),
            darker(fill, 0.36),
        )


def _tiles(s: Stage, x: float, y: float, width: float, height: float, fill: Colour, rows: int) -> None:
    c = s.canvas
    deep = darker(fill, 0.2)
    for k in range(1, rows):
        at = y - height + height * k / rows
        c.line([(x - width / 2, at), (x + width / 2, at)], max(2, height * 0.02), deep, 150)
        columns = max(6, int(width / (height / rows * 1.5)))
        for i in range(columns + 1):
            tx = x - width / 2 + width * (i + 0.5 * (k % 2)) / columns
            c.line([(tx, at), (tx, at + height / rows)], max(1.5, height * 0.011), deep, 110)


def thatch(s: Stage, x: float, y: float, width: float, height: float, *, top: float = 0.5) -> None:
    """A thatched roof with a shaggy fringe; `top` is the length of its crest against its width."""
    c = s.canvas
    fill = s.named("thatch")
    half, crest = width / 2, width * top / 2
    fringe = [(x - half + width * i / 26, y + (9 if i % 2 else 0) * width / 400) for i in range(27)]
    outline = [(x - crest, y - height), *fringe, (x + crest, y - height)]
    with c.sheet(16):
        c.poly(outline, lighter(fill, 0.1), foot=darker(fill, 0.22))
    with c.within(outline):
        for k in range(1, 5):
            at = y - height + height * k / 5
            zigzag = [(x - half + width * i / 34, at + (height * 0.035 if i % 2 else 0)) for i in range(35)]
            c.line(zigzag, max(2, height * 0.016), darker(fill, 0.25), 170)
    c.line(
        [(x - crest - width * 0.02, y - height), (x + crest + width * 0.02, y - height)],
        max(6, height * 0.07),
        darker(fill, 0.35),
    )


def window(s: Stage, x: float, y: float, width: float, height: float, *, lit: bool | None = None) -> None:
    """A shuttered window, `x` its middle and `y` its top; lit at dusk and at night unless told."""
    c = s.canvas
    burning = s.palette.lit if lit is None else lit
    pane = s.palette.lamp if burning else s.named("indigo")
    c.rect(x - width / 2 - 4, y - 4, width + 8, height + 8, darker(s.named("wood"), 0.2))
    c.rect(x - width / 2, y, width, height, pane)
    c.line([(x, y), (x, y + height)], 4, darker(s.named("wood"), 0.2))
    c.line(
        [(x - width / 2, y + height / 2), (x + width / 2, y + height / 2)], 3, darker(s.named("wood"), 0.2)
    )


def door(s: Stage, x: float, y: float, width: float, height: float, *, lit: bool = False) -> None:
    """A double door, `x` its middle and `y` its sill."""
    c = s.canvas
    wood = s.named("wood")
    c.rect(x - width / 2 - 6, y - height - 6, width + 12, height + 6, darker(wood, 0.3))
    if lit:
        c.rect(x - width / 2, y - height, width, height, s.palette.lamp)
        return
    for side in (-1, 1):
        left = x - width / 2 if side < 0 else x + 2
        c.rect(left, y - height, width / 2 - 2, height, wood)
        c.rect(left + width * 0.08, y - height * 0.92, width * 0.3, height * 0.36, darker(wood, 0.15))
        c.rect(left + width * 0.08, y - height * 0.48, width * 0.3, height * 0.38, darker(wood, 0.15))
