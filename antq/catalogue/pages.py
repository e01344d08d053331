"""What the pages of the catalogue need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from typing import Any
from urllib.parse import urlencode

from flask import Response, current_app
from flask_babel import gettext as _
from jinja2_fragments.flask import render_blocks
from markupsafe import Markup

from ..kit.memory import Memory
from ..kit.numbers import write_number
from ..kit.web import Page
from ..kit.web.htmx import wanted_region
from ..law.queries import award_form_names
from ..places import queries as places
from ..places.words import bare_name
from ..units import queries as units
from . import queries, searching
from .cards import PATH, Shown, shown
from .filters import BEST, SORTS, SPREADS, Filter
from .words import ACTIVITY, ACTIVITY_SLUGS, FIELDS, KINDS, REPLICATION

MANY = 10_000
"""Above it a total is said as "hơn 10.000": nobody reads on to the end."""

MOST_SPONSORS = 12

_facets: Memory[Markup] = Memory(256)
"""About 12 KB each."""


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
        self.found = queries.browse(wanted, by=by)
        self.filter = self.found.wanted

    def respond(self, status: int = 200) -> Response:
        """The whole page; under htmx the results, and with them the filter whose counts have changed.

        The address that the browser shows is always the list's one address.
        """
        if wanted_region() != "kq":
            return super().respond(status)
        response = Response(render_blocks(self.template, ["kq", "o_loc"], page=self), status)
        response.headers["HX-Push-Url"] = self.address(self.filter)
        return response

    def address(self, wanted: Filter, path: str = PATH) -> str:
        """The one address of a filter: of the list, or of another form of it (PATH + ".csv")."""
        args = urlencode(wanted.args(), doseq=True)
        return f"{path}?{args}" if args else path

    @property
    def canonical(self) -> str:
        """The address of the list as it is shown, on its page."""
        return self.address(self.filter)

    def download(self, ending: str) -> str:
        """The address of the same list as a file: "csv", "xlsx", "atom"."""
        return self.address(self.filter.with_(), f"{PATH}.{ending}")

    @cached_property
    def cards(self) -> list[Shown]:
        """The cards of this page of the list."""
        return shown(self.found.ids, self.marked)

    @property
    def marked(self) -> tuple[str, ...]:
        """What is marked in the texts: every reading of the words and the phrases."""
        query = self.found.words.query
        return query.marks if query else ()

    @property
    def total(self) -> str:
        """How many there are; "hơn 10.000" where it is more."""
        if self.found.total > MANY:
            return _("hơn %(count)s", count=write_number(MANY))
        return write_number(self.found.total)

    @property
    def read_as(self) -> str:
        """What the words were taken for: raw Telex, or other spaces between the same letters."""
        return self.found.words.read_as

    @cached_property
    def suggestion(self) -> tuple[str, str] | None:
        """What was perhaps meant by words that find little: the words, and the address of their list."""
        if not self.filter.q:
            return None
        meant = searching.suggestion(self.filter.q)
        return (meant, self.address(self.filter.with_(q=meant))) if meant else None

    @cached_property
    def chips(self) -> list[tuple[str, str]]:
        """What narrows the list, each with the address of the list without it."""
        return [(label, self.address(less)) for label, less in self.filter.words(self._names)]

    @cached_property
    def _names(self) -> dict[str, str]:
        """What the chosen places, unit and award forms are called."""
        chosen = (self.filter.province, self.filter.commune)
        names = {code: _place_name(places.today()[code]) for code in chosen if code}
        if self.filter.sponsor:
            names |= {option.value: option.label for option in self.by_sponsor}
        return names | (self._forms if self.filter.awards else {})

    @cached_property
    def _forms(self) -> dict[str, str]:
        return award_form_names()

    @property
    def filter_count(self) -> int:
        """How many values are chosen in the facets, for the button that opens them on a phone; words are not one."""
        return len(self.chips) - bool(self.filter.q)

    @property
    def facets(self) -> Markup:
        """The questions of the filter with their counts, in HTML: the same for every page of one list."""
        template = current_app.jinja_env.get_template("catalogue/_facets.html")
        draw = template.module.questions  # type: ignore[attr-defined]
        return _facets.get(self.filter.with_(ignored=()), lambda: draw(self))

    @cached_property
    def by_field(self) -> list[Option]:
        """Lĩnh vực."""
        return self._options("fields", ((code, str(field.label)) for code, field in FIELDS.items()))

    @cached_property
    def by_kind(self) -> list[Option]:
        """Loại hình."""
        return self._options("kinds", ((code, str(label)) for code, label in KINDS.items()))

    @cached_property
    def by_replication(self) -> list[Option]:
        """Trạng thái nhân rộng."""
        named = ((status.code, str(status.label)) for status in REPLICATION.values())
        return self._options("replication", named, value=lambda code: REPLICATION[code].slug)

    @cached_property
    def by_activity(self) -> list[Option]:
        """Tình trạng hoạt động: what ended can be found, and learned from."""
        named = ((code, str(word)) for code, (word, _tone) in ACTIVITY.items())
        return self._options("activity", named, value=ACTIVITY_SLUGS.__getitem__)

    @cached_property
    def by_spread(self) -> list[Option]:
        """Đã nhân rộng từ n nơi; a number of one's own joins the steps."""
        steps = sorted({*SPREADS, self.filter.spread} - {0})
        return self._options(
            "spread", ((step, _("Từ %(count)s điểm", count=write_number(step))) for step in steps)
        )

    @cached_property
    def by_year(self) -> list[Option]:
        """Years that occur, and those chosen."""
        years = sorted({*self.found.counts["years"], *self.filter.years}, reverse=True)
        return self._options("years", ((year, str(year)) for year in years))

    @cached_property
    def by_award(self) -> list[Option]:
        """Hình thức khen that were conferred, and those chosen."""
        occurring = {*self.found.counts["awards"], *self.filter.awards}
        return self._options("awards", ((c, name) for c, name in self._forms.items() if c in occurring))

    @cached_property
    def by_province(self) -> list[Option]:
        """All provinces of today."""
        named = ((place.code, _place_name(place)) for place in places.provinces_named())
        return self._options("province", named)

    @cached_property
    def by_commune(self) -> list[Option]:
        """The communes of the chosen province that have initiatives, and the chosen one."""
        occurring = {*self.found.counts["commune"], self.filter.commune}
        named = ((code, p.name) for code, p in places.today().items() if code in occurring)
        return self._options("commune", named)

    @cached_property
    def by_sponsor(self) -> list[Option]:
        """The units with most initiatives, and the chosen one."""
        counts = self.found.counts["sponsor"]
        offered = set(nlargest(MOST_SPONSORS, counts, key=counts.__getitem__))
        if self.filter.sponsor and (chosen := units.id_of(self.filter.sponsor)):
            offered.add(chosen)
        return [
            Option(unit.ref, unit.name, counts.get(unit.id, 0), unit.ref == self.filter.sponsor)
            for unit in units.named(offered)
        ]

    @property
    def with_figures(self) -> Option:
        """Có số liệu."""
        return Option("co", _("Có số liệu đo được"), self.found.counts["figures"][True], self.filter.figures)

    def _options(self, name: str, named: Iterable[tuple[Any, str]], value: Any = str) -> list[Option]:
        counts, now = self.found.counts[name], getattr(self.filter, name)
        chosen = now if isinstance(now, tuple) else (now,)
        return [Option(value(code), label, counts.get(code, 0), code in chosen) for code, label in named]

    @cached_property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """(value, word, whether it holds). The usual one has no value, so that it changes with the words."""
        usual = self.filter.with_(sort="").order
        rest = [slug for slug in SORTS if slug not in (usual, BEST)]
        return [
            (slug if slug != usual else "", str(SORTS[slug]), slug == self.filter.order)
            for slug in (usual, *rest)
        ]

    @cached_property
    def links(self) -> list[dict[str, Any]]:
        """The way back to the first page and where we are; pages follow each other by what stands on them."""
        now = self.found.page
        first = {"number": 1, "href": self.address(self.filter.with_()), "current": now == 1}
        gap = {"number": None, "href": None, "current": False}
        here = {"number": now, "href": None, "current": True}
        if now == 1:
            return [first] if self.found.last is None else [first, gap]
        return [first, *([gap] if now > 2 else []), here]

    @property
    def previous(self) -> str | None:
        """The address of the page before."""
        if self.found.first is None:
            return None
        before = self.filter.with_(before=self.cards[0].ref)
        return self.address(before if self.found.page > 2 else self.filter.with_())

    @property
    def next(self) -> str | None:
        """The address of the page after."""
        if self.found.last is None:
            return None
        return self.address(self.filter.with_(after=self.cards[-1].ref))

    @cached_property
    def title(self) -> str:
        """What the list is, for the title of the page."""
        said = ", ".join(label for label, _less in self.chips)
        return _("Mô hình: %(what)s", what=said) if said else _("Mô hình")


def _place_name(place: places.Named) -> str:
    """As a label in lists: provinces without their type word."""
    return bare_name(place.name, place.kind) if place.level == "province" else place.name
