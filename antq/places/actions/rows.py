"""Writing single places and versions, and many places at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import insert, select

from ...kit.database import db
from ...kit.text import sort_key
from ..models import Place, PlaceVersion
from ..timetable import Stood
from ..words import bare_name
from .tables import PLACES, VERSIONS


@dataclass(frozen=True)
class New:
    """A place to be written."""

    code: str
    name: str
    kind: str
    parent_id: int | None
    level: str
    source: str
    began_on: date | None = None
    ended_on: date | None = None


def add_all(new: list[New]) -> list[Stood]:
    """Write places with their first versions."""
    if not new:
        return []
    last = db.session.scalar(select(Place.id).order_by(Place.id.desc()).limit(1)) or 0
    db.session.execute(
        insert(PLACES),
        [
            {
                "level": each.level,
                "code": each.code,
                "name": each.name,
                "kind": each.kind,
                "sort_key": key_of(each.name, each.kind),
                "folded": "",
                "parent_id": each.parent_id,
                "began_on": each.began_on,
                "ended_on": each.ended_on,
            }
            for each in new
        ],
    )
    rows = db.session.execute(select(Place.id, Place.code, Place.ended_on).where(Place.id > last))
    ids = {(row.code, row.ended_on): row.id for row in rows}
    db.session.execute(
        insert(VERSIONS),
        [
            {
                "place_id": ids[each.code, each.ended_on],
                "code": each.code,
                "name": each.name,
                "kind": each.kind,
                "valid_from": each.began_on,
                "valid_to": each.ended_on,
                "source": each.source,
            }
            for each in new
        ],
    )
    return [
        Stood(
            ids[each.code, each.ended_on],
            each.code,
            each.level,
            each.name,
            each.kind,
            each.parent_id,
            each.began_on,
            each.ended_on,
        )
        for each in new
    ]


def open_version(place: Place, name: str, kind: str, *, on: date | None, source: str) -> None:
    """From `on` the place has this name and type. ValueError when no day is said."""
    if on is None:
        raise ValueError(f"{place.code}: {place.name} is now {name}; say from which day")
    in_time(place.versions)[-1].valid_to = on - timedelta(days=1)
    opened = PlaceVersion(code=place.code, name=name, kind=kind, valid_from=on, source=source)
    place.versions.append(opened)
    show(place, opened)


def show(place: Place, newest: PlaceVersion) -> None:
    """Repeat the newest version in the place's own row."""
    place.name, place.kind, place.code = newest.name, newest.kind, newest.code
    place.sort_key = key_of(newest.name, newest.kind)


def in_time(versions: Iterable[PlaceVersion]) -> list[PlaceVersion]:
    """Oldest first; the version without a first day stood before all others (databases disagree on that)."""
    return sorted(versions, key=lambda version: version.valid_from or date.min)


def key_of(name: str, kind: str) -> str:
    """Lists are read by the name, not by the type word before it."""
    return sort_key(bare_name(name, kind))[:400]
