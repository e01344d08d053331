"""An initiative as a card: what lists of any room show of it, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from ..evidence import figures
from ..evidence.pictures import Picture, picture
from ..kit.text import highlight
from ..places.words import bare_name
from .queries import Card
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


def card_view(card: Card, query: str = "") -> CardView:
    """The words of a card; what `query` found in name and summary is marked."""
    row = card.row
    return CardView(
        title=highlight(row.name, query) if query else row.name,
        href=f"{PATH}/{row.ref}-{row.slug}",
        photo=picture(card.cover),
        field=field_label(row.field),
        status=REPLICATION[row.replication],
        meta="\N{NO-BREAK SPACE}· ".join(part for part in (_sponsor(row), _where(row), _year(row)) if part),
        summary=highlight(row.summary, query) if query else row.summary,
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
    count = row.commendation_count
    return [_("%(count)d lần được khen thưởng", count=count)] if count else []
