"""The ledger's numbers for one filter: counted on the columns, never read from a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..catalogue import columns as catalogue
from ..catalogue.words import FIELDS, KINDS
from ..kit.memory import Memory
from ..places import queries as places
from ..replications import columns, counting
from ..replications.columns import WORDS
from ..replications.counting import Three
from ..replications.liveness import Grace, Life
from ..replications.words import CLOSE_REASONS
from .filters import Filter


@dataclass(frozen=True)
class Begun:
    """How many points began in a year and how many had by its end; year 0 is unknown."""

    year: int
    begun: int
    by_then: int


class Ledger:
    """The points that a filter lets through; `year` is the one in which they began."""

    def __init__(self, wanted: Filter) -> None:
        self.wanted = wanted
        self.table = columns.now()
        self.now, self.grace = counting.this_quarter(), counting.grace()

    @cached_property
    def _any_year(self) -> np.ndarray:
        """Which points the province and the kind let through."""
        which = np.ones(len(self.table), dtype=bool)
        if self.wanted.province:
            which &= self.table.of["province"] == self.wanted.province_id
        if self.wanted.kind:
            which &= self._words("kinds") == _number("kinds", self.wanted.kind)
        return which

    @cached_property
    def _chosen(self) -> np.ndarray:
        if not self.wanted.year:
            return self._any_year
        return self._any_year & (self.table.of["year"] == self.wanted.year)

    @cached_property
    def _alive(self) -> np.ndarray:
        """The positions of those that count today."""
        return np.flatnonzero(self._chosen & self.table.alive(self.now, self.grace))

    def _words(self, name: str) -> np.ndarray:
        """Field or kind of the initiative of each point as a number, 0 where the catalogue does not show it."""
        return _of_initiatives(name)[self.table.of["initiative"]]

    @cached_property
    def three(self) -> Three:
        """What counts today."""
        return counting.counted(self.table, self._alive)

    def by_place(self, level: str) -> dict[int, Three]:
        """What counts today by the id of today's "province" or "commune"; 0 where none is known."""
        known = [place.id for place in places.today().values() if place.level == level]
        found = self.table.of[level]
        return counting.grouped(self.table, self._alive, np.where(np.isin(found, known), found, 0))

    @cached_property
    def years(self) -> list[Begun]:
        """All points by the year in which they began, the unknown one last; the filter's year does not narrow."""
        years = self.table.of["year"][self._any_year]
        counts = np.bincount(years, minlength=1)
        found, total = [], 0
        for year in np.flatnonzero(counts[1:]) + 1:
            total += int(counts[year])
            found.append(Begun(int(year), int(counts[year]), total))
        if counts[0]:
            found.append(Begun(0, int(counts[0]), total + int(counts[0])))
        return found

    @cached_property
    def lives(self) -> dict[Life, int]:
        """How many points are planned, fresh, overdue, grey, closed."""
        table, chosen = self.table, self._chosen
        counted = len(self._alive)
        fresh = table.alive(self.now, Grace(self.grace.fresh, self.grace.fresh)) & chosen
        found = {
            Life.FRESH: int(np.count_nonzero(fresh)),
            Life.OVERDUE: counted - int(np.count_nonzero(fresh)),
            Life.PLANNED: int(np.count_nonzero(table.in_state("registered", "accepted") & chosen)),
            Life.CLOSED: int(np.count_nonzero(table.in_state("closed") & chosen)),
        }
        found[Life.GREY] = int(np.count_nonzero(chosen)) - sum(found.values())
        return {
            life: found[life] for life in (Life.FRESH, Life.OVERDUE, Life.GREY, Life.PLANNED, Life.CLOSED)
        }

    @cached_property
    def reasons(self) -> dict[str, int]:
        """Why points were closed: every reason of the list with its count; the filter's year does not narrow."""
        which = self._any_year & self.table.in_state("closed")
        words = WORDS["reason"].words
        counts = np.bincount(self.table.of["reason"][which], minlength=len(words))
        counted = {word: int(counts[number]) for number, word in enumerate(words)}
        return {reason: counted.get(reason, 0) for reason in CLOSE_REASONS}

    def by_word(self, name: str) -> dict[str, Three]:
        """What counts today by "fields" or "kinds" of the initiative; "" where the catalogue does not show it."""
        order = tuple(FIELDS if name == "fields" else KINDS)
        groups = counting.grouped(self.table, self._alive, self._words(name))
        named = {
            "" if not key else catalogue.WORDS[name].words[key - 1]: three for key, three in groups.items()
        }
        return {word: named[word] for word in (*order, *(named.keys() - set(order))) if word in named}

    def by_initiative(self, most: int) -> dict[int, Three]:
        """What counts today by the id of the initiative that speaks for the point, `most` of them at most, those
        with the most points first."""
        speaking = counting.speaking(self.table.of["initiative"])
        return counting.leading(self.table, self._alive, speaking, most)


_numbers: Memory[np.ndarray] = Memory(2)


def _of_initiatives(name: str) -> np.ndarray:
    """By the id of an initiative the number of its word plus one; one that was merged has its heir's."""
    return _numbers.get(name, lambda: _read(name))


def _read(name: str) -> np.ndarray:
    shown = catalogue.now()
    points = columns.now().of["initiative"]
    size = 1 + max(int(shown.ids.max(initial=0)), int(points.max(initial=0)))
    words = np.zeros(size, dtype=np.int64)
    words[shown.ids] = shown.of[name].astype(np.int64) + 1
    heirs = counting.speaking(np.arange(size))
    return words[np.minimum(heirs, size - 1)]


def _number(name: str, word: str) -> int:
    return catalogue.WORDS[name].number(word) + 1


def total(groups: Mapping[int, Three]) -> tuple[int, int]:
    """Points and teams of all groups together. Initiatives do not add up: one runs in several places."""
    return sum(each.points for each in groups.values()), sum(each.teams for each in groups.values())
