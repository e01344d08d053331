"""Places with their names through time and their successions: all of them public."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import aliased

from ...kit.database import db
from ...kit.refusals import Missing
from ...places.models import Place, PlaceVersion, Succession
from ...places.queries import by_key, keys_of
from ...places.timetable import OLD
from .. import records
from .base import Table, every, in_order, place_key

Parent, Heir, New = aliased(Place), aliased(Place), aliased(Place)

_KEY = re.compile(r"([0-9]{2,5})(?:-([0-9]{4}-[0-9]{2}-[0-9]{2}))?")


def place_at(key: str) -> int | None:
    """The id of the place with this public key; the key of its page ("cu-15715-2024") does too."""
    if key.startswith(OLD):
        return _paged(key)
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    try:
        ended = date.fromisoformat(found[2]) if found[2] else None
    except ValueError:  # 31 February
        return None
    day = Place.ended_on.is_(None) if ended is None else Place.ended_on == ended
    return db.session.scalar(select(Place.id).where(Place.code == found[1], day))


def _paged(key: str) -> int | None:
    try:
        return by_key(key).id
    except Missing:
        return None


def _read_places(ids: Sequence[int]) -> list[records.Place]:
    rows = db.session.execute(
        select(Place, Parent.code, Parent.ended_on, Heir.code, Heir.ended_on)
        .outerjoin(Parent, Parent.id == Place.parent_id)
        .outerjoin(Heir, Heir.id == Place.heir_id)
        .where(Place.id.in_(ids))
    ).all()
    keys = keys_of(row[0] for row in rows)
    return in_order(
        ids,
        {it.id: _record(it, keys[it.id], (code, end), (heir, last)) for it, code, end, heir, last in rows},
    )


def _record(
    place: Place, key: str, parent: tuple[str | None, date | None], heir: tuple[str | None, date | None]
) -> records.Place:
    return records.Place(
        key=place_key(place.code, place.ended_on) or "",
        code=place.code,
        name=place.name,
        kind=place.kind,
        level=place.level,
        parent_key=place_key(*parent),
        ended_on=place.ended_on,
        began_on=place.began_on,
        heir_key=place_key(*heir),
        address=f"/dia-ban/{key}",
    )


def _read_names(ids: Sequence[int]) -> list[records.PlaceName]:
    rows = db.session.execute(
        select(PlaceVersion, Place.code, Place.ended_on)
        .join(Place, Place.id == PlaceVersion.place_id)
        .where(PlaceVersion.id.in_(ids))
    )
    return in_order(
        ids,
        {
            it.id: records.PlaceName(
                place_key=place_key(code, ended_on) or "",
                name=it.name,
                kind=it.kind,
                code=it.code,
                valid_from=it.valid_from,
                valid_to=it.valid_to,
                source=it.source or None,
            )
            for it, code, ended_on in rows
        },
    )


def _read_successions(ids: Sequence[int]) -> list[records.Succession]:
    rows = db.session.execute(
        select(
            Succession.id,
            Succession.effective_on,
            Succession.kind,
            Succession.decision,
            Place.code.label("old_code"),
            Place.ended_on.label("old_ended_on"),
            New.code.label("new_code"),
            New.ended_on.label("new_ended_on"),
        )
        .join(Place, Place.id == Succession.old_id)
        .join(New, New.id == Succession.new_id)
        .where(Succession.id.in_(ids))
    )
    return in_order(
        ids,
        {
            row.id: records.Succession(
                old_key=place_key(row.old_code, row.old_ended_on) or "",
                new_key=place_key(row.new_code, row.new_ended_on) or "",
                effective_on=row.effective_on,
                kind=row.kind,
                decision=row.decision or None,
            )
            for row in rows
        },
    )


PLACES = Table("places", "dia-ban", records.Place, every(Place), _read_places, place_at)
PLACE_NAMES = Table("place-names", "ten-dia-ban", records.PlaceName, every(PlaceVersion), _read_names)
SUCCESSIONS = Table("successions", "ke-tuc", records.Succession, every(Succession), _read_successions)
