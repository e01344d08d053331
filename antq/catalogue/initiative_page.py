"""What the page of one initiative needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from ..evidence import figures
from ..evidence.models import Figure
from ..evidence.pictures import Picture, pictures
from ..kit.numbers import DatedPrecision, Precision, write_day
from ..kit.web import Page
from ..law.models import Document
from ..places import lineage
from . import queries, texts
from .cards import CardView, card_view
from .models import Initiative
from .words import ACTIVITY, REPLICATION, Status, field_label, kind_label


@dataclass(frozen=True)
class Result:
    """One figure in words, with who says so."""

    figure: Figure
    number: str
    said: str
    finding: str
    document: Document | None

    @property
    def exact(self) -> bool:
        """Whether its change may be said in per cent."""
        return figures.change(self.figure) is not None


@dataclass(frozen=True)
class Spread:
    """A place known to run the initiative: its name then and now, and the document that says so."""

    where: str
    note: str
    document: Document | None


class InitiativePage(Page):
    """/mo-hinh/<ref>-<slug>."""

    template = "catalogue/initiative.html"

    def __init__(self, initiative: Initiative, *, by: Any) -> None:
        super().__init__(by=by)
        self.initiative = initiative
        self.title = initiative.name

    @cached_property
    def photos(self) -> list[Picture]:
        """All photos; the first is the cover."""
        return pictures(self.initiative.album.photos)

    @property
    def status(self) -> Status:
        """How far it has spread."""
        return REPLICATION[self.initiative.replication]

    @property
    def activity(self) -> tuple[Any, str]:
        """Whether it still runs: the word and the tone of its tag."""
        return ACTIVITY[self.initiative.activity]

    @property
    def field(self) -> str:
        """The word of its lĩnh vực."""
        return field_label(self.initiative.field)

    @property
    def sponsor(self) -> str:
        """Who stands behind it."""
        return texts.sponsor_of(self.initiative)

    @cached_property
    def where(self) -> str:
        """Its place of origin, then and now; the words of the source where the place is not known."""
        place = self.initiative.place
        return lineage.described(place) if place else self.initiative.place_text

    @cached_property
    def facts(self) -> list[dict[str, Any]]:
        """The short list beside the text; what is not known is left out."""
        rows = (
            (_("Mã"), self.initiative.ref),
            (_("Lĩnh vực"), self.field),
            (_("Loại hình"), kind_label(self.initiative.kind)),
            (_("Đơn vị, lực lượng"), self.sponsor),
            (_("Nơi khởi đầu"), self.where),
            (_("Thời gian"), self.started),
            (_("Tên gọi khác"), "; ".join(alias.name for alias in self.initiative.aliases)),
        )
        return [
            {"key": key, "value": value, "change_href": None, "change_label": None}
            for key, value in rows
            if value
        ]

    @property
    def started(self) -> str:
        """When it began, as exactly as it is known."""
        day = self.initiative.started_on
        if day is None:
            return ""
        return write_day(DatedPrecision(day, Precision(self.initiative.started_precision)))

    @cached_property
    def results(self) -> list[Result]:
        """All figures, in order."""
        return [
            Result(
                figure, figures.number(figure), figures.said(figure), figures.finding(figure), figure.document
            )
            for figure in self.initiative.album.figures
        ]

    @property
    def compared(self) -> list[Result]:
        """The figures with a number before, in the order of whoever gave them: they are drawn."""
        return [each for each in self.results if each.figure.before is not None]

    @property
    def plain(self) -> list[Result]:
        """All other figures."""
        return [each for each in self.results if each.figure.before is None]

    @cached_property
    def spread(self) -> list[Spread]:
        """The places that a source says run it."""
        return [
            Spread(lineage.described(known.place), known.note, known.document)
            for known in self.initiative.known_places
        ]

    @cached_property
    def related(self) -> list[CardView]:
        """Others of the same field."""
        return [card_view(card) for card in queries.related(self.initiative, by=self.by)]
