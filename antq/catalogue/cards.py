"""An initiative as a card: what lists of any room show of it, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from markupsafe import Markup

from ..evidence import figures
from ..evidence.pictures import Picture
from ..kit.memory import Memory
from ..kit.numbers import write_number
from ..kit.search.marking import highlight
from ..places.words import bare_name
from .queries import Card, cards
from .words import REPLICATION, Status, field_label

PATH = "/mo-hinh"
"""Where the catalogue stands; its pages are PATH/<ref>-<slug>."""


@dataclass(frozen=True)
class CardView:
    """What the template `catalogue/_card.html` shows."""

    title: str | Markup
    href: str
    photo: Picture | None
    field: str
    status: Status
    meta: str
    summary: str | Markup
    result: str
    foot: list[str]


def card_view(card: Card, marked: Sequence[str] = ()) -> CardView:
    """The words of a card; the folded phrases of `marked` are marked in name and summary."""
    row = card.row
    return CardView(
        title=highlight(row.name, marked) if marked else row.name,
        href=f"{PATH}/{row.ref}-{row.slug}",
        photo=card.cover,
        field=field_label(row.field),
        status=REPLICATION[row.replication],
        meta="\N{NO-BREAK SPACE}· ".join(part for part in (_sponsor(row), _where(row), _year(row)) if part),
        summary=highlight(row.summary, marked) if marked else row.summary,
        result=figures.finding(card.figure) if card.figure else "",
        foot=_foot(row),
    )


def _sponsor(row: Any) -> str:
    return row.sponsor_text or row.sponsor_name or ""


def _where(row: Any) -> str:
    """Today's province; the words of the source where it is not known."""
    return bare_name(row.province_name, row.province_kind) if row.province_name else row.place_text


def _year(row: Any) -> str:
    return str(row.year) if row.year else ""


def _foot(row: Any) -> list[str]:
    copies, commended = row.replication_count, row.commendation_count
    said = [_("Nhân rộng: %(count)s nơi", count=write_number(copies))] if copies else []
    return [*said, _("%(count)d lần được khen thưởng", count=commended)] if commended else said


@dataclass(frozen=True)
class Shown:
    """A card as it stands in a page."""

    ref: str
    html: Markup


_kept: Memory[Shown] = Memory(4_000)
"""About 2 KB each. A card of words that are marked is not kept."""


def shown(ids: Sequence[int], marked: Sequence[str] = (), *, level: int = 3) -> list[Shown]:
    """The cards of these initiatives, in order; the picture of the first is not put off."""
    places = [(each, n == 0, level) for n, each in enumerate(ids)]
    if marked:
        return _drawn(places, marked)
    return _kept.get_all(places, _drawn)


def _drawn(places: Sequence[tuple[int, bool, int]], marked: Sequence[str] = ()) -> list[Shown]:
    template = current_app.jinja_env.get_template("catalogue/_card.html")
    draw = template.module.initiative  # type: ignore[attr-defined]
    rows = cards([each for each, _eager, _level in places])
    return [
        Shown(card.row.ref, draw(card_view(card, marked), eager, level))
        for card, (_id, eager, level) in zip(rows, places, strict=True)
    ]
