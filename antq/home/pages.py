"""What the front page and the pages about the site need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..catalogue import queries as catalogue
from ..catalogue.cards import Shown, shown
from ..catalogue.words import FIELDS, Field
from ..honours import queries as honours
from ..honours.models import Decision
from ..honours.shown import Honour, honour
from ..kit import clock
from ..kit.web import Page
from ..places import queries as places
from ..places.words import bare_name
from ..replications.counting import Three, everywhere
from .patterns import Samples

NEWEST = 6


@dataclass(frozen=True)
class Tile:
    """A province on the tile map: a link to its initiatives."""

    code: str
    label: str
    count: int
    href: str


class HomePage(Page):
    """The front page. Its numbers are counted from the rows, each with its day."""

    template = "home/home.html"

    @cached_property
    def total(self) -> int:
        """Initiatives in the catalogue."""
        return catalogue.tally(by=self.by)[0]

    @cached_property
    def tally(self) -> dict[str, dict[Any, int]]:
        """How many initiatives there are by facet."""
        return catalogue.tally(by=self.by)[1]

    @cached_property
    def three(self) -> Three:
        """What the ledger counts today."""
        return everywhere()

    @property
    def province_count(self) -> int:
        """Provinces of today from which initiatives come."""
        return len(self.tally["province"])

    @cached_property
    def honour_years(self) -> dict[int, int]:
        """Years with public commendations, the newest first."""
        return honours.years()

    @property
    def this_year(self) -> int:
        """The present year in Vietnam."""
        return clock.today().year

    @property
    def today(self) -> Any:
        """The day on which the numbers were counted."""
        return clock.today()

    @cached_property
    def newest(self) -> list[Shown]:
        """The newest initiatives."""
        return shown(catalogue.newest(NEWEST, by=self.by))

    @cached_property
    def fields(self) -> list[tuple[str, Field, int]]:
        """Every lĩnh vực with its count."""
        counts = self.tally["fields"]
        return [(code, field, counts.get(code, 0)) for code, field in FIELDS.items()]

    @cached_property
    def provinces(self) -> list[Tile]:
        """The provinces of today with their counts, by name."""
        counts = self.tally["province"]
        return [
            Tile(
                place.code,
                bare_name(place.name, place.kind),
                counts.get(place.code, 0),
                f"/mo-hinh?tinh={place.code}",
            )
            for place in places.today().values()
            if place.level == "province"
        ]

    @cached_property
    def leading(self) -> list[tuple[str, int, str]]:
        """The provinces with most initiatives: name, count, link."""
        found = sorted((tile for tile in self.provinces if tile.count), key=lambda tile: -tile.count)
        return [(tile.label, tile.count, tile.href) for tile in found[:5]]

    @cached_property
    def decisions(self) -> Sequence[Decision]:
        """The decisions made public last."""
        return honours.newest(3)

    @cached_property
    def honour_of_the_year(self) -> Honour | None:
        """The highest commendation of the newest year that has any."""
        year = next(iter(self.honour_years), None)
        found = honours.highest_of(year) if year else None
        return honour(found) if found else None


class AboutPage(Page):
    """/gioi-thieu."""

    template = "home/about.html"


class AccessibilityPage(Page):
    """/tro-nang."""

    template = "home/accessibility.html"


class PatternsPage(Samples, Page):
    """/gioi-thieu/giao-dien: every building block in every state."""

    template = "home/patterns.html"


class ChartsPage(Samples, Page):
    """/gioi-thieu/giao-dien/bieu-do: every drawing; a page of its own, so that both stay light."""

    template = "home/charts.html"
