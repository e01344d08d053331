"""What the pages of the catalogue need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from flask import Response
from flask_babel import gettext as _
from jinja2_fragments.flask import render_blocks

from ..kit.web import Page
from ..kit.web.htmx import wanted_region
from ..places import queries as places
from ..places.models import Place
from ..places.words import bare_name, short
from . import queries
from .cards import PATH, CardView, card_view
from .filters import SORTS, Filter
from .words import FIELDS, REPLICATION

AROUND = 2
"""How many pages are linked on each side of the one that is shown."""


@dataclass(frozen=True)
class Option:
    """One value of a facet: how many the list would hold with it."""

    value: str
    label: str
    count: int
    chosen: bool

    @property
    def idle(self) -> bool:
        """Nothing would be found and it is not chosen: shown, but not to be picked."""
        return not self.count and not self.chosen


class BrowsePage(Page):
    """/mo-hinh: the catalogue, filtered."""

    template = "catalogue/browse.html"

    def __init__(self, wanted: Filter, *, by: Any) -> None:
        super().__init__(by=by)
        self.provinces = places.provinces()
        self.communes = self._communes(wanted.province)
        self.filter = wanted.restricted(
            {place.code for place in self.provinces}, {place.code for place in self.communes}
        )
        self.found = queries.browse(self.filter, by=by)

    def _communes(self, code: str) -> list[Place]:
        chosen = next((place for place in self.provinces if place.code == code), None)
        return places.communes_of(chosen) if chosen else []

    def respond(self, status: int = 200) -> Response:
        """The whole page; under htmx the results, and with them the filter whose counts have changed.

        The address that the browser shows is always the list's one address.
        """
        if wanted_region() != "kq":
            return super().respond(status)
        response = Response(render_blocks(self.template, ["kq", "o_loc"], page=self), status)
        response.headers["HX-Push-Url"] = self.address(self.filter)
        return response

    def address(self, wanted: Filter) -> str:
        """The one address of a filter."""
        args = urlencode(wanted.args(), doseq=True)
        return f"{PATH}?{args}" if args else PATH

    @cached_property
    def canonical(self) -> str:
        """The address of the list as it is shown, on its page."""
        return self.address(self.filter.with_(page=self.found.page))

    @cached_property
    def cards(self) -> list[CardView]:
        """The cards of this page of the list."""
        return [card_view(card, self.filter.q) for card in self.found.cards]

    @cached_property
    def chips(self) -> list[tuple[str, str]]:
        """What narrows the list, each with the address of the list without it."""
        names = {place.code: short(place) for place in (*self.provinces, *self.communes)}
        return [(label, self.address(less)) for label, less in self.filter.words(names)]

    @property
    def filter_count(self) -> int:
        """How many values are chosen in the facets, for the button that opens them on a phone; words are not one."""
        return len(self.chips) - bool(self.filter.q)

    @cached_property
    def by_field(self) -> list[Option]:
        """Lĩnh vực."""
        return self._options("fields", ((code, str(field.label)) for code, field in FIELDS.items()))

    @cached_property
    def by_replication(self) -> list[Option]:
        """Trạng thái nhân rộng."""
        named = ((status.code, str(status.label)) for status in REPLICATION.values())
        return self._options("replication", named, value=lambda code: REPLICATION[code].slug)

    @cached_property
    def by_year(self) -> list[Option]:
        """Years that occur, and those chosen."""
        years = sorted({*self.found.counts["years"], *self.filter.years}, reverse=True)
        return self._options("years", ((year, str(year)) for year in years))

    @cached_property
    def by_province(self) -> list[Option]:
        """All provinces of today."""
        return self._options("province", ((p.code, bare_name(p.name, p.kind)) for p in self.provinces))

    @cached_property
    def by_commune(self) -> list[Option]:
        """The communes of the chosen province that have initiatives, and the chosen one."""
        named = ((place.code, place.name) for place in self.communes)
        return [option for option in self._options("commune", named) if not option.idle]

    def _options(self, name: str, named: Iterable[tuple[Any, str]], value: Any = str) -> list[Option]:
        counts, now = self.found.counts[name], getattr(self.filter, name)
        chosen = now if isinstance(now, tuple) else (now,)
        return [Option(value(code), label, counts.get(code, 0), code in chosen) for code, label in named]

    @cached_property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """(value, word, whether it holds). The usual one has no value, so that it changes with the words."""
        usual = self.filter.with_(sort="").order
        rest = [slug for slug in SORTS if slug not in (usual, "phu-hop")]
        return [
            (slug if slug != usual else "", str(SORTS[slug]), slug == self.filter.order)
            for slug in (usual, *rest)
        ]

    @cached_property
    def links(self) -> list[dict[str, Any]]:
        """Links to the pages of the list: first, last and those around; gaps have no number."""
        now, last = self.found.page, self.found.pages
        near = {1, last, *range(max(1, now - AROUND), min(last, now + AROUND) + 1)}
        links: list[dict[str, Any]] = []
        before = 0
        for number in sorted(near):
            if number > before + 1:
                links.append({"number": None, "href": None, "current": False})
            links.append({"number": number, "href": self._page(number), "current": number == now})
            before = number
        return links

    @cached_property
    def previous(self) -> str | None:
        """The address of the page before."""
        return self._page(self.found.page - 1) if self.found.page > 1 else None

    @cached_property
    def next(self) -> str | None:
        """The address of the page after."""
        return self._page(self.found.page + 1) if self.found.page < self.found.pages else None

    def _page(self, number: int) -> str:
        return self.address(self.filter.with_(page=number))

    @cached_property
    def title(self) -> str:
        """What the list is, for the title of the page."""
        said = ", ".join(label for label, _less in self.chips)
        return _("Mô hình: %(what)s", what=said) if said else _("Mô hình")
