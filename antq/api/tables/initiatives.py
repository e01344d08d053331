"""Initiatives: in short, and their longer words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from ...catalogue.cards import PATH
from ...catalogue.models import Alias, Initiative
from ...catalogue.words import field_label, kind_label
from ...kit.database import db
from ...places.models import Place
from ...units.models import Unit
from .. import records
from . import today
from .base import Table, in_order, place_key
from .owners import is_public, members

_COLUMNS = (
    Initiative.id,
    Initiative.ref,
    Initiative.name,
    Initiative.slug,
    Initiative.summary,
    Initiative.field,
    Initiative.kind,
    Initiative.sponsor_text,
    Initiative.place_text,
    Initiative.started_on,
    Initiative.started_precision,
    Initiative.year,
    Initiative.replication,
    Initiative.activity,
    Initiative.replication_count,
    Initiative.team_count,
    Initiative.commendation_count,
    Initiative.published_at,
    Initiative.updated_at,
    Unit.name.label("sponsor_name"),
    Unit.ref.label("sponsor_ref"),
    Place.name.label("place_name"),
    Place.code.label("place_code"),
    Place.ended_on.label("place_ended_on"),
    *today.COLUMNS,
)


def _rows() -> Select[Any]:
    return select(Initiative.id).where(is_public())


def read(ids: Sequence[int]) -> list[records.Initiative]:
    """The initiatives with these ids, in this order; three statements for any number."""
    chosen = (
        select(*_COLUMNS)
        .select_from(Initiative)
        .outerjoin(Unit, Unit.id == Initiative.sponsor_id)
        .outerjoin(Place, Place.id == Initiative.place_id)
        .where(Initiative.id.in_(ids), is_public())
    )
    rows = db.session.execute(today.joined(chosen, Initiative)).all()
    names = _other_names([row.id for row in rows])
    fields = {code: field_label(code) for code in {row.field for row in rows}}
    kinds = {code: kind_label(code) for code in {row.kind for row in rows}}
    return in_order(
        ids,
        {row.id: _record(row, names.get(row.id, []), fields[row.field], kinds[row.kind]) for row in rows},
    )


def _record(row: Any, names: list[str], field: str, kind: str) -> records.Initiative:
    return records.Initiative(
        ref=row.ref,
        name=row.name,
        aliases=[name for name in names if name != row.name],
        address=f"{PATH}/{row.ref}-{row.slug}",
        summary=row.summary,
        field=row.field,
        field_name=field,
        kind=row.kind,
        kind_name=kind,
        sponsor=row.sponsor_text or row.sponsor_name,
        sponsor_ref=row.sponsor_ref,
        place=row.place_text or row.place_name,
        place_key=place_key(row.place_code, row.place_ended_on),
        year=row.year,
        replication=row.replication,
        activity=row.activity,
        replication_count=row.replication_count,
        team_count=row.team_count,
        commendation_count=row.commendation_count,
        published_at=row.published_at,
        updated_at=row.updated_at,
        **today.fields(row),
    )


def _other_names(ids: Sequence[int]) -> dict[int, list[str]]:
    """The aliases of each, and the names and aliases of what was merged into it."""
    own = members(ids)
    owner = {each: heir for heir, every in own.items() for each in every}
    merged = [each for heir, every in own.items() for each in every if each != heir]
    named = select(Initiative.id, Initiative.name).where(Initiative.id.in_(merged))
    rows = [
        *(db.session.execute(named) if merged else ()),
        *db.session.execute(
            select(Alias.initiative_id, Alias.name).where(Alias.initiative_id.in_(owner)).order_by(Alias.id)
        ),
    ]
    found: dict[int, dict[str, None]] = {}
    for one, name in rows:
        found.setdefault(owner[one], {})[name] = None
    return {heir: list(names) for heir, names in found.items()}


def _read_texts(ids: Sequence[int]) -> list[records.Text]:
    rows = db.session.execute(
        select(
            Initiative.id,
            Initiative.ref,
            Initiative.what,
            Initiative.how,
            Initiative.resources,
            Initiative.lessons,
        ).where(Initiative.id.in_(ids), is_public())
    )
    return in_order(
        ids,
        {
            row.id: records.Text(
                initiative=row.ref, what=row.what, how=row.how, resources=row.resources, lessons=row.lessons
            )
            for row in rows
        },
    )


def position(ref: str) -> int | None:
    """The id behind a ref, also of one that has been withdrawn since: a walk goes on from there."""
    return db.session.scalar(select(Initiative.id).where(Initiative.ref == ref))


INITIATIVES = Table("initiatives", "mo-hinh", records.Initiative, _rows, read, position)
TEXTS = Table("texts", "noi-dung", records.Text, _rows, _read_texts)
