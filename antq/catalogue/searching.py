"""What the words of a search find in the public catalogue, and what was perhaps meant by them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from ..abbreviations.queries import synonyms
from ..kit import search
from ..kit.memory import Memory
from ..kit.search import spelling
from ..kit.search.finding import Hits, find
from ..kit.search.telex import from_telex
from .filters import YEAR
from .policy import INITIATIVES, TIERS

ZONES = {"dia-ban": "place", "ten": "name"}
"""Fields that a search may name, and the zones of the index in which they look."""

ASIDE = ("nam",)
"""Fields that narrow a facet instead."""


@dataclass(frozen=True)
class Found:
    """What the words of a search come to: the hits, how it was read, and the years that it named."""

    hits: Hits | None
    query: search.Query | None = None
    read_as: str = ""
    years: tuple[int, ...] = ()


_remembered: Memory[Found] = Memory(64)
"""Eight bytes for each hit and each score: a megabyte and a half where a search finds a hundred thousand."""


def search_for(q: str) -> Found:
    """What the words find in the public catalogue. Words without any hit that are plainly raw Telex
    ("hooij quasn"), or that only lack or have a space too many, are read as what was meant."""
    return _remembered.get(q, lambda: _searched(q)) if q else Found(None)


def _searched(q: str) -> Found:
    found = _hits(q)
    if found.hits is not None and not len(found.hits):
        meant = from_telex(q) or spelling.respaced(q, hits=found.hits, **_looking())
        again = _hits(meant) if meant else found
        if again.hits is not None and spelling.well_found(again.hits):
            return replace(again, read_as=meant or "")
    return found


def _looking() -> dict[str, Any]:
    """Where and how the catalogue is searched."""
    read = partial(search.parse, zones=ZONES, aside=ASIDE, synonyms=synonyms())
    return {"kind": INITIATIVES, "tiers": TIERS, "read": read}


def _hits(q: str) -> Found:
    query = search.parse(q, zones=ZONES, aside=ASIDE, synonyms=synonyms())
    if query is None:
        return Found(None)
    years = tuple(int(year) for year in query.aside.get("nam", ()) if YEAR(year))
    if not query.looks:
        return Found(None, query, years=years)
    return Found(find(query, kind=INITIATIVES, tiers=TIERS), query, years=years)


_suggested: Memory[str | None] = Memory(256)


def suggestion(q: str) -> str | None:
    """What was perhaps meant by words that find nothing or little, in words that find more."""
    return _suggested.get(q, lambda: spelling.suggest(q, hits=search_for(q).hits, **_looking()))
