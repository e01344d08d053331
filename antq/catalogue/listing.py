"""Which initiatives a filter lets through, and in which order: on columns.

Which initiatives come next is computed from the arrays of `columns`; only the rows of one page are then
read from the database.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from sqlalchemy import select

from ..kit.database import db
from ..law.queries import award_form_names
from ..places import queries as places
from ..units import queries as units
from . import columns
from .columns import WORDS, Columns, Order
from .filters import BEST, Filter
from .models import Initiative
from .searching import Found, search_for

STEP = 1_000


@dataclass(frozen=True)
class Listing:
    """The initiatives of a filter, and what each facet of it lets through among those that its words find.

    `key` stands for a place in the order: following(key) begins after it, preceding(key) ends before it.
    """

    wanted: Filter
    columns: Columns
    found: Found

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def among(self) -> np.ndarray | None:
        """Where those that the words find stand in the columns; None without words: all."""
        hits = self.found.hits
        return None if hits is None else self.columns.places(hits.ids)

    @cached_property
    def masks(self) -> dict[str, np.ndarray]:
        """For every facet that narrows: which of those that the words find it lets through."""
        return _masks(self)

    def column(self, name: str) -> np.ndarray:
        """A column of those that the words find."""
        whole = self.columns.of[name]
        return whole if self.among is None else whole[self.among]

    @cached_property
    def places(self) -> np.ndarray:
        """Where the initiatives of the filter stand in the columns."""
        every = np.arange(len(self.columns)) if self.among is None else self.among
        return every[both(self.masks.values())] if self.masks else every

    @cached_property
    def keys(self) -> np.ndarray:
        """One number for each of them, lower is earlier in the order, no two alike."""
        sort, hits = self.wanted.order, self.found.hits
        ranks = self.columns.order(sort).ranks[self.places]
        if sort != BEST or hits is None:
            return ranks
        score = hits.score[np.searchsorted(hits.ids, self.columns.ids[self.places])]
        return (score * 100 + 99 - self.columns.lift[self.places]) * max(1, len(self.columns)) + ranks

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
        return self._first(late, count), len(self) - int(late.sum())

    def preceding(self, key: int, count: int) -> tuple[np.ndarray, int]:
        """The ids of the last `count` before a key, and how many stand before those."""
        early = self.keys < key
        return self._first(early, -count), max(0, int(early.sum()) - count)

    def _first(self, which: np.ndarray, count: int) -> np.ndarray:
        """The ids of the `count` with the lowest keys; of a negative count, of those with the highest."""
        keys, places = self.keys[which], self.places[which]
        if abs(count) < len(keys):
            part = np.argpartition(keys, count - 1 if count > 0 else count)
            part = part[:count] if count > 0 else part[count:]
            keys, places = keys[part], places[part]
        return self.columns.ids[places[np.argsort(keys)]]


class Shelf(Listing):
    """A list without words: its order stands for all of the catalogue, so a page is found by walking along it,
    and costs the same at every size. A key is a rank."""

    @cached_property
    def chosen(self) -> np.ndarray | None:
        """Of every initiative whether the filter lets it through; None without one: all."""
        return both(self.masks.values()) if self.masks else None

    def __len__(self) -> int:
        return len(self.columns) if self.chosen is None else int(np.count_nonzero(self.chosen))

    def key_of(self, initiative_id: int) -> int | None:
        """As Listing."""
        at = self.columns.places(np.array([initiative_id]))
        there = len(at) and (self.chosen is None or self.chosen[at[0]])
        return int(self._order.ranks[at[0]]) if there else None

    def following(self, key: int | None, count: int) -> tuple[np.ndarray, int]:
        """As Listing."""
        start = 0 if key is None else key + 1
        return self._walked(self._order.places[start:], count), self._before(start)

    def preceding(self, key: int, count: int) -> tuple[np.ndarray, int]:
        """As Listing."""
        found = self._walked(self._order.places[:key][::-1], count)[::-1]
        return found, self._before(key) - len(found)

    @property
    def _order(self) -> Order:
        return self.columns.order(self.wanted.order)

    def _before(self, rank: int) -> int:
        """How many of the list stand before a rank."""
        if self.chosen is None or not rank:
            return rank
        return int(np.count_nonzero(self.chosen & (self._order.ranks < rank)))

    def _walked(self, way: np.ndarray, count: int) -> np.ndarray:
        """The ids of the first `count` of the list along the way."""
        found, start, step = way[:0], 0, STEP
        if self.chosen is None:
            return self.columns.ids[way[:count]]
        while start < len(way) and len(found) < count:
            part = way[start : start + step]
            found = np.concatenate([found, part[self.chosen[part]]])
            start, step = start + step, 2 * step
        return self.columns.ids[found[:count]]


def listing(wanted: Filter) -> Listing:
    """The public initiatives that the filter lets through. Its names must be known (`known`)."""
    table, found = columns.now(), search_for(wanted.q)
    kind = Shelf if found.hits is None else Listing
    return kind(wanted, table, found)


def _masks(listed: Listing) -> dict[str, np.ndarray]:
    wanted, column = listed.wanted, listed.column
    masks = {name: column(name) == number for name, number in _ids_of(wanted).items()}
    if years := {*wanted.years, *listed.found.years}:
        masks["years"] = _any_of(column("years"), years)
    for name in ("fields", "kinds", "replication", "activity", "awards"):
        if chosen := set(getattr(wanted, name)):
            numbers = [n for n, words in enumerate(WORDS[name].words) if chosen & {words, *words.split()}]
            masks[name] = _any_of(column(name), numbers)
    if wanted.spread:
        masks["spread"] = column("spread") >= wanted.spread
    if wanted.figures:
        masks["figures"] = column("figures") > 0
    return masks


def _any_of(column: np.ndarray, numbers: Collection[int]) -> np.ndarray:
    """Which rows hold one of the numbers: for the few that a person picks quicker than a set of them."""
    found = np.zeros(len(column), dtype=bool)
    for number in numbers:
        found |= column == number
    return found


def both(masks: Collection[np.ndarray]) -> np.ndarray:
    """What all the masks let through; there must be one."""
    return np.logical_and.reduce(list(masks))


def known(wanted: Filter) -> Filter:
    """The same filter without places, units and forms that do not exist, which are then `ignored`; and without
    a commune of another province than the chosen one, for whoever changes the province means that."""
    for name in ("province", "commune", "sponsor"):
        if getattr(wanted, name) and name not in _ids_of(wanted):
            wanted = wanted.ignoring(name)
    if wanted.province and wanted.commune and not _within(wanted):
        wanted = replace(wanted, commune="")
    forms = award_form_names() if wanted.awards else {}
    if unknown := tuple(code for code in wanted.awards if code not in forms):
        kept = tuple(code for code in wanted.awards if code in forms)
        wanted = replace(wanted, awards=kept, ignored=(*wanted.ignored, *unknown))
    return wanted


def _within(wanted: Filter) -> bool:
    """Whether the commune lies in the province."""
    today = places.today()
    return today[wanted.commune].parent_id == today[wanted.province].id


def _ids_of(wanted: Filter) -> dict[str, int]:
    """The ids behind the codes and refs of a filter, as far as they exist."""
    ids = {}
    for name in ("province", "commune"):
        if code := getattr(wanted, name):
            ids[name] = places.id_of(code, level=name)
    if wanted.sponsor:
        ids["sponsor"] = units.id_of(wanted.sponsor)
    return {name: number for name, number in ids.items() if number is not None}


def id_of(ref: str) -> int | None:
    """The id of the initiative with this ref, whatever has become of it."""
    return db.session.scalar(select(Initiative.id).where(Initiative.ref == ref))
