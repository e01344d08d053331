"""How an initiative spread: counted on the ledger's columns, so that five thousand copies cost what five do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..catalogue.models import Initiative, members_of
from . import columns
from .counting import Three, counted, grace, grouped, this_quarter


@dataclass(frozen=True)
class Year:
    """How many points began in a year, and how many had begun by its end; 0 is an unknown year."""

    year: int
    begun: int
    by_then: int


@dataclass(frozen=True)
class Spread:
    """The points of some initiatives: positions in the columns, and which of them count today."""

    table: columns.Columns
    places: np.ndarray
    alive: np.ndarray

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def three(self) -> Three:
        """What counts today."""
        return counted(self.table, self.places[self.alive])

    @cached_property
    def closed(self) -> int:
        """How many ended."""
        return int(np.count_nonzero(self.table.in_state("closed", among=self.places)))

    @cached_property
    def planned(self) -> int:
        """How many were taken into the ledger and not launched yet."""
        return int(np.count_nonzero(self.table.in_state("accepted", among=self.places)))

    @cached_property
    def grey(self) -> int:
        """How many run by their state and were not confirmed for too long: they do not count."""
        return len(self) - self.closed - self.planned - int(np.count_nonzero(self.alive))

    @cached_property
    def by_province(self) -> dict[int, Three]:
        """What counts today, by the id of today's province; 0 where none is known."""
        which = self.places[self.alive]
        return grouped(self.table, which, self.table.of["province"])

    @property
    def years(self) -> list[Year]:
        """By the year in which they began, without those of which it is unknown and what is only planned."""
        begun = self.places[~self.table.in_state("accepted", among=self.places)]
        years = self.table.of["year"][begun]
        known, counts = np.unique(years[years > 0], return_counts=True)
        by_then = np.cumsum(counts)
        return [
            Year(int(year), int(count), int(total))
            for year, count, total in zip(known, counts, by_then, strict=True)
        ]


def spread_of(initiative: Initiative) -> Spread:
    """The points of an initiative and of all that was merged into it."""
    return spread_of_ids([each.id for each in members_of(initiative)])


def spread_of_ids(initiative_ids: Sequence[int]) -> Spread:
    """The points of these initiatives."""
    table = columns.now()
    of = table.of["initiative"]
    which = of == initiative_ids[0] if len(initiative_ids) == 1 else np.isin(of, initiative_ids)
    places = np.flatnonzero(which)
    return Spread(table, places, table.alive(this_quarter(), grace(), among=places))
