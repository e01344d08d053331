"""An initiative as a card: what lists of any room show of it, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from markupsafe import Markup, escape

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
    """What the template `catalogue/_card.html` shows: name and summary are gaps, filled later."""

    title: str
    href: str
    photo: Picture | None
    field: str
    status: Status
    meta: str
    summary: str
    result: str
    foot: list[str]


def card_view(card: Card) -> CardView:
    """The words of a card."""
    row = card.row
    return CardView(
        title=NAME,
        href=f"{PATH}/{row.ref}-{row.slug}",
        photo=card.cover,
        field=field_label(row.field),
        status=REPLICATION[row.replication],
        meta="\N{NO-BREAK SPACE}· ".join(part for part in (_sponsor(row), _where(row), _year(row)) if part),
        summary=SUMMARY,
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


def spread(row: Any) -> str:
    """Points and teams that the ledger counts today, in words that are read aloud as they stand; "" of none."""
    if not row.replication_count:
        return ""
    points, teams = write_number(row.replication_count), write_number(row.team_count)
    return _("Nhân rộng: %(points)s điểm, %(teams)s tổ", points=points, teams=teams)


def _foot(row: Any) -> list[str]:
    commended = row.commendation_count
    said = [spread(row), _("%(count)d lần được khen thưởng", count=commended) if commended else ""]
    return [each for each in said if each]


@dataclass(frozen=True)
class Shown:
    """A card as it stands in a page."""

    ref: str
    html: Markup


@dataclass(frozen=True)
class _Frame:
    """A drawn card with gaps for its name and its summary, in which words may be marked."""

    ref: str
    html: str
    name: str
    summary: str

    def filled(self, marked: Sequence[str]) -> Shown:
        """The card, with the folded phrases of `marked` marked in name and summary."""
        html = self.html.replace(NAME, highlight(self.name, marked) if marked else escape(self.name))
        if SUMMARY in html:
            said = highlight(self.summary, marked) if marked else escape(self.summary)
            html = html.replace(SUMMARY, said)
        return Shown(self.ref, Markup(html))  # noqa: S704 (drawn by our template, filled with what is escaped)


NAME, SUMMARY = "\ue001", "\ue002"
"""The gaps: characters that no text holds, for `clean` drops them."""

_kept: Memory[_Frame] = Memory(4_000)
"""About 2 KB each."""


def shown(ids: Sequence[int], marked: Sequence[str] = (), *, level: int = 3) -> list[Shown]:
    """The cards of these initiatives, in order; the picture of the first is not put off."""
    places = [(each, n == 0, level) for n, each in enumerate(ids)]
    return [frame.filled(marked) for frame in _kept.get_all(places, _drawn)]


def _drawn(places: Sequence[tuple[int, bool, int]]) -> list[_Frame]:
    template = current_app.jinja_env.get_template("catalogue/_card.html")
    draw = template.module.initiative  # type: ignore[attr-defined]
    found = cards([each for each, _eager, _level in places])
    return [
        _Frame(card.row.ref, str(draw(card_view(card), eager, level)), card.row.name, card.row.summary)
        for card, (_id, eager, level) in zip(found, places, strict=True)
    ]
