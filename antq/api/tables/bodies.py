"""Units, documents: all of them public."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import aliased

from ...kit.database import db
from ...law.models import Document
from ...places.models import Place
from ...units.models import Unit
from .. import records
from .base import Table, by_ref, every, in_order, place_key

Parent = aliased(Place)
Above = aliased(Unit)


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


UNITS = Table("units", "don-vi", records.Unit, every(Unit), _read_units, by_ref(Unit))
DOCUMENTS = Table(
    "documents", "van-ban", records.Document, every(Document), _read_documents, by_ref(Document)
)
