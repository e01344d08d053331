"""The catalogue as columns of numbers: what its lists filter, count and sort by.

The rows behind a page of a list are read from the database as ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sqlalchemy import BigInteger, Table, cast, extract, select

from ..kit import columns as kit
from ..kit.database import ids_of
from .models import Initiative
from .policy import seen_by
from .texts import LIFT

TABLE: Table = Initiative.__table__  # type: ignore[assignment]

NUMBERS = {
    "province": TABLE.c.province_id,
    "commune": TABLE.c.commune_id,
    "sponsor": TABLE.c.sponsor_id,
    "years": TABLE.c.year,
    "spread": TABLE.c.replication_count,
    "commendations": TABLE.c.commendation_count,
    "figures": TABLE.c.figure_count,
    "published": cast(extract("epoch", TABLE.c.published_at), BigInteger),
}
"""Columns of numbers; 0 stands for none."""

CODES = {
    "fields": TABLE.c.field,
    "kinds": TABLE.c.kind,
    "replication": TABLE.c.replication,
    "activity": TABLE.c.activity,
    "awards": TABLE.c.award_forms,
}
"""Columns of words; in memory a word is its number in WORDS."""


@dataclass(frozen=True)
class Order:
    """An order of all initiatives: their positions from first to last, and of each position its rank."""

    places: np.ndarray
    ranks: np.ndarray


class Columns(kit.Columns):
    """The public initiatives with their orders."""

    @cached_property
    def newest(self) -> Order:
        """The newest first."""
        return self._order(np.lexsort((self.ids, self.of["published"]))[::-1])

    @cached_property
    def furthest(self) -> Order:
        """The most replicated first, then the newest."""
        return self._order(np.lexsort((self.newest.ranks, -self.of["spread"])))

    @cached_property
    def by_name(self) -> Order:
        """Vietnamese order, as the index of the database has it."""
        rows = select(TABLE.c.id).where(seen_by(None)).order_by(TABLE.c.sort_key, TABLE.c.id)
        return self._order(self.places(ids_of(rows)))

    def order(self, sort: str) -> Order:
        """The order that a sort of the filter names; best first is no order without words: the newest then."""
        if sort == "ten":
            return self.by_name
        return self.furthest if sort == "nhan-rong" else self.newest

    @cached_property
    def lift(self) -> np.ndarray:
        """What lifts an initiative among equally good hits, 0 to 99: commendations, copies, and its state.

        Logarithms: the tenth commendation says less than the first.
        """
        said = 8 * np.log2(1 + self.of["commendations"]) + 4 * np.log2(1 + self.of["spread"])
        state = np.array([LIFT.get(word, 0) for word in WORDS["replication"].words] or [0])
        return np.minimum(99, said.astype(np.int64) + state[self.of["replication"]])

    def _order(self, places: np.ndarray) -> Order:
        """Positions as an order; what they lack, which only a change between two reads leaves out, comes last."""
        if len(places) < len(self):
            places = np.concatenate([places, np.setdiff1d(np.arange(len(self)), places)])
        ranks = np.empty(len(self), dtype=np.int64)
        ranks[places] = np.arange(len(self))
        return Order(places, ranks)


KEPT = kit.Kept(
    Columns,
    TABLE,
    shown=seen_by(None),
    numbers=NUMBERS,
    codes=CODES,
    long=frozenset({"published"}),
)
WORDS = KEPT.words
now = KEPT.now
