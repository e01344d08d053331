"""Loading the lists of units: today's, old ones, who followed whom, dated names. Each may be repeated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from ..kit.database import db
from ..kit.text import clean, sort_key
from . import queries
from .models import Place, PlaceVersion, Succession
from .words import bare_name

Row = Mapping[str, Any]


@dataclass
class Loaded:
    """What an import did."""

    added: int = 0
    changed: int = 0
    same: int = 0


def load_current(rows: Iterable[Row], *, source: str, on: date | None = None) -> Loaded:
    """The list of today: rows with code, name, type, parent_code.

    A code that is new makes a place; another name or type of a known code opens a new version from `on`.
    Nothing is ever removed. ValueError when a parent is not in the list.
    """
    known = {place.code: place for place in db.session.scalars(select(Place).where(Place.ended_on.is_(None)))}
    done = Loaded()
    for row in rows:
        code, name, kind = row["code"].strip(), clean(row["name"]), row["type"]
        parent = known.get(row["parent_code"]) if row["parent_code"] else None
        if row["parent_code"] and parent is None:
            raise ValueError(f"{code} {name}: its parent {row['parent_code']} is not in the list")
        place = known.get(code)
        if place is None:
            known[code] = _add(code, name, kind, _level(code), parent, source=source)
            done.added += 1
        elif (place.name, place.kind) != (name, kind):
            _open_version(place, name, kind, on=on, source=source)
            done.changed += 1
        else:
            done.same += 1
    db.session.flush()
    return done


def load_legacy(rows: Iterable[Row], *, source: str) -> Loaded:
    """Places that have ended: rows with key, code, name, type, level, parent_key, valid_to (ISO day).

    Parents come before their children; a parent_key without "cu-" is a place of today.
    """
    done = Loaded()
    for row in rows:
        ended_on = date.fromisoformat(str(row["valid_to"]))
        known = db.session.scalar(
            select(Place).where(
                Place.code == row["code"], Place.level == row["level"], Place.ended_on == ended_on
            )
        )
        if known is not None:
            done.same += 1
            continue
        parent = queries.by_key(row["parent_key"]) if row["parent_key"] else None
        _add(
            row["code"],
            clean(row["name"]),
            row["type"],
            row["level"],
            parent,
            source=source,
            ended_on=ended_on,
        )
        db.session.flush()
        done.added += 1
    return done


def load_succession(rows: Iterable[Row]) -> Loaded:
    """Who followed whom: rows with old_key, new_code, effective_on (ISO day), kind, decision."""
    done = Loaded()
    for row in rows:
        old, new = queries.by_key(row["old_key"]), queries.by_key(row["new_code"])
        known = db.session.scalar(
            select(Succession).where(Succession.old_id == old.id, Succession.new_id == new.id)
        )
        if known is not None:
            done.same += 1
            continue
        db.session.add(
            Succession(
                old_id=old.id,
                new_id=new.id,
                effective_on=date.fromisoformat(str(row["effective_on"])),
                kind=row["kind"],
                decision=row["decision"],
            )
        )
        done.added += 1
    db.session.flush()
    return done


def load_versions(rows: Iterable[Row], *, source: str) -> Loaded:
    """Dated names of today's places: rows with code, name, type and, where known, valid_from, valid_to, decision.

    The rows of one code are all its versions, oldest first; they replace those that were there.
    """
    of_code: dict[str, list[Row]] = {}
    for row in rows:
        of_code.setdefault(row["code"], []).append(row)
    done = Loaded()
    for code, versions in of_code.items():
        place = queries.by_key(code)
        wanted = [_version(row, source) for row in versions]
        if list(map(_content, in_time(place.versions))) == list(map(_content, wanted)):
            done.same += 1
            continue
        for each in place.versions:
            db.session.delete(each)
        db.session.flush()
        for each in wanted:
            each.place_id = place.id
            db.session.add(each)
        _show(place, wanted[-1])
        db.session.flush()
        db.session.expire(place, ["versions"])
        done.changed += 1
    return done


def _add(
    code: str,
    name: str,
    kind: str,
    level: str,
    parent: Place | None,
    *,
    source: str,
    ended_on: date | None = None,
) -> Place:
    place = Place(
        level=level,
        code=code,
        name=name,
        kind=kind,
        sort_key=_sort_key(name, kind),
        parent=parent,
        ended_on=ended_on,
        versions=[PlaceVersion(code=code, name=name, kind=kind, valid_to=ended_on, source=source)],
    )
    db.session.add(place)
    return place


def _open_version(place: Place, name: str, kind: str, *, on: date | None, source: str) -> None:
    if on is None:
        raise ValueError(f"{place.code}: {place.name} is now {name}; say from which day")
    in_time(place.versions)[-1].valid_to = on - timedelta(days=1)
    opened = PlaceVersion(code=place.code, name=name, kind=kind, valid_from=on, source=source)
    place.versions.append(opened)
    _show(place, opened)


def _show(place: Place, newest: PlaceVersion) -> None:
    place.name, place.kind, place.code = newest.name, newest.kind, newest.code
    place.sort_key = _sort_key(newest.name, newest.kind)


def in_time(versions: Iterable[PlaceVersion]) -> list[PlaceVersion]:
    """Oldest first; the version without a first day stood before all others (databases disagree on that)."""
    return sorted(versions, key=lambda version: version.valid_from or date.min)


def _version(row: Row, source: str) -> PlaceVersion:
    said = f"{source}; {row['decision']}" if row.get("decision") else source
    return PlaceVersion(
        code=row["code"],
        name=clean(row["name"]),
        kind=row["type"],
        valid_from=row.get("valid_from"),
        valid_to=row.get("valid_to"),
        source=said,
    )


def _content(version: PlaceVersion) -> tuple[object, ...]:
    return (version.code, version.name, version.kind, version.valid_from, version.valid_to, version.source)


def _sort_key(name: str, kind: str) -> str:
    """Lists are read by the name, not by the type word before it."""
    return sort_key(bare_name(name, kind))[:400]


def _level(code: str) -> str:
    return "province" if len(code) == 2 else "commune"
