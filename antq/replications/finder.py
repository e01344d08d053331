"""What the names in a sheet mean: initiatives, places, units, and points that are in the ledger already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from rapidfuzz import process
from sqlalchemy import func, select

from ..catalogue.models import Alias, Initiative, heir_of
from ..kit.database import db
from ..kit.text import fold
from ..places.models import Place, Succession
from ..places.words import bare_name
from ..units.models import Unit
from .models import Replication

T = TypeVar("T")
LIKE = 80
"""How alike, of 100, a name must be to be offered instead of one that is unknown."""


class Names(Generic[T]):
    """Things by their folded names; a name may mean several."""

    def __init__(self) -> None:
        self._of: dict[str, list[T]] = defaultdict(list)

    def add(self, name: str, thing: T) -> None:
        """Let the name mean this thing too."""
        known = self._of[fold(name)]
        if thing not in known:
            known.append(thing)

    def get(self, name: str) -> list[T]:
        """What the name may mean."""
        return self._of.get(fold(name), [])

    def nearest(self, name: str) -> str:
        """The known name most like it; "" when none is like it."""
        found = process.extractOne(fold(name), self._of.keys(), score_cutoff=LIKE)
        return found[0] if found else ""


@dataclass(frozen=True)
class Spot:
    """A place of then or of now, with where it stands today."""

    id: int
    name: str
    district: str
    commune: int | None
    province: int
    ended: bool
    divided: bool


class Finder:
    """Reads everything once for a sheet; asked for every line."""

    def __init__(
        self, provinces: Iterable[int], units: Iterable[int] | None, *, own: Iterable[int] = ()
    ) -> None:
        """`provinces` whose places may be named; `units` that may be, None for all of those provinces; `own`,
        which may not, since nobody takes in points of the own unit."""
        self.provinces, self.own = list(provinces), frozenset(own)
        self._refs: dict[str, int] = {}
        self.initiatives: Names[int] = Names()
        self.places: Names[Spot] = Names()
        self.units: Names[int] = Names()
        self._known: set[tuple[int, int, int | None, str]] | None = None
        self._read_initiatives()
        self._read_merged()
        self._read_places()
        self._read_units(units)

    def initiative(self, said: str) -> list[int]:
        """The initiatives that a ref or a name may mean."""
        ref = said.strip().upper()
        return [self._refs[ref]] if ref in self._refs else self.initiatives.get(said)

    def is_known(self, initiative: int, unit: int, commune: int | None, neighbourhood: str) -> bool:
        """Whether the ledger has a point of that unit there that has not ended."""
        if self._known is None:
            rows = db.session.execute(
                select(
                    Replication.initiative_id,
                    Replication.unit_id,
                    Replication.commune_id,
                    Replication.neighbourhood,
                ).where(Replication.province_id.in_(self.provinces), Replication.state != "closed")
            )
            heirs = self._heirs
            self._known = {(heirs.get(row[0], row[0]), row[1], row[2], row[3].casefold()) for row in rows}
        key = (initiative, unit, commune, neighbourhood.casefold())
        if key in self._known:
            return True
        self._known.add(key)  # the same line twice in one sheet
        return False

    def _read_merged(self) -> None:
        """What was merged into another is meant by its old name and ref too; a merge moves no row."""
        merged = db.session.scalars(select(Initiative).where(Initiative.merged_into_id.is_not(None)))
        self._heirs: dict[int, int] = {}
        for each in merged:
            heir = heir_of(each)
            self._heirs[each.id] = heir.id
            if heir.state == "public":
                self._refs[each.ref] = heir.id
                for name in (each.name, *(alias.name for alias in each.aliases)):
                    self.initiatives.add(name, heir.id)

    def _read_initiatives(self) -> None:
        public = Initiative.state == "public"
        for each in db.session.execute(select(Initiative.id, Initiative.ref, Initiative.name).where(public)):
            self._refs[each.ref] = each.id
            self.initiatives.add(each.name, each.id)
        aliases = select(Initiative.id, Alias.name).join(Alias, Alias.initiative_id == Initiative.id)
        for also in db.session.execute(aliases.where(public)):
            self.initiatives.add(also.name, also.id)

    def _read_places(self) -> None:
        """Today's communes of the provinces, and the places that they were made of."""
        today = select(Place).where(
            Place.parent_id.in_(self.provinces), Place.level == "commune", Place.ended_on.is_(None)
        )
        now = {place.id: place for place in db.session.scalars(today)}
        for place in now.values():
            self._add(place, Spot(place.id, place.name, "", place.id, place.parent_id or 0, False, False))
        rows = db.session.execute(
            select(Place, Succession.new_id, Succession.kind)
            .join(Succession, Succession.old_id == Place.id)
            .where(Succession.new_id.in_(select(Place.id).where(Place.parent_id.in_(self.provinces))))
            .order_by(Place.id)
        ).all()
        parts: dict[int, int] = _successor_counts(rows)
        for old, new_id, kind in rows:
            if kind == "part" or new_id not in now:
                continue
            district = old.parent.name if old.parent and old.parent.level == "district" else ""
            commune = now[new_id]
            self._add(
                old,
                Spot(old.id, old.name, district, commune.id, commune.parent_id or 0, True, parts[old.id] > 1),
            )

    def _add(self, place: Place, spot: Spot) -> None:
        self.places.add(place.name, spot)
        self.places.add(bare_name(place.name, place.kind), spot)

    def _read_units(self, units: Iterable[int] | None) -> None:
        rows = select(Unit.id, Unit.ref, Unit.name, Unit.short_name)
        rows = rows.where(Unit.province_id.in_(self.provinces) if units is None else Unit.id.in_(list(units)))
        for row in db.session.execute(rows):
            for name in (row.ref, row.name, row.short_name):
                if name:
                    self.units.add(name, row.id)


def _successor_counts(rows: Iterable[Any]) -> dict[int, int]:
    """How many successors each old place has, also outside of what was asked for."""
    ids = sorted({row[0].id for row in rows})
    counts: dict[int, int] = {}
    for start in range(0, len(ids), 500):
        part = (
            select(Succession.old_id, func.count())
            .where(Succession.old_id.in_(ids[start : start + 500]))
            .group_by(Succession.old_id)
        )
        counts |= {row[0]: row[1] for row in db.session.execute(part)}
    return counts
