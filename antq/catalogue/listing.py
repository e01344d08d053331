"""Which initiatives a filter lets through, in which order, and what each facet would give: on columns.

Every figure that a list shows (total, counts, which come next) is computed here from the arrays of
`columns`; only the rows of one page are then read from the database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from sqlalchemy import select

from ..abbreviations.queries import synonyms
from ..kit import search
from ..kit.database import db
from ..kit.memory import Memory
from ..kit.search import spelling
from ..kit.search.finding import Hits, find
from ..kit.search.telex import from_telex
from ..places import queries as places
from ..units.models import Unit
from . import columns
from .columns import CODES, WORDS, Columns
from .filters import SPREADS, YEAR, Filter
from .models import Initiative
from .policy import INITIATIVES, TIERS

ZONES = {"dia-ban": "place", "ten": "name"}
"""Fields that a search may name, and the zones of the index in which they look."""

ASIDE = ("nam",)
"""Fields that narrow a facet instead."""

LARGEST = 50_000
"""Hits of so many initiatives at most are remembered."""

Counts = dict[str, dict[Any, int]]


@dataclass(frozen=True)
class Found:
    """What the words of a search come to: the hits, how it was read, and the years that it named."""

    hits: Hits | None
    query: search.Query | None = None
    read_as: str = ""
    years: tuple[int, ...] = ()


_remembered: Memory[Found] = Memory(64)
_counted: Memory[tuple[int, Counts]] = Memory(512)


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


@dataclass(frozen=True)
class Listing:
    """The initiatives of a filter: where they stand in the columns, and the key of each in the order."""

    columns: Columns
    places: np.ndarray
    keys: np.ndarray
    found: Found

    def __len__(self) -> int:
        return len(self.places)

    @property
    def ids(self) -> np.ndarray:
        """The ids of all of them, in order."""
        return self.columns.ids[self.places[np.argsort(self.keys)]]

    def key_of(self, initiative_id: int) -> int | None:
        """The key of an initiative of the list; None when it is not in it."""
        at = self.columns.places(np.array([initiative_id]))
        found = self.keys[self.places == at[0]] if len(at) else self.keys[:0]
        return int(found[0]) if len(found) else None

    def following(self, key: int | None, count: int) -> tuple[np.ndarray, int]:
        """The ids of the `count` that follow a key (the first for None), and how many stand before them."""
        late = self.keys > (-1 if key is None else key)
        return self._ordered(late, count), len(self) - int(late.sum())

    def preceding(self, key: int, count: int) -> tuple[np.ndarray, int]:
        """The ids of the last `count` before a key, and how many stand before those."""
        early = self.keys < key
        total = int(early.sum())
        return self._ordered(early, -count), max(0, total - count)

    def _ordered(self, which: np.ndarray, count: int) -> np.ndarray:
        keys, places = self.keys[which], self.places[which]
        if abs(count) < len(keys):
            part = np.argpartition(keys, count - 1 if count > 0 else count)
            part = part[:count] if count > 0 else part[count:]
            keys, places = keys[part], places[part]
        return self.columns.ids[places[np.argsort(keys)]]


def listing(wanted: Filter) -> Listing:
    """The public initiatives that the filter lets through. Its names must be known (`known`)."""
    table, found = columns.now(), search_for(wanted.q)
    hits = found.hits
    places = np.arange(len(table)) if hits is None else table.places(hits.ids)
    masks = _masks(table, places, wanted, found)
    if masks:
        places = places[np.logical_and.reduce(list(masks.values()))]
    return Listing(table, places, _keys(table, places, wanted.order, hits), found)


def _keys(table: Columns, places: np.ndarray, order: str, hits: Hits | None) -> np.ndarray:
    """One number for each, lower is earlier, no two alike."""
    if order == "ten":
        return table.by_name[places]
    if order == "nhan-rong":
        return table.furthest[places]
    newest = table.newest[places]
    if order == "moi-nhat" or hits is None:
        return newest
    score = hits.score[np.searchsorted(hits.ids, table.ids[places])]
    return (score * 100 + 99 - table.lift[places]) * max(1, len(table)) + newest


def _masks(table: Columns, places: np.ndarray, wanted: Filter, found: Found) -> dict[str, np.ndarray]:
    """For every facet that narrows: which of the places it lets through."""
    ids = _ids_of(wanted)
    years = tuple(dict.fromkeys((*wanted.years, *found.years)))
    masks = {name: table.of[name][places] == number for name, number in ids.items()}
    if years:
        masks["years"] = np.isin(table.of["years"][places], years)
    for name in ("fields", "kinds", "replication", "awards"):
        if chosen := getattr(wanted, name):
            numbers = [
                n for n, words in enumerate(WORDS[name].words) if set(chosen) & {words, *words.split()}
            ]
            masks[name] = np.isin(table.of[name][places], numbers)
    if wanted.spread:
        masks["spread"] = table.of["spread"][places] >= wanted.spread
    if wanted.figures:
        masks["figures"] = table.of["figures"][places] > 0
    return masks


def count(wanted: Filter) -> tuple[int, Counts]:
    """How many the filter lets through, and of every facet how many each value would, the others applied.

    Places by code, units by id; "spread" by the steps that are offered.
    """
    key = replace(wanted, sort="", after="", before="", ignored=())
    return _counted.get(key, lambda: _count(key))


def _count(wanted: Filter) -> tuple[int, Counts]:
    table, found = columns.now(), search_for(wanted.q)
    places = np.arange(len(table)) if found.hits is None else table.places(found.hits.ids)
    masks = _masks(table, places, wanted, found)
    every = _all_of(masks, places)

    def left(*names: str) -> np.ndarray:
        """The places that all facets but these let through."""
        if not masks.keys() & set(names):
            return every
        return _all_of({name: mask for name, mask in masks.items() if name not in names}, places)

    counts: Counts = {}
    for name in CODES:
        counts[name] = _words(name, np.bincount(table.of[name][left(name)], minlength=1))
    for name, without in (
        ("province", ("province", "commune")),
        ("commune", ("commune",)),
        ("years", ("years",)),
    ):
        counts[name] = _numbers(table.of[name][left(*without)])
    counts["sponsor"] = _numbers(table.of["sponsor"][left("sponsor")])  # by id: there may be thousands
    spread = table.of["spread"][left("spread")]
    counts["spread"] = {step: int((spread >= step).sum()) for step in SPREADS}
    counts["figures"] = {True: int((table.of["figures"][left("figures")] > 0).sum())}
    _say_places(counts, wanted)
    return len(every), counts


def _all_of(masks: Mapping[str, np.ndarray], places: np.ndarray) -> np.ndarray:
    return places[np.logical_and.reduce(list(masks.values()))] if masks else places


def _numbers(values: np.ndarray) -> dict[Any, int]:
    counts = np.bincount(values, minlength=1)
    return {int(value): int(counts[value]) for value in np.flatnonzero(counts) if value}


def _words(name: str, numbers: np.ndarray) -> dict[Any, int]:
    counts: Counter[str] = Counter()
    for number in np.flatnonzero(numbers):
        word = WORDS[name].words[number]
        for each in word.split() if name == "awards" else (word,):
            counts[each] += int(numbers[number])
    return dict(counts)


def _say_places(counts: Counts, wanted: Filter) -> None:
    """Ids of places to their codes; of communes only those of the chosen province."""
    codes = places.codes()
    for name in ("province", "commune"):
        counts[name] = {codes[key]: n for key, n in counts[name].items() if key in codes}
    if not wanted.province:
        counts["commune"] = {}


def known(wanted: Filter) -> Filter:
    """The same filter without places, units and forms that do not exist, which are then `ignored`."""
    for name in ("province", "commune", "sponsor"):
        if getattr(wanted, name) and name not in _ids_of(wanted):
            wanted = wanted.ignoring(name)
    return wanted


def _ids_of(wanted: Filter) -> dict[str, int]:
    """The ids behind the codes and refs of a filter, as far as they exist."""
    ids = {}
    for name in ("province", "commune"):
        if code := getattr(wanted, name):
            ids[name] = places.id_of(code, level=name)
    if wanted.sponsor:
        ids["sponsor"] = db.session.scalar(select(Unit.id).where(Unit.ref == wanted.sponsor))
    return {name: number for name, number in ids.items() if number is not None}


def id_of(ref: str) -> int | None:
    """The id of the initiative with this ref, whatever has become of it."""
    return db.session.scalar(select(Initiative.id).where(Initiative.ref == ref))


_suggested: Memory[str | None] = Memory(256)


def suggestion(q: str) -> str | None:
    """What was perhaps meant by words that find nothing or little, in words that find more."""
    return _suggested.get(q, lambda: spelling.suggest(q, hits=search_for(q).hits, **_looking()))
