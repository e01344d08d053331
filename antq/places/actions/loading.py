"""Loading lists of places: today's, old ones, who followed whom, dated names. Each may be repeated.

Lists have thousands of rows: they are compared in memory and written in bulk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import insert, select, update

from ...kit.database import db
from ...kit.refusals import Missing
from ...kit.text import clean
from ..models import LEVELS, Place, PlaceVersion, Succession
from ..timetable import Stood, Timetable
from .keeping import settle
from .rows import New, add_all, in_time, open_version, show
from .tables import SUCCESSIONS

Row = Mapping[str, Any]
Began = Callable[[str], date | None]


@dataclass
class Loaded:
    """What an import did."""

    added: int = 0
    changed: int = 0
    same: int = 0


def never(code: str) -> date | None:
    """No first day is known."""
    return None


def load_current(
    rows: Iterable[Row],
    *,
    source: str,
    on: date | None = None,
    as_of: date = date.max,
    began: Began = never,
    settled: bool = True,
) -> Loaded:
    """The list of a day: rows with code, name, type, parent_code; provinces before their communes.

    A code that is new makes a place, whose first day `began` says; another name or type of a known code opens a
    new version from `on`. Compared is with what stood `as_of` that day: what changed later is not undone.
    Nothing is ever removed. ValueError when a parent is not in the list. Whoever loads more lists passes
    `settled=False` and calls `settle` at the end.
    """
    done = Loaded()
    provinces: list[Row] = []
    communes: list[Row] = []
    for row in rows:
        (communes if row["parent_code"] else provinces).append(row)
    known = Timetable().standing(as_of)
    for part in (provinces, communes):
        new: list[New] = []
        begun: dict[int, date] = {}
        for row in part:
            code, name, kind = row["code"].strip(), clean(row["name"]), row["type"]
            parent = known.get(row["parent_code"]) if row["parent_code"] else None
            if row["parent_code"] and parent is None:
                raise ValueError(f"{code} {name}: its parent {row['parent_code']} is not in the list")
            stood = known.get(code)
            if stood is None:
                parent_id = parent.id if parent else None
                new.append(New(code, name, kind, parent_id, _level(code), source, began(code)))
                done.added += 1
                continue
            if stood.began_on is None and (day := began(code)):
                begun[stood.id] = day
            if _same(stood, name, kind, as_of):
                done.same += 1
            else:
                open_version(db.session.get_one(Place, stood.id), name, kind, on=on, source=source)
                done.changed += 1
        _begin(begun)
        known |= {each.code: each for each in add_all(new)}
    if settled:
        settle()
    return done


def _same(stood: Stood, name: str, kind: str, as_of: date) -> bool:
    """Whether the list says of it what is known, or what was known before it changed again."""
    if (stood.name, stood.kind) == (name, kind) or stood.ended_on is not None:
        return True
    later = select(PlaceVersion.id).where(PlaceVersion.place_id == stood.id, PlaceVersion.valid_from > as_of)
    return as_of < date.max and db.session.scalar(later.limit(1)) is not None


def _begin(days: Mapping[int, date]) -> None:
    """Write first days that were not known when the places were loaded; their oldest versions begin then."""
    if not days:
        return
    db.session.execute(update(Place), [{"id": place, "began_on": day} for place, day in days.items()])
    firsts = select(PlaceVersion.id, PlaceVersion.place_id).where(PlaceVersion.valid_from.is_(None))
    begun = [
        {"id": row.id, "valid_from": days[row.place_id]}
        for row in db.session.execute(firsts)
        if row.place_id in days
    ]
    if begun:
        db.session.execute(update(PlaceVersion), begun)
    db.session.expire_all()


def load_legacy(rows: Iterable[Row], *, source: str) -> Loaded:
    """Places that have ended: rows with key, code, name, type, level, parent_key, valid_to (ISO day) and,
    where it is another, source.

    Parents are places of any list; a parent_key without "cu-" is a place of today. Missing when there is none.
    Who took over is what `load_succession` says afterwards.
    """
    done = Loaded()
    waves: dict[str, list[Row]] = {level: [] for level in LEVELS}
    for row in rows:
        waves[row["level"]].append(row)
    known = Timetable()
    for level, wave in waves.items():
        new = []
        for row in wave:
            ended_on = date.fromisoformat(str(row["valid_to"]))
            if any((e.level, e.ended_on) == (level, ended_on) for e in known.of_code(row["code"])):
                done.same += 1
                continue
            parent = _meant(known, row["parent_key"], ended_on) if row["parent_key"] else None
            new.append(
                New(
                    row["code"],
                    clean(row["name"]),
                    row["type"],
                    parent.id if parent else None,
                    level,
                    row.get("source", source),
                    ended_on=ended_on,
                )
            )
        known.add(add_all(new))
        done.added += len(new)
    return done


def load_succession(rows: Iterable[Row], *, settled: bool = True) -> Loaded:
    """Who followed whom: rows with old_key, new_code, effective_on (ISO day), kind, decision. Heirs follow."""
    done, known, new = Loaded(), Timetable(), []
    columns = (Succession.id, Succession.old_id, Succession.new_id, Succession.kind)
    edges = {(row.old_id, row.new_id): row for row in db.session.execute(select(*columns))}
    for row in rows:
        effective_on = date.fromisoformat(str(row["effective_on"]))
        old = _meant(known, row["old_key"], effective_on - timedelta(days=1))
        following = _meant(known, row["new_code"], effective_on)
        edge = edges.get((old.id, following.id))
        if edge is None:
            new.append(
                {
                    "old_id": old.id,
                    "new_id": following.id,
                    "effective_on": effective_on,
                    "kind": row["kind"],
                    "decision": row["decision"],
                }
            )
            done.added += 1
        elif edge.kind != row["kind"]:
            db.session.get_one(Succession, edge.id).kind = row["kind"]
            done.changed += 1
        else:
            done.same += 1
    if new:
        db.session.execute(insert(SUCCESSIONS), new)
    if settled:
        settle()
    return done


def _meant(known: Timetable, key: str, day: date) -> Stood:
    found = known.find(key, day)
    if found is None:
        raise Missing(_l("Không có địa bàn này."))
    return found


def load_versions(rows: Iterable[Row], *, source: str, settled: bool = True) -> Loaded:
    """Dated names of places: rows with code, name, type and, where known, valid_from, valid_to, decision.

    The rows of one code are its versions, oldest first; they replace those that were there, except what began
    after the last of them.
    """
    of_code: dict[str, list[Row]] = {}
    for row in rows:
        of_code.setdefault(row["code"], []).append(row)
    done, known = Loaded(), Timetable()
    for code, versions in of_code.items():
        place = db.session.get_one(Place, _meant(known, code, versions[-1].get("valid_from") or date.max).id)
        if _rewrite_versions(place, [_version(row, source) for row in versions]):
            done.changed += 1
        else:
            done.same += 1
    if settled and done.changed:
        settle()
    return done


def _rewrite_versions(place: Place, wanted: list[PlaceVersion]) -> bool:
    there = in_time(place.versions)
    last = wanted[-1].valid_from or date.min
    later = [each for each in there if (each.valid_from or date.min) > last]
    if later and later[0].valid_from:
        wanted[-1].valid_to = later[0].valid_from - timedelta(days=1)
    elif place.ended_on is not None:  # an import ended it since: the shipped list does not know that
        wanted[-1].valid_to = place.ended_on
    replaced = [each for each in there if each not in later]
    if list(map(_content, replaced)) == list(map(_content, wanted)):
        return False
    for each in replaced:
        db.session.delete(each)
    db.session.flush()
    for each in wanted:
        each.place_id = place.id
        db.session.add(each)
    show(place, (later or wanted)[-1])
    db.session.flush()
    db.session.expire(place, ["versions"])
    return True


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


def _level(code: str) -> str:
    return "province" if len(code) == 2 else "commune"
