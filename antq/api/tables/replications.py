"""The ledger as open data: points that it has taken in, and scopes in which initiatives were announced.

What of a point only its unit and the office read (who answers for it, how to reach them, the note of its
closing) is not among the columns that are asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import aliased

from ...catalogue.models import Initiative
from ...kit.database import db
from ...law.models import Document
from ...places.models import Place
from ...replications.counting import grace, is_alive, this_quarter
from ...replications.liveness import IN_THE_FIELD, Life, life, named
from ...replications.models import Recognition, Replication
from ...replications.policy import standing
from ...units.models import Unit
from .. import records
from . import today
from .base import Table, in_order, place_key
from .owners import may_stand, speakers

Above, Top = aliased(Place), aliased(Place)
Source = aliased(Replication)

_COLUMNS = (
    Replication.id,
    Replication.initiative_id,
    Replication.ref,
    Replication.neighbourhood,
    Replication.divided,
    Replication.started_on,
    Replication.started_precision,
    Replication.launched_on,
    Replication.adapted,
    Replication.team_count,
    Replication.member_count,
    Replication.state,
    Replication.confirmed_quarter,
    Replication.closed_on,
    Replication.stamp,
    Unit.ref.label("unit"),
    Unit.name.label("unit_name"),
    Place.code,
    Place.ended_on,
    Place.name.label("place"),
    Above.name.label("above"),
    Top.name.label("top"),
    *today.COLUMNS,
    Source.ref.label("copied_from"),
    Source.initiative_id.label("source_initiative_id"),
)


def _rows() -> Select[Any]:
    return select(Replication.id).where(standing())


def _selected(ids: Sequence[int]) -> Any:
    """The columns of these points; the point that was copied only where the ledger has taken it in."""
    chosen = (
        select(*_COLUMNS)
        .select_from(Replication)
        .join(Unit, Unit.id == Replication.unit_id)
        .join(Place, Place.id == Replication.place_id)
        .outerjoin(Above, Above.id == Place.parent_id)
        .outerjoin(Top, Top.id == Above.parent_id)
        .outerjoin(Source, and_(Source.id == Replication.copied_from_id, Source.accepted_at.is_not(None)))
        .where(Replication.id.in_(ids), standing())
    )
    return today.joined(chosen, Replication)


def _read(ids: Sequence[int]) -> list[records.Replication]:
    rows = db.session.execute(_selected(ids)).all()
    owners = {each for row in rows for each in (row.initiative_id, row.source_initiative_id)}
    refs = speakers(owners - {None})
    now, kept = this_quarter(), grace()
    return in_order(
        ids,
        {
            row.id: _record(row, refs, str(life(row.state, row.confirmed_quarter, now, kept)))
            for row in rows
            if row.initiative_id in refs
        },
    )


def _record(row: Any, refs: dict[int, str], lives: str) -> records.Replication:
    return records.Replication(
        ref=row.ref,
        address=f"/diem/{row.ref}",
        initiative=refs[row.initiative_id],
        unit=row.unit,
        unit_name=row.unit_name,
        place_key=place_key(row.code, row.ended_on) or "",
        place=", ".join(name for name in (row.place, row.above, row.top) if name),
        neighbourhood=row.neighbourhood or None,
        divided=row.divided,
        launched_on=row.launched_on,
        copied_from=row.copied_from if row.source_initiative_id in refs else None,
        adapted=row.adapted or None,
        team_count=row.team_count,
        member_count=row.member_count,
        state=row.state,
        life=lives,
        confirmed_quarter=named(row.confirmed_quarter) if row.confirmed_quarter is not None else None,
        closed_on=row.closed_on,
        changed=row.stamp,
        **today.fields(row),
    )


def _at(ref: str) -> int | None:
    return db.session.scalar(
        select(Replication.id).where(Replication.ref == ref, Replication.accepted_at.is_not(None))
    )


def lives_as(wanted: Collection[str]) -> ColumnElement[bool]:
    """Points of the ledger of which one of these lives is told today: `liveness.life` in SQL."""
    confirmed, now, kept = Replication.confirmed_quarter, this_quarter(), grace()
    in_the_field = Replication.state.in_(IN_THE_FIELD)
    conditions = {
        Life.CLOSED: Replication.state == "closed",
        Life.PLANNED: Replication.state.not_in((*IN_THE_FIELD, "closed")),
        Life.FRESH: and_(in_the_field, confirmed >= now - kept.fresh),
        Life.OVERDUE: and_(is_alive(), confirmed < now - kept.fresh),
        Life.GREY: and_(in_the_field, func.coalesce(confirmed, 0) < now - kept.counted),
    }
    return or_(false(), *(conditions[Life(each)] for each in wanted))


def _recognition_rows() -> Select[Any]:
    return (
        select(Recognition.id).join(Initiative, Initiative.id == Recognition.initiative_id).where(may_stand())
    )


def _read_recognitions(ids: Sequence[int]) -> list[records.Recognition]:
    rows = db.session.execute(
        select(Recognition, Document.ref.label("document"))
        .join(Initiative, Initiative.id == Recognition.initiative_id)
        .outerjoin(Document, Document.id == Recognition.document_id)
        .where(Recognition.id.in_(ids), may_stand())
    ).all()
    refs = speakers(row.Recognition.initiative_id for row in rows)
    found = {}
    for it, document in rows:
        if it.initiative_id in refs:
            found[it.id] = records.Recognition(
                ref=it.ref,
                initiative=refs[it.initiative_id],
                scope=it.scope,
                where=it.where or None,
                announced_on=it.announced_on,
                document=document,
                document_text=it.document_text or None,
            )
    return in_order(ids, found)


REPLICATIONS = Table("replications", "nhan-rong", records.Replication, _rows, _read, _at)
RECOGNITIONS = Table(
    "recognitions", "thong-bao-nhan-rong", records.Recognition, _recognition_rows, _read_recognitions
)
