"""What the names in a sheet mean: initiatives, places, units, and points that are in the ledger already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from rapidfuzz import process
from sqlalchemy import Select, or_, select
from sqlalchemy.orm import aliased, joinedload

from ..catalogue.models import Alias, Initiative, heir_of
from ..kit.database import db
from ..kit.text import fold
from ..places.lineage import LONGEST_CHAIN
from ..places.models import Place, Succession
from ..places.words import bare_name
from ..units.models import Unit
from .models import Replication

T = TypeVar("T")
DISTRICTS = ("huyen", "quan", "thi xa", "thanh pho")
LIKE = 80
"""How alike, of 100, a name must be to be offered instead of one that is unknown."""

MOST_HINTS = 50
"""Unknown names for which one like it is looked for: each is compared with all names, and a sheet may have one
in each of its lines."""


class Names(Generic[T]):
    """Things by their folded names; a name may mean several."""

    def __init__(self) -> None:
        self._of: dict[str, list[T]] = defaultdict(list)
        self._written: dict[str, str] = {}
        self._hints: dict[str, str] = {}

    def add(self, name: str, thing: T) -> None:
        """Let the name mean this thing too."""
        key = fold(name)
        self._written.setdefault(key, name)
        known = self._of[key]
        if thing not in known:
            known.append(thing)

    def get(self, name: str) -> list[T]:
        """What the name may mean."""
        return self._of.get(fold(name), [])

    def nearest(self, name: str) -> str:
        """The known name most like it, as it is written; "" when none is, or after too many were asked for."""
        key = fold(name)
        if key not in self._hints and len(self._hints) < MOST_HINTS:
            found = process.extractOne(key, self._of.keys(), score_cutoff=LIKE)
            self._hints[key] = self._written[found[0]] if found else ""
        return self._hints.get(key, "")


@dataclass(frozen=True)
class Spot:
    """A place of then or of now, with where it stands today. `districts` are those that it lay in, or that what
    it was made of lay in: none where that is not known. `divided` as `lineage.located` says it."""

    id: int
    name: str
    district: str
    districts: tuple[str, ...]
    commune: int
    province: int
    began_on: date | None
    ended_on: date | None
    divided: bool

    def lay_in(self, said: str) -> bool:
        """Whether it may have lain in a district that is called so, with other words around it or without."""
        wanted = f" {fold(said)} "
        return not self.districts or any(f" {_bare(each)} " in wanted for each in self.districts)

    def stood_on(self, day: date) -> bool:
        """Whether it existed then, as far as is known."""
        begun = self.began_on is None or self.began_on <= day
        return begun and (self.ended_on is None or day <= self.ended_on)


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
        self._known_then: set[tuple[int, int, int, str]] = set()
        self._read_initiatives()
        self._read_merged()
        self._read_places()
        self._read_units(units)

    def initiative(self, said: str) -> list[int]:
        """The initiatives that a ref or a name may mean."""
        ref = said.strip().upper()
        return [self._refs[ref]] if ref in self._refs else self.initiatives.get(said)

    def is_known(self, initiative: int, unit: int, spot: Spot, neighbourhood: str) -> bool:
        """Whether the ledger has a point of that unit there that has not ended: in that commune of today, or begun
        in that place of then and settled in another commune."""
        if self._known is None:
            self._known = self._read_known()
        name = neighbourhood.casefold()
        now, then = (initiative, unit, spot.commune, name), (initiative, unit, spot.id, name)
        if now in self._known or then in self._known_then:
            return True
        self._known.add(now)  # the same line twice in one sheet
        self._known_then.add(then)
        return False

    def _read_known(self) -> set[tuple[int, int, int | None, str]]:
        rows = db.session.execute(
            select(
                Replication.initiative_id,
                Replication.unit_id,
                Replication.commune_id,
                Replication.neighbourhood,
                Replication.place_id,
            )
            .join(Place, Place.id == Replication.place_id)
            .where(
                or_(Replication.province_id.in_(self.provinces), Place.heir_id.in_(self._communes())),
                Replication.state != "closed",
            )
        )
        known: set[tuple[int, int, int | None, str]] = set()
        for row in rows:
            initiative, name = self._heirs.get(row[0], row[0]), row[3].casefold()
            known.add((initiative, row[1], row[2], name))
            self._known_then.add((initiative, row[1], row[4], name))
        return known

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

    def _communes(self) -> Select[int]:
        """The ids of today's communes of the provinces."""
        now = aliased(Place)
        return select(now.id).where(
            now.parent_id.in_(self.provinces), now.level == "commune", now.ended_on.is_(None)
        )

    def _read_places(self) -> None:
        """Today's communes of the provinces, and the places that they were made of, over any number of steps."""
        now = {
            each.id: each for each in db.session.scalars(select(Place).where(Place.id.in_(self._communes())))
        }
        before = db.session.scalars(
            select(Place)
            .where(Place.heir_id.in_(self._communes()), Place.ended_on.is_not(None))
            .options(joinedload(Place.parent))
            .order_by(Place.id)
        ).all()
        lay_in: dict[int, set[str]] = defaultdict(set)
        divided = self._read_divided()
        for old in before:
            commune = now[old.heir_id or 0]
            district = old.parent.name if old.parent and old.parent.level == "district" else ""
            districts = (district,) if district else ()
            lay_in[commune.id].update(districts)
            self._add(old, _spot(old, commune, districts, divided=old.id in divided))
        for place in now.values():
            self._add(place, _spot(place, place, tuple(sorted(lay_in[place.id]))))

    def _read_divided(self) -> set[int]:
        """The old places whose area went to several on the way to today's main one, wherever the others lie."""
        rows = db.session.execute(
            select(Succession.old_id, Succession.new_id)
            .join(Place, Place.id == Succession.old_id)
            .where(Place.heir_id.in_(self._communes()))
        )
        following: dict[int, list[int]] = defaultdict(list)
        for old, new in rows:
            following[old].append(new)
        divided = {old for old, new in following.items() if len(new) > 1}
        for old in following:
            way = [old]
            while way[-1] not in divided and len(way) <= LONGEST_CHAIN and way[-1] in following:
                way += following[way[-1]]
            if way[-1] in divided:
                divided.update(way)
        return divided

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


def _spot(place: Place, commune: Place, districts: tuple[str, ...], *, divided: bool = False) -> Spot:
    return Spot(
        place.id,
        place.name,
        districts[0] if place is not commune and districts else "",
        districts,
        commune.id,
        commune.parent_id or 0,
        place.began_on,
        place.ended_on,
        divided,
    )


def _bare(district: str) -> str:
    """Folded and without the word for its kind, which people leave out or write short."""
    words = fold(district)
    kind = next((each for each in DISTRICTS if words.startswith(f"{each} ")), "")
    return words[len(kind) :].strip()
