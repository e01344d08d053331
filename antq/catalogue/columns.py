"""The catalogue as columns of numbers, in the memory of the process: what lists filter, count and sort by.

Counting facets in the database costs time in proportion to the table; a column of a million numbers is
counted in milliseconds. The rows behind a page of the list are read from the database as ever. Columns are
brought up to date before each use: the data version says whether, the rows' stamps say which.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import BigInteger, ColumnElement, Table, cast, extract, func, select

from ..kit.database import db, ids_of
from ..kit.database.version import data_version, unsettled, unstamped
from .models import Initiative
from .policy import seen_by
from .texts import LIFT

TABLE: Table = Initiative.__table__  # type: ignore[assignment]
CHUNK = 20_000

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

READ = select(
    TABLE.c.id,
    seen_by(None).label("public"),
    *(func.coalesce(column, 0).label(name) for name, column in NUMBERS.items()),
    *(column.label(name) for name, column in CODES.items()),
)


class _Words:
    """Every word of one column to a small number, for ever: the number says nothing outside this process."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}
        self._lock = Lock()

    def number(self, word: str) -> int:
        """The number of a word, a new one for a word never seen."""
        if word not in self._numbers:
            with self._lock:  # two requests may meet new words at once after a change
                if word not in self._numbers:
                    self.words.append(word)
                    self._numbers[word] = len(self.words) - 1
        return self._numbers[word]


WORDS = {name: _Words() for name in CODES}


@dataclass(frozen=True)
class Order:
    """An order of all initiatives: their positions from first to last, and of each position its rank."""

    places: np.ndarray
    ranks: np.ndarray


@dataclass(frozen=True)
class Columns:
    """The public initiatives, one position each, in the order of their ids."""

    ids: np.ndarray
    of: dict[str, np.ndarray]

    def __len__(self) -> int:
        return len(self.ids)

    def places(self, ids: np.ndarray) -> np.ndarray:
        """Where the ids stand, in the order given; those that are not there are left out."""
        places = np.searchsorted(self.ids, ids)
        fits = places < len(self.ids)
        places, ids = places[fits], ids[fits]
        return places[self.ids[places] == ids]

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

    def changed(self, rows: Columns, gone: np.ndarray) -> Columns:
        """The same with these rows new or in place of old ones, and those of `gone` left out."""
        if not len(rows) and not len(gone):
            return self
        keep = ~np.isin(self.ids, np.concatenate([rows.ids, gone]))
        ids = np.concatenate([self.ids[keep], rows.ids])
        order = np.argsort(ids, kind="stable")
        of = {name: np.concatenate([self.of[name][keep], rows.of[name]])[order] for name in self.of}
        return Columns(ids[order], of)


_lock = Lock()
_kept: WeakKeyDictionary[Any, tuple[int, Columns]] = WeakKeyDictionary()


def now() -> Columns:
    """The columns as this transaction sees the catalogue."""
    private = unsettled()
    version = data_version()
    engine = db.engine
    known, columns = _kept.get(engine, (-1, None))
    if columns is None:
        with _lock:  # the first reading takes seconds: once, not once for every waiting request
            known, columns = _kept.get(engine, (-1, None))
            if columns is None:
                columns, _ = _read()
                if private:
                    return columns
                known = version
                _kept[engine] = (version, columns)
    if known > version:  # this transaction began before: what it computes is no order for others
        columns = Columns(columns.ids, columns.of)
    elif known < version:
        columns = columns.changed(*_read(TABLE.c.stamp > known))
        if not private:
            _kept[engine] = (version, columns)
    if waiting := unstamped(TABLE):
        columns = columns.changed(*_read(TABLE.c.id.in_(waiting)))
    return columns


def _read(which: ColumnElement[bool] | None = None) -> tuple[Columns, np.ndarray]:
    """The rows, all in the order of their ids or some in any: columns of those in the catalogue, and the ids of
    those that are not."""
    # A few are found by the index of stamps; to have them in order too, an engine may walk the table.
    rows = READ.order_by(TABLE.c.id) if which is None else READ.where(which)
    parts = [
        _arrays(chunk) for chunk in db.session.execute(rows.execution_options(yield_per=CHUNK)).partitions()
    ]
    if not parts:
        parts = [_arrays([])]
    ids = np.concatenate([part[0] for part in parts])
    public = np.concatenate([part[1] for part in parts])
    of = {name: np.concatenate([part[2][name] for part in parts])[public] for name in (*NUMBERS, *CODES)}
    return Columns(ids[public], of), ids[~public]


def _arrays(rows: Iterable[Any]) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    values = list(zip(*rows, strict=True)) or [()] * (2 + len(NUMBERS) + len(CODES))
    of: dict[str, np.ndarray] = {}
    for name, column in zip(NUMBERS, values[2:], strict=False):
        of[name] = np.array(column, dtype=np.int64 if name == "published" else np.int32)
    for name, column in zip(CODES, values[2 + len(NUMBERS) :], strict=False):
        of[name] = np.fromiter(map(WORDS[name].number, column), dtype=np.int16, count=len(column))
    return np.array(values[0], dtype=np.int64), np.array(values[1], dtype=bool), of
