"""What came from what: a tidy tree from left to right, and the same as a list.

The list is what everybody can read; the drawing shows its shape. Beyond sixty nodes both are grouped (by province),
and both stay small however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from .drawing import LETTER, Around, el, number, scrolling, short, text

MOST_DRAWN = 60
MOST_LISTED = 240
COLUMN, ROW, EDGE = 232, 44, 12
ROOM = COLUMN - 60
"""For the words of a node, so that an edge can be seen behind them."""


@dataclass(frozen=True)
class Node:
    """One thing of a tree. `tone`: gold, ok, info, warn, bad, neutral, each with a shape of its own; `note`: its
    state in words; `group`: its province."""

    label: str
    href: str = ""
    tone: str = "neutral"
    note: str = ""
    children: tuple[Node, ...] = ()
    group: str = ""


@dataclass(frozen=True)
class _Spot:
    node: Node
    x: float
    y: float
    parent: _Spot | None


def tree(
    id: str, title: str, roots: Sequence[Node], *, more: Mapping[str, str] | None = None, **around: Any
) -> Markup:
    """The tree of `roots`. `more`: group to the address where all of it is listed."""
    told, every = Around(**around), _walked(roots)
    if len(every) > MOST_DRAWN:
        groups = _grouped(roots, every)
        drawn: Sequence[Node] = _by_group(roots, groups, more or {}, title)
        listed = _listed_by_group(groups, more or {})
    else:
        drawn = roots
        listed = el(
            "details", el("summary", _("Xem dạng danh sách")), el("div", _list(roots), class_="prose")
        )
    caption = " ".join(
        each for each in (told.note, _("Nguồn:") + f" {told.source}." if told.source else "") if each
    )
    return el(
        "figure",
        el(f"h{told.level}", title, id=f"{id}-ten"),
        scrolling(title, _drawing(id, title, drawn, len(every))),
        listed,
        el("p", el("a", _("Tải CSV"), href=told.csv, class_="btn quiet small"), class_="no-print")
        if told.csv
        else Markup(""),
        el("figcaption", caption) if caption else Markup(""),
        class_="figure",
    )


def _walked(roots: Sequence[Node]) -> list[Node]:
    """Every node, however deep: a chain of five thousand is no deeper in the program."""
    every = list(roots)
    for each in every:  # grows while it is walked
        every += each.children
    return every


def _drawing(id: str, title: str, roots: Sequence[Node], count: int) -> Markup:
    spots = _laid(roots)
    wide = max([COLUMN, *(spot.x + EDGE + COLUMN - 40 for spot in spots)])
    tall = max([ROW, *(spot.y + ROW / 2 for spot in spots)])
    marks = [_edge(spot.parent, spot) for spot in spots if spot.parent]
    marks += [mark for spot in spots for mark in _drawn(spot)]
    desc = _("%(count)s điểm trên cây, từ gốc bên trái sang nơi làm theo bên phải.", count=number(count))
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


def _grouped(roots: Sequence[Node], every: Sequence[Node]) -> dict[str, list[Node]]:
    """All but a single root, by group, the largest first."""
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in every:
        if len(roots) > 1 or node is not roots[0]:
            groups[node.group or _("Chưa rõ tỉnh")].append(node)
    largest = sorted(groups.items(), key=lambda each: (-len(each[1]), each[0]))
    if len(largest) < MOST_DRAWN:
        return dict(largest)
    rest = [node for _name, nodes in largest[MOST_DRAWN - 2 :] for node in nodes]
    return {**dict(largest[: MOST_DRAWN - 2]), _("Nơi khác"): rest}


def _by_group(
    roots: Sequence[Node], groups: Mapping[str, list[Node]], more: Mapping[str, str], title: str
) -> list[Node]:
    children = [
        Node(name, more.get(name, ""), "ok", _("%(count)s nơi", count=number(len(nodes))))
        for name, nodes in groups.items()
    ]
    root = roots[0] if len(roots) == 1 else Node(title)
    return [Node(root.label, root.href, root.tone, root.note, tuple(children))]


def _listed_by_group(groups: Mapping[str, list[Node]], more: Mapping[str, str]) -> Markup:
    most = max(3, MOST_LISTED // len(groups))
    parts = []
    for name, nodes in groups.items():
        rows = [_item(node) for node in nodes[:most]]
        if left := len(nodes) - most if len(nodes) > most else 0:
            said = _("và %(count)s nơi khác", count=number(left))
            rows.append(el("li", el("a", f"{name}: {said}", href=more[name]) if name in more else said))
        summary = el("summary", f"{name} ({number(len(nodes))})")
        parts.append(el("details", summary, el("div", el("ul", *rows), class_="prose")))
    return Markup("").join(parts)


def _list(nodes: Sequence[Node]) -> Markup:
    return el("ul", *(_item(node, _list(node.children) if node.children else "") for node in nodes))


def _item(node: Node, below: str = "") -> Markup:
    words = el("a", node.label, href=node.href) if node.href else Markup.escape(node.label)
    note = Markup(" – {}").format(node.note) if node.note else Markup("")
    return el("li", words, note, below)
