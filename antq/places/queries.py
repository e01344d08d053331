"""Questions about places: by code, by key, the tree of today."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload

from ..kit.database import db
from ..kit.memory import Memory
from ..kit.refusals import Missing
from .models import Place, PlaceVersion
from .timetable import OLD

_OLD_KEY = re.compile(r"([0-9]{2,5})(?:-([0-9]{4}))?")


def current(code: str) -> Place | None:
    """The place of today with this code (2 digits a province, 5 a commune)."""
    return db.session.scalar(select(Place).where(Place.code == code, Place.ended_on.is_(None)))


def by_key(key: str) -> Place:
    """ "15" is today's place with that code, "cu-15" the latest one that has ended, "cu-15-2025" the one that
    ended in that year. Raises Missing.
    """
    found = _ended(key.removeprefix(OLD)) if key.startswith(OLD) else current(key)
    if found is None:
        raise Missing(_l("Không có địa bàn này."))
    return found


def _ended(code_and_year: str) -> Place | None:
    said = _OLD_KEY.fullmatch(code_and_year)
    if said is None:
        return None
    asked = select(Place).where(Place.code == said[1], Place.ended_on.is_not(None))
    if said[2]:
        year = int(said[2])
        if not MINYEAR <= year <= MAXYEAR:
            return None
        asked = asked.where(Place.ended_on.between(date(year, 1, 1), date(year, 12, 31)))
    return db.session.scalar(asked.order_by(Place.ended_on.desc(), Place.id.desc()).limit(1))


def find(ref: str, *, by: Any) -> Place:
    """For doors: as `by_key`; a code that no place of today has is that of the latest one that had it.
    Places are public."""
    if not ref.startswith(OLD) and current(ref) is None:
        return by_key(OLD + ref)
    return by_key(ref)


def keys_of(places: Iterable[Place]) -> dict[int, str]:
    """The keys that `by_key` reads, by place."""
    places = list(places)
    codes = {place.code for place in places if not place.current}
    rows = db.session.execute(
        select(Place.code, Place.id)
        .where(Place.code.in_(codes), Place.ended_on.is_not(None))
        .order_by(Place.ended_on, Place.id)
    )
    newest = {row.code: row.id for row in rows}
    return {
        place.id: place.code
        if place.ended_on is None
        else f"{OLD}{place.code}" + ("" if newest[place.code] == place.id else f"-{place.ended_on.year}")
        for place in places
    }


def provinces() -> list[Place]:
    """The provinces of today, in Vietnamese order."""
    return list(
        db.session.scalars(
            select(Place).where(Place.level == "province", Place.ended_on.is_(None)).order_by(Place.sort_key)
        )
    )


def communes_of(province: Place) -> list[Place]:
    """The communes of today in a province, in Vietnamese order."""
    return list(
        db.session.scalars(
            select(Place)
            .where(Place.parent_id == province.id, Place.level == "commune", Place.ended_on.is_(None))
            .order_by(Place.sort_key)
        )
    )


def commune_counts() -> dict[int, int]:
    """How many communes of today lie in each place."""
    rows = db.session.execute(
        select(Place.parent_id, func.count())
        .where(Place.level == "commune", Place.ended_on.is_(None), Place.parent_id.is_not(None))
        .group_by(Place.parent_id)
    )
    return {place: count for place, count in rows if place is not None}


def children_of(place: Place) -> list[Place]:
    """The places that lie or lay directly in one: those of today, then those that have ended, each by name."""
    return list(
        db.session.scalars(
            select(Place)
            .where(Place.parent_id == place.id)
            .order_by(Place.ended_on.is_not(None), Place.level.desc(), Place.sort_key, Place.id)
            .options(joinedload(Place.heir).joinedload(Place.parent))
        )
    )


def versions_of(place: Place) -> list[PlaceVersion]:
    """The names of a place, the oldest first."""
    rows = db.session.scalars(select(PlaceVersion).where(PlaceVersion.place_id == place.id))
    return sorted(rows, key=lambda version: version.valid_from or date.min)


def stood(on: date) -> ColumnElement[bool]:
    """Places that existed on a day, as far as is known: one without a first day always had."""
    return and_(
        or_(Place.began_on.is_(None), Place.began_on <= on),
        or_(Place.ended_on.is_(None), Place.ended_on >= on),
    )


@dataclass(frozen=True)
class Named:
    """A place of today, as lists and facets need it."""

    id: int
    code: str
    name: str
    kind: str
    level: str
    parent_id: int | None


_today: Memory[dict[str, Named]] = Memory(1)


def today() -> dict[str, Named]:
    """Every province and commune of today by its code, in Vietnamese order; remembered by data version."""
    return _today.get(None, _read_today)


def _read_today() -> dict[str, Named]:
    columns = (Place.id, Place.code, Place.name, Place.kind, Place.level, Place.parent_id)
    rows = db.session.execute(select(*columns).where(Place.ended_on.is_(None)).order_by(Place.sort_key))
    return {row.code: Named(*row) for row in rows}


_provinces: Memory[list[Named]] = Memory(1)


def provinces_named() -> list[Named]:
    """The provinces of today as lists need them, in Vietnamese order."""
    return _provinces.get(None, lambda: [each for each in today().values() if each.level == "province"])


_codes: Memory[dict[int, str]] = Memory(1)


def codes() -> dict[int, str]:
    """The code of every place of today by its id."""
    return _codes.get(None, lambda: {place.id: code for code, place in today().items()})


def communes_out_of(province: Place) -> set[int]:
    """The ids of today's communes that took over those of an ended province, districts between or not."""
    districts = select(Place.id).where(Place.parent_id == province.id, Place.level == "district")
    rows = select(Place.heir_id).where(
        Place.level == "commune",
        (Place.parent_id == province.id) | Place.parent_id.in_(districts),
        Place.heir_id.is_not(None),
    )
    return {each for each in db.session.scalars(rows) if each is not None}


def id_of(code: str, *, level: str) -> int | None:
    """The id of today's place with this code; None when there is none of that level."""
    place = today().get(code)
    return place.id if place and place.level == level else None
