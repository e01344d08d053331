"""Which place a code meant on a day: all places in memory, for loading lists that name thousands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from ..kit.database import db
from .models import Place

OLD = "cu-"
"""Prefix of the key of a place that no longer exists: its code may mean another area today."""


class Stood(NamedTuple):
    """A place with its days."""

    id: int
    code: str
    level: str
    name: str
    kind: str
    parent_id: int | None
    began_on: date | None
    ended_on: date | None

    def on(self, day: date) -> bool:
        """Whether it existed on that day, as far as is known."""
        return (self.began_on is None or self.began_on <= day) and (
            self.ended_on is None or self.ended_on >= day
        )


class Timetable:
    """All places by code, as the database has them now."""

    def __init__(self) -> None:
        columns = (
            Place.id, Place.code, Place.level, Place.name, Place.kind, Place.parent_id, Place.began_on, Place.ended_on,
        )  # fmt: skip
        self._of: defaultdict[str, list[Stood]] = defaultdict(list)
        for row in db.session.execute(select(*columns).order_by(Place.ended_on, Place.id)):
            self._of[row.code].append(Stood._make(row))

    def add(self, places: Iterable[Stood]) -> None:
        """Know places that were written since."""
        for each in places:
            self._of[each.code].append(each)

    def of_code(self, code: str) -> list[Stood]:
        """Every place that ever had this code."""
        return self._of.get(code, [])

    def standing(self, day: date) -> dict[str, Stood]:
        """By code, the places that stood on a day; of two, the one that still stands."""
        found: dict[str, Stood] = {}
        for places in self._of.values():
            for each in places:
                known = found.get(each.code)
                if each.on(day) and (known is None or known.ended_on is not None):
                    found[each.code] = each
        return found

    def find(self, key: str, day: date) -> Stood | None:
        """The place that a key of a data file meant on a day: "cu-15" one that has ended since, "15" rather
        one that still stands. A key whose place is known for other days only means the latest such."""
        old = key.startswith(OLD)
        named = self.of_code(key.removeprefix(OLD))
        if old:
            named = [each for each in named if each.ended_on is not None]
        on_day = [each for each in named if each.on(day)] or (named if old else [])
        by_end = sorted(on_day, key=lambda each: each.ended_on or date.max)
        return by_end[-1] if by_end else None
