"""A table of open data: which rows the public may read, in what order, and how one is read.

Rows are taken by their database id, which is the order of entry: new rows come last, so a walk through the
pages neither skips nor repeats a row while others are added. The id itself never leaves; what a reader holds
is a ref, and `position` finds the id behind it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from ...kit.database import db
from ..records import Record

CHUNK = 500
"""Rows of one short read: small enough to hold, large enough that the number of statements does not matter."""


@dataclass(frozen=True)
class Table:
    """One table: `rows()` selects the ids that are public, `made` makes records of some of them.

    `position` is the id behind a ref, None when there is none such; only what the API lists has one.
    """

    name: str
    file: str
    record: type[Record]
    rows: Callable[[], Select[Any]]
    made: Callable[[Sequence[int]], list[Any]]
    position: Callable[[str], int | None] | None = None

    def ids(self, *where: ColumnElement[bool], after: int = 0, limit: int = CHUNK) -> list[int]:
        """The next ids after one, in the order of entry."""
        chosen = self.rows()
        key = chosen.selected_columns[0]
        return list(db.session.scalars(chosen.where(key > after, *where).order_by(key).limit(limit)))

    def read(self, ids: Sequence[int]) -> list[Any]:
        """The records with these ids, in this order; what is not public is left out."""
        return self.made(ids) if ids else []

    def chunks(self) -> Iterator[list[int]]:
        """The ids of all rows, by chunks; each is asked for when its turn has come."""
        last = 0
        while ids := self.ids(after=last):
            yield ids
            last = ids[-1]


def every(model: Any) -> Callable[[], Select[Any]]:
    """The ids of all rows of a model: all of them are public."""
    return lambda: select(model.id)


def by_ref(model: Any) -> Callable[[str], int | None]:
    """Finds the id behind a ref in the rows of a model."""
    return lambda ref: db.session.scalar(select(model.id).where(model.ref == ref))


def in_order(ids: Sequence[int], found: dict[int, Any]) -> list[Any]:
    """The records in the order of their ids; what is no longer public has none."""
    return [found[each] for each in ids if each in found]


def place_key(code: str | None, ended_on: date | None) -> str | None:
    """The public key of a place: today's code, or the code with the last day, for codes are used again."""
    if code is None:
        return None
    return code if ended_on is None else f"{code}-{ended_on:%Y-%m-%d}"


def number(value: Decimal | None) -> int | float | None:
    """A stored decimal as a number of JSON: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
