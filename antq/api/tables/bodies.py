"""Places with their successions, units, documents: all of them public."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import aliased

from ...kit.database import db
from ...law.models import Document
from ...places.models import Place, Succession
from ...units.models import Unit
from .. import records
from .base import Table, by_ref, every, in_order, place_key

Parent, New = aliased(Place), aliased(Place)
Above = aliased(Unit)

_KEY = re.compile(r"([0-9]{2,5})(?:-([0-9]{4}-[0-9]{2}-[0-9]{2}))?")


def place_at(key: str) -> int | None:
    """The id of the place with this public key."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    try:
        ended = date.fromisoformat(found[2]) if found[2] else None
    except ValueError:  # 31 February
        return None
    day = Place.ended_on.is_(None) if ended is None else Place.ended_on == ended
    return db.session.scalar(select(Place.id).where(Place.code == found[1], day))


def _read_places(ids: Sequence[int]) -> list[records.Place]:
    rows = db.session.execute(
        select(
            Place.id,
            Place.code,
            Place.name,
            Place.kind,
            Place.level,
            Place.ended_on,
            Parent.code.label("parent_code"),
            Parent.ended_on.label("parent_ended_on"),
        )
        .outerjoin(Parent, Parent.id == Place.parent_id)
        .where(Place.id.in_(ids))
    )
    return in_order(
        ids,
        {
            row.id: records.Place(
                key=place_key(row.code, row.ended_on) or "",
                code=row.code,
                name=row.name,
                kind=row.kind,
                level=row.level,
                parent_key=place_key(row.parent_code, row.parent_ended_on),
                ended_on=row.ended_on,
            )
            for row in rows
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


def _read_units(ids: Sequence[int]) -> list[records.Unit]:
    rows = db.session.execute(
        select(
            Unit.id,
            Unit.ref,
            Unit.name,
            Unit.short_name,
            Unit.kind,
            Unit.ended_on,
            Place.code,
            Place.ended_on.label("place_ended_on"),
            Parent.code.label("province_code"),
            Above.ref.label("parent"),
        )
        .outerjoin(Place, Place.id == Unit.place_id)
        .outerjoin(Parent, Parent.id == Unit.province_id)
        .outerjoin(Above, Above.id == Unit.parent_id)
        .where(Unit.id.in_(ids))
    )
    return in_order(
        ids,
        {
            row.id: records.Unit(
                ref=row.ref,
                name=row.name,
                short_name=row.short_name or None,
                kind=row.kind,
                place_key=place_key(row.code, row.place_ended_on),
                province_code=row.province_code,
                parent=row.parent,
                ended_on=row.ended_on,
            )
            for row in rows
        },
    )


def _read_documents(ids: Sequence[int]) -> list[records.Document]:
    rows = db.session.scalars(select(Document).where(Document.id.in_(ids)))
    return in_order(
        ids,
        {
            row.id: records.Document(
                ref=row.ref,
                address=f"/van-ban/{row.ref}",
                kind=row.kind,
                number=row.full_number or None,
                title=row.title,
                issuer=row.issuer or None,
                issued_on=row.issued_on,
                issued_precision=row.issued_precision,
                in_force_from=row.in_force_from,
                in_force_to=row.in_force_to,
                mark=row.mark,
            )
            for row in rows
        },
    )


PLACES = Table("places", "dia-ban", records.Place, every(Place), _read_places, place_at)
SUCCESSIONS = Table("successions", "ke-tuc", records.Succession, every(Succession), _read_successions)
UNITS = Table("units", "don-vi", records.Unit, every(Unit), _read_units, by_ref(Unit))
DOCUMENTS = Table(
    "documents", "van-ban", records.Document, every(Document), _read_documents, by_ref(Document)
)
