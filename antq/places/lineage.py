"""What became of a place, and what it was before: chains of successions, read both ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ..kit.database import db
from .models import Place, PlaceVersion, Succession
from .words import MAIN_FIRST, bare_name, spoken

LONGEST_CHAIN = 12
"""More steps than this is a mistake in the data, not history."""


def successors_of(place: Place) -> list[Succession]:
    """Which places followed directly, the main one first."""
    rows = db.session.scalars(
        select(Succession)
        .where(Succession.old_id == place.id)
        .options(joinedload(Succession.new).joinedload(Place.parent))
    )
    return sorted(rows, key=lambda row: (MAIN_FIRST[row.kind], row.new.sort_key))


def predecessors_of(place: Place) -> list[Succession]:
    """Which places it directly came from, in Vietnamese order."""
    rows = db.session.scalars(
        select(Succession)
        .where(Succession.new_id == place.id)
        .options(joinedload(Succession.old).joinedload(Place.parent))
    )
    return sorted(rows, key=lambda row: row.old.sort_key)


def origins_of(place: Place) -> list[Place]:
    """All places that it came from over any number of steps, in Vietnamese order."""
    found: dict[int, Place] = {}
    newest = {place.id}
    for _step in range(LONGEST_CHAIN):
        before = select(Succession.old_id).where(Succession.new_id.in_(newest))
        rows = db.session.scalars(
            select(Place).where(Place.id.in_(before)).options(joinedload(Place.parent))
        ).all()
        newest = {each.id for each in rows} - found.keys()
        found |= {each.id: each for each in rows}
        if not newest:
            break
    return sorted(found.values(), key=lambda each: (each.sort_key, each.id))


def stood_on(place: Place, day: date) -> bool:
    """Whether it existed on a day, as far as is known (the twin in statements is `queries.stood`)."""
    begun = place.began_on is None or place.began_on <= day
    return begun and (place.ended_on is None or day <= place.ended_on)


def today(place: Place) -> Place:
    """The place of today that took over (the main part of) an old one, over any number of steps.

    An old district, which nothing followed, is taken over by what its province became. An unended
    place is itself. Where the chain is not known the last known place is returned.
    """
    for _step in range(LONGEST_CHAIN):
        if place.current:
            return place
        following = successors_of(place)
        if following:
            place = following[0].new
        elif place.parent is not None:
            place = place.parent
        else:
            return place
    raise RuntimeError(f"the succession of place {place.code} has no end")


def standing_on(place: Place, day: date) -> Place:
    """The place that had taken over (the main part of) one by a day: itself where it stood still, or only began
    later; as `today`, but of then."""
    for _step in range(LONGEST_CHAIN):
        if place.ended_on is None or place.ended_on >= day:
            return place
        following = successors_of(place)
        upward = following[0].new if following else place.parent
        if upward is None:
            return place
        place = upward
    raise RuntimeError(f"the succession of place {place.code} has no end")


@dataclass(frozen=True)
class Located:
    """Where something of then belongs today. `divided` is the first place on the way whose area went to
    several: there the main part was taken, and a person has to say whether that is right."""

    commune: Place | None
    province: Place | None
    divided: Place | None = None


def located(place: Place) -> Located:
    """Today's commune (None for a province or an old district) and province of a place of any time."""
    divided = None
    for _step in range(LONGEST_CHAIN):
        if place.current:
            province = place
            while province.parent is not None:
                province = province.parent
            return Located(place if place.level == "commune" else None, province, divided)
        following = successors_of(place)
        if len(following) > 1 and divided is None:
            divided = place
        upward = following[0].new if following else place.parent
        if upward is None:
            return Located(None, None, divided)
        place = upward
    raise RuntimeError(f"the succession of place {place.code} has no end")


def areas_of(place: Place) -> set[int]:
    """The ids of the places of today among which the area of a place of any time lies: all parts, and for an old
    district what its communes became."""
    if place.current:
        return {place.id}
    found: set[int] = set()
    waiting = {place.id}
    for _step in range(LONGEST_CHAIN):
        if not waiting:
            return found
        rows = db.session.execute(
            select(Succession.old_id, Place.id, Place.ended_on)
            .join(Place, Place.id == Succession.new_id)
            .where(Succession.old_id.in_(waiting))
        ).all()
        alone = waiting - {row.old_id for row in rows}
        inside = select(Place.parent_id.label("old_id"), Place.id, Place.ended_on)
        rows = [*rows, *db.session.execute(inside.where(Place.parent_id.in_(alone)))]
        found |= {row.id for row in rows if row.ended_on is None}
        waiting = {row.id for row in rows if row.ended_on is not None}
    raise RuntimeError(f"the succession of place {place.code} has no end")


def names_of(place: Place) -> list[str]:
    """All names under which the area can be looked for: its own, older versions, whatever it came from or became."""
    names = [place.name, *_version_names(place)]
    now = today(place)
    if now is not place:
        names += [now.name, *_version_names(now)]
    before = [row.old for row in predecessors_of(now)]
    names += [old.name for old in before]
    for one in (place, now, *before):
        names += _parents(one)
    return list(dict.fromkeys(names))


def _version_names(place: Place) -> list[str]:
    return list(
        db.session.scalars(
            select(PlaceVersion.name).where(PlaceVersion.place_id == place.id).order_by(PlaceVersion.id)
        )
    )


def _parents(place: Place) -> list[str]:
    names = []
    while place.parent is not None:
        place = place.parent
        names.append(place.name)
    return names


def described(place: Place, now: Place | None = None) -> str:
    """In words, with what it is now: "xã Thái Hòa, huyện Triệu Sơn (nay là xã Tân Ninh, Thanh Hóa)".

    An old province is named where today's has another name. `now` is what `today` says, for whoever knows it.
    """
    if place.current:
        return _located(place)
    now = now or today(place)
    if now is place:
        return _located(place)
    if place.level == "province" and _bare(place) == _bare(now):
        return f"{spoken(place)} (trước sắp xếp)"
    return f"{_then(place, now)} ({became(now)})"


def became(now: Place) -> str:
    """What an ended place is today: a commune, or a part of a province."""
    return f"{'nay là' if now.level == 'commune' else 'nay thuộc'} {_located(now)}"


def _then(place: Place, now: Place) -> str:
    said, province = _located(place), _province_of(place)
    if place.parent is None or place.parent is province or _bare(province) == _bare(_province_of(now)):
        return said
    return f"{said}, {spoken(province)}"


def _province_of(place: Place) -> Place:
    return place if place.parent is None else _province_of(place.parent)


def _bare(place: Place) -> str:
    return bare_name(place.name, place.kind)


def _located(place: Place) -> str:
    """A commune with its province, an old one with its district; a province by itself."""
    parent = place.parent
    if parent is None:
        return spoken(place)
    above = _bare(parent) if parent.level == "province" else spoken(parent)
    return f"{spoken(place)}, {above}"
