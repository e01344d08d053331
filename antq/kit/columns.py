"""Rows of one table as columns of numbers, in the memory of the process: what is filtered, counted and sorted.

Counting in the database costs time in proportion to the table; a column of a million numbers is counted in
milliseconds. Columns are brought up to date before each use: the data version says whether, the rows' stamps
(`stamp_at_commit`) say which. Never the only copy of anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import ColumnElement, Table, func, select

from .database import db
from .database.version import data_version, unsettled, unstamped

CHUNK = 20_000


class Words:
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


@dataclass(frozen=True)
class Columns:
    """The rows that are shown, one position each, in the order of their ids."""

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

    def changed(self, ids: np.ndarray, of: Mapping[str, np.ndarray], gone: np.ndarray) -> Columns:
        """The same with these rows new or in place of old ones, and those of `gone` left out."""
        if not len(ids) and not len(gone):
            return self
        keep = ~np.isin(self.ids, np.concatenate([ids, gone]))
        every = np.concatenate([self.ids[keep], ids])
        order = np.argsort(every, kind="stable")
        merged = {name: np.concatenate([self.of[name][keep], of[name]])[order] for name in self.of}
        return type(self)(every[order], merged)


C = TypeVar("C", bound=Columns)
Parts = tuple[np.ndarray, dict[str, np.ndarray], np.ndarray]
"""Ids and columns of rows that are shown, and the ids of rows that are not."""


class Kept(Generic[C]):
    """The columns of one table, kept by engine.

    `table` has the columns `id` and `stamp`; `shown` says which rows count. `numbers` are kept as 32 bits (64
    for those named in `long`), none as 0; `codes` as the numbers of their words in `words`.
    """

    def __init__(
        self,
        kind: type[C],
        table: Table,
        *,
        shown: ColumnElement[bool],
        numbers: Mapping[str, ColumnElement[Any]],
        codes: Mapping[str, ColumnElement[str]],
        long: frozenset[str] = frozenset(),
    ) -> None:
        self.kind, self.table, self.long = kind, table, long
        self.numbers, self.codes = tuple(numbers), tuple(codes)
        self.words = {name: Words() for name in codes}
        self._read_all = select(
            table.c.id,
            shown.label("shown"),
            *(func.coalesce(column, 0).label(name) for name, column in numbers.items()),
            *(column.label(name) for name, column in codes.items()),
        )
        self._lock = Lock()
        self._kept: WeakKeyDictionary[Any, tuple[int, C]] = WeakKeyDictionary()

    def now(self) -> C:
        """The columns as this transaction sees the table."""
        private = unsettled()
        version = data_version()
        engine = db.engine
        known, columns = self._kept.get(engine, (-1, None))
        if columns is None:
            with self._lock:  # the first reading takes seconds: once, not once for every waiting request
                known, columns = self._kept.get(engine, (-1, None))
                if columns is None:
                    ids, of, _gone = self._read()
                    columns = self.kind(ids, of)
                    if private:
                        return columns
                    known = version
                    self._kept[engine] = (version, columns)
        if known > version:  # this transaction began before: what it computes is no order for others
            columns = self.kind(columns.ids, columns.of)
        elif known < version:
            columns = self._brought_up(columns, self.table.c.stamp > known)
            if not private:
                self._kept[engine] = (version, columns)
        if waiting := unstamped(self.table):
            columns = self._brought_up(columns, self.table.c.id.in_(waiting))
        return columns

    def _brought_up(self, columns: C, which: ColumnElement[bool]) -> C:
        return columns.changed(*self._read(which))  # type: ignore[return-value]

    def _read(self, which: ColumnElement[bool] | None = None) -> Parts:
        """The rows, all in the order of their ids or some in any."""
        # A few are found by the index of stamps; to have them in order too, an engine may walk the table.
        rows = self._read_all.order_by(self.table.c.id) if which is None else self._read_all.where(which)
        read = db.session.execute(rows.execution_options(yield_per=CHUNK)).partitions()
        parts = [self._arrays(chunk) for chunk in read] or [self._arrays([])]
        ids = np.concatenate([part[0] for part in parts])
        shown = np.concatenate([part[1] for part in parts])
        names = (*self.numbers, *self.codes)
        of = {name: np.concatenate([part[2][name] for part in parts])[shown] for name in names}
        return ids[shown], of, ids[~shown]

    def _arrays(self, rows: Iterable[Any]) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
        values = list(zip(*rows, strict=True)) or [()] * (2 + len(self.numbers) + len(self.codes))
        of: dict[str, np.ndarray] = {}
        for name, column in zip(self.numbers, values[2:], strict=False):
            of[name] = np.array(column, dtype=np.int64 if name in self.long else np.int32)
        for name, column in zip(self.codes, values[2 + len(self.numbers) :], strict=False):
            of[name] = np.fromiter(map(self.words[name].number, column), dtype=np.int16, count=len(column))
        return np.array(values[0], dtype=np.int64), np.array(values[1], dtype=bool), of
