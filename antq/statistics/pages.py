"""What the page of statistics needs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from flask import Response
from flask_babel import gettext as _

from ..catalogue.words import KINDS
from ..evidence import figures
from ..evidence.models import Figure
from ..kit import clock
from ..kit.memory import Memory
from ..kit.web import Page
from ..kit.web.htmx import wanted_region
from ..places import lineage
from ..places import queries as places
from ..replications.counting import Three
from . import every, queries
from .filters import PATH, Filter
from .ledger import Ledger
from .statistic import Statistic, today

_years: Memory[list[int]] = Memory(2)


class StatisticsPage(Page):
    """/thong-ke."""

    template = "statistics/statistics.html"

    def __init__(self, wanted: Filter, *, by: Any) -> None:
        super().__init__(by=by)
        self.filter = wanted

    def respond(self, status: int = 200) -> Response:
        """The address that the browser shows is always the one of the numbers."""
        response = super().respond(status)
        if wanted_region() == "so_lieu":
            response.headers["HX-Push-Url"] = self.filter.address()
        return response

    @property
    def title(self) -> str:
        """With the province, where one is chosen."""
        place = places.today().get(self.filter.province)
        return _("Thống kê: %(place)s", place=place.name) if place else _("Thống kê")

    @property
    def day(self) -> str:
        """The day of the numbers."""
        return today()

    @cached_property
    def three(self) -> Three:
        """The three counts of the filter."""
        return every.three(self.filter)

    @cached_property
    def statistics(self) -> list[Statistic]:
        """Every section."""
        return every.statistics(self.filter)

    @cached_property
    def official(self) -> list[dict[str, Any]]:
        """What documents say, place by place: beside the counts, never among them."""
        return [
            {
                "where": lineage.described(each.place, each.place.heir) if each.place else "",
                "what": each.what,
                "said": figures.said(each),
                "period": each.period,
                "href": f"/so-lieu/{each.ref}",
                "document": each.document,
                "source": each.source,
                "corrected": each.corrected_by is not None,
            }
            for each in self._official[: queries.MOST_OFFICIAL]
        ]

    @cached_property
    def _official(self) -> Sequence[Figure]:
        return queries.official(self.filter)

    @property
    def more_official(self) -> bool:
        """Whether documents say more than is shown."""
        return len(self._official) > queries.MOST_OFFICIAL

    @cached_property
    def year_choices(self) -> list[tuple[str, str, bool]]:
        """The years of which anything is told, the newest first."""
        known = _years.get(clock.today(), _known_years)
        return [(str(year), str(year), year == self.filter.year) for year in self._with_chosen(known)]

    def _with_chosen(self, known: list[int]) -> list[int]:
        return sorted({*known, *([self.filter.year] if self.filter.year else [])}, reverse=True)

    @property
    def province_choices(self) -> list[tuple[str, str, bool]]:
        """The provinces of today."""
        return [
            (each.code, each.name, each.code == self.filter.province) for each in places.provinces_named()
        ]

    @property
    def kind_choices(self) -> list[tuple[str, str, bool]]:
        """The kinds of initiatives."""
        return [(code, str(word), code == self.filter.kind) for code, word in KINDS.items()]

    def csv(self, one: Statistic) -> str:
        """The same numbers as a file."""
        return self.filter.address(f"{PATH}/{one.key}.csv")

    @property
    def workbook(self) -> str:
        """The address of the official counting."""
        return self.filter.address(f"{PATH}.xlsx")


def _known_years() -> list[int]:
    begun = [each.year for each in Ledger(Filter()).years if each.year]
    conferred = [each.year for each in queries.commendations(Filter())]
    return sorted({*begun, *conferred, clock.today().year}, reverse=True)
