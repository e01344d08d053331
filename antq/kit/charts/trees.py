"""What came from what: a tidy tree from left to right, and the same as a list.

The list is what everybody can read; the drawing shows its shape. Whoever has more than MOST_DRAWN nodes groups them
first (by province): a tree draws what it is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from .drawing import LETTER, Around, el, number, scrolling, short, text

MOST_DRAWN = 60
"""Nodes of one drawing, the root among them; more are no drawing any more."""

COLUMN, ROW, EDGE = 232, 44, 12
ROOM = COLUMN - 60
"""For the words of a node, so that an edge can be seen behind them."""


@dataclass(frozen=True)
class Node:
    """One thing of a tree. `tone`: gold, ok, info, warn, bad, neutral, each with a shape of its own; `note`: its
    state in words."""

    label: str
    href: str = ""
    tone: str = "neutral"
    note: str = ""
    children: tuple[Node, ...] = ()


@dataclass(frozen=True)
class _Spot:
    node: Node
    x: float
    y: float
    parent: _Spot | None


def tree(id: str, title: str, roots: Sequence[Node], **around: Any) -> Markup:
    """The tree of `roots`, and the same as a list."""
    told = Around(**around)
    listed = el("details", el("summary", _("Xem dạng danh sách")), el("div", _list(roots), class_="prose"))
    caption = " ".join(
        each for each in (told.note, _("Nguồn:") + f" {told.source}." if told.source else "") if each
    )
    return el(
        "figure",
        el(f"h{told.level}", title, id=f"{id}-ten"),
        scrolling(title, _drawing(id, title, roots)),
        listed,
        el("p", el("a", _("Tải CSV"), href=told.csv, class_="btn quiet small"), class_="no-print")
        if told.csv
        else Markup(""),
        el("figcaption", caption) if caption else Markup(""),
        class_="figure",
    )


def _drawing(id: str, title: str, roots: Sequence[Node]) -> Markup:
    spots = _laid(roots)
    wide = max([COLUMN, *(spot.x + EDGE + COLUMN - 40 for spot in spots)])
    tall = max([ROW, *(spot.y + ROW / 2 for spot in spots)])
    marks = [_edge(spot.parent, spot) for spot in spots if spot.parent]
    marks += [mark for spot in spots for mark in _drawn(spot)]
    desc = _("%(count)s điểm trên cây, từ gốc bên trái sang nơi làm theo bên phải.", count=number(len(spots)))
    return el(
        "svg",
        el("title", title, id=f"{id}-t"),
        el("desc", desc, id=f"{id}-d"),
        *marks,
        viewBox=f"0 0 {wide:g} {tall:g}",
        width=f"{wide:g}",
        height=f"{tall:g}",
        role="group",
        aria_labelledby=f"{id}-t {id}-d",
    )


def _laid(roots: Sequence[Node]) -> list[_Spot]:
    """A row for each leaf, a parent in the middle of its children, a column for each step from the root."""
    spots: list[_Spot] = []
    row = 0

    def place(node: Node, depth: int) -> tuple[float, list[Any]]:
        nonlocal row
        below = [place(child, depth + 1) for child in node.children]
        if below:
            y = (below[0][0] + below[-1][0]) / 2
        else:
            y, row = row * ROW + ROW / 2, row + 1
        return y, [node, depth, below]

    def stand(laid: tuple[float, list[Any]], parent: _Spot | None) -> None:
        y, (node, depth, below) = laid
        spot = _Spot(node, depth * COLUMN + EDGE, y, parent)
        spots.append(spot)
        for each in below:
            stand(each, spot)

    for root in roots:
        stand(place(root, 0), None)
    return spots


def _edge(parent: _Spot, spot: _Spot) -> Markup:
    """From behind the words of the parent to the mark of the child."""
    said = max(len(short(parent.node.label, ROOM)), len(short(parent.node.note, ROOM)))
    x0, x1 = parent.x + 14 + min(ROOM, said * LETTER) + 8, spot.x - 10
    bend = (x0 + x1) / 2
    way = f"M{x0:.0f} {parent.y:.0f}C{bend:.0f} {parent.y:.0f} {bend:.0f} {spot.y:.0f} {x1:.0f} {spot.y:.0f}"
    return el("path", d=way, class_="s0", fill="none", stroke_width=2)


def _drawn(spot: _Spot) -> list[Markup]:
    node, x = spot.node, spot.x + 14
    name: Markup = text(x, spot.y + (-1 if node.note else 5), short(node.label, ROOM), "strong")
    marks = [_shape(node.tone, spot.x, spot.y), el("a", name, href=node.href) if node.href else name]
    if node.note:
        marks.append(text(x, spot.y + 16, short(node.note, ROOM), "soft"))
    return marks


def _shape(tone: str, x: float, y: float) -> Markup:
    """Colour and shape say the same thing."""
    if tone in ("gold", "warn"):
        corners = [(0, -8), (8, 0), (0, 8), (-8, 0)] if tone == "gold" else [(0, -8), (8, 6), (-8, 6)]
        way = " ".join(f"{x + dx:g},{y + dy:g}" for dx, dy in corners)
        return el("polygon", points=way, class_="b3")
    if tone == "bad":
        return el("rect", x=x - 6, y=y - 6, width=12, height=12, class_="b0")
    if tone in ("ok", "info"):
        return el("circle", cx=float(x), cy=float(y), r=7, class_="b1" if tone == "ok" else "b2")
    return el("circle", cx=float(x), cy=float(y), r=6, class_="hole s0", stroke_width=3)


def _list(nodes: Sequence[Node]) -> Markup:
    return el("ul", *(_item(node, _list(node.children) if node.children else "") for node in nodes))


def _item(node: Node, below: str = "") -> Markup:
    words = el("a", node.label, href=node.href) if node.href else Markup.escape(node.label)
    note = Markup(" – {}").format(node.note) if node.note else Markup("")
    return el("li", words, note, below)
