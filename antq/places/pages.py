"""What the pages of places need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..kit.numbers import write_day
from ..kit.web import Page
from . import lineage, queries
from .models import Place, PlaceVersion, Succession
from .searching import MOST, search
from .words import KIND_WORDS, short, spoken

PATH = "/dia-ban"

HOW = {"whole": _l("toàn bộ"), "main": _l("phần chính"), "part": _l("một phần")}
"""How much of the old area went over."""


@dataclass(frozen=True)
class Tile:
    """A province on the tile map: a link to its page, with the number of its communes."""

    code: str
    label: str
    count: int
    href: str


@dataclass(frozen=True)
class Named:
    """A place to link to: what it was or is called, and what it is now."""

    place: Place
    label: str
    href: str
    now: str = ""


@dataclass(frozen=True)
class Step:
    """A succession, read from one side: the other place, how much, from when, by which decision."""

    other: Named
    how: Any
    on: str
    decision: str


class BrowsePage(Page):
    """/dia-ban: the provinces of today, or what a search found."""

    template = "places/browse.html"
    most = MOST

    def __init__(self, q: str, *, by: Any) -> None:
        super().__init__(by=by)
        self.q = q

    @property
    def title(self) -> str:
        """What was searched, where something was."""
        return _("Địa bàn: %(words)s", words=self.q) if self.q else _("Địa bàn")

    @cached_property
    def tiles(self) -> list[Tile]:
        """The provinces of today by name."""
        counts = queries.commune_counts()
        return [
            Tile(place.code, short(place), counts.get(place.id, 0), f"{PATH}/{place.code}")
            for place in queries.provinces()
        ]

    @cached_property
    def found(self) -> list[Named]:
        """What the search found, with what it is now."""
        return _named(search(self.q))


class PlacePage(Page):
    """/dia-ban/<key>: one place through time."""

    template = "places/place.html"

    def __init__(self, place: Place, *, by: Any) -> None:
        super().__init__(by=by)
        self.place = place

    @property
    def title(self) -> str:
        """Its name, with the place above it: names repeat."""
        parent = self.place.parent
        return f"{self.place.name}, {short(parent)}" if parent else self.place.name

    @cached_property
    def described(self) -> str:
        """In words, with what it is now."""
        said = lineage.described(self.place)
        return said[:1].upper() + said[1:]

    @cached_property
    def above(self) -> list[tuple[str, str]]:
        """The places above it, the highest first, as label and address."""
        places, here = [], self.place.parent
        while here is not None:
            places.append(here)
            here = here.parent
        return [(named.label, named.href) for named in _named(reversed(places))]

    @cached_property
    def now(self) -> Named | None:
        """What it is today, where it has ended."""
        return _named([self.place.heir])[0] if self.place.heir else None

    @property
    def kind(self) -> str:
        """The word of its type."""
        return KIND_WORDS.get(self.place.kind, "").capitalize()

    @cached_property
    def facts(self) -> list[dict[str, Any]]:
        """The short list beside the text; what is not known is left out."""
        place = self.place
        rows = (
            (_("Mã"), place.code),
            (_("Loại"), self.kind),
            (_("Có từ ngày"), write_day(place.began_on) if place.began_on else ""),
            (_("Đến hết ngày"), write_day(place.ended_on) if place.ended_on else ""),
        )
        return [
            {"key": key, "value": value, "change_href": None, "change_label": None}
            for key, value in rows
            if value
        ]

    @cached_property
    def versions(self) -> list[PlaceVersion]:
        """Its names through time, the oldest first."""
        return queries.versions_of(self.place)

    def days(self, version: PlaceVersion) -> str:
        """From when to when a name stood, as far as is known."""
        first, last = version.valid_from, version.valid_to
        if first and last:
            return _("%(first)s đến %(last)s", first=write_day(first), last=write_day(last))
        if first:
            return _("từ %(day)s", day=write_day(first))
        return _("đến hết %(day)s", day=write_day(last)) if last else _("chưa ghi nhận thay đổi")

    def kind_of(self, version: PlaceVersion) -> str:
        """The word of the type that it had."""
        return KIND_WORDS.get(version.kind, "")

    @cached_property
    def came_from(self) -> list[Step]:
        """What it was made of, in Vietnamese order."""
        rows = lineage.predecessors_of(self.place)
        return _steps(rows, [row.old for row in rows])

    @cached_property
    def became(self) -> list[Step]:
        """What followed directly, the main part first."""
        rows = lineage.successors_of(self.place)
        return _steps(rows, [row.new for row in rows])

    @cached_property
    def children(self) -> list[tuple[Any, list[tuple[str, str]]]]:
        """The places in it, as groups with a heading: those of today, then those that have ended."""
        groups: dict[Any, list[Place]] = {}
        for place in queries.children_of(self.place):
            groups.setdefault(_heading(place), []).append(place)
        return [
            (heading, [(each.label, each.href) for each in _named(places)])
            for heading, places in groups.items()
        ]


def _heading(place: Place) -> str:
    if place.level == "district":
        return _("Quận, huyện, thị xã, thành phố thuộc tỉnh (không còn)")
    if place.current:
        return _("Xã, phường, đặc khu")
    return _("Xã, phường, thị trấn (không còn)")


def _named(places: Iterable[Place]) -> list[Named]:
    places = list(places)
    keys = queries.keys_of(places)
    return [
        Named(
            place, short(place) if place.current else spoken(place), f"{PATH}/{keys[place.id]}", _now(place)
        )
        for place in places
    ]


def _now(place: Place) -> str:
    """The whole line of a list: what the place was, or is, and what it is now."""
    return lineage.described(place, place.heir)


def _steps(rows: Sequence[Succession], others: list[Place]) -> list[Step]:
    return [
        Step(named, HOW[row.kind], write_day(row.effective_on), row.decision)
        for row, named in zip(rows, _named(others), strict=True)
    ]
