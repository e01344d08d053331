"""What waits for whoever runs points and whoever looks after a province, page by page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import joinedload

from ..kit.database import db
from ..units.queries import carried_on_by
from .counting import this_quarter
from .liveness import IN_THE_FIELD
from .models import Replication
from .policy import seen_by
from .queries import REF, WHOLE

PER_PAGE = 200
"""Points of one list on one page: as many boxes as one reads and ticks at a time."""


def is_due() -> ColumnElement[bool]:
    """Runs, and nobody said so this quarter."""
    silent = or_(Replication.confirmed_quarter.is_(None), Replication.confirmed_quarter < this_quarter())
    return silent & Replication.state.in_(IN_THE_FIELD)


def of_units(
    unit_ids: Collection[int], *, after: str = "", limit: int = PER_PAGE, by: Any
) -> Sequence[Replication]:
    """What these units run or ran and need not confirm now, from after the one with the ref `after` on: what has
    ended comes last."""
    ended = Replication.state == "closed"
    rows = _of(unit_ids, by).where(~is_due()).options(joinedload(Replication.copied_from))
    if (last := _row(after)) is not None:
        beyond = Replication.id > last.id
        rows = rows.where(and_(ended, beyond) if last.state == "closed" else or_(ended, beyond))
    return db.session.scalars(rows.order_by(ended, Replication.id).limit(limit)).all()


def due_in(
    unit_ids: Collection[int], *, after: str = "", limit: int = PER_PAGE, by: Any
) -> Sequence[Replication]:
    """What these units are asked to confirm this quarter, from after the one with the ref `after` on."""
    rows = _of(unit_ids, by).where(is_due())
    if (last := _row(after)) is not None:
        rows = rows.where(Replication.id > last.id)
    return db.session.scalars(rows.order_by(Replication.id).limit(limit)).all()


def due_among(refs: Collection[str], unit_ids: Collection[int], *, by: Any) -> Sequence[Replication]:
    """Those of these refs that these units are asked to confirm."""
    rows = _of(unit_ids, by).where(is_due(), Replication.ref.in_([ref for ref in refs if REF.fullmatch(ref)]))
    return db.session.scalars(rows.order_by(Replication.id)).all()


def how_many_due(unit_ids: Collection[int], *, by: Any) -> int:
    """How many `due_in` has on all its pages."""
    return _count(Replication.unit_id.in_(carried_on_by(list(unit_ids))), is_due(), seen_by(by))


def waiting(*, by: Any) -> dict[str, int]:
    """What waits for the person: points to confirm, to accept, to settle; refusals are somebody else's."""
    counts: dict[str, int] = {}
    if units := by.units_as("officer"):
        counts["due"] = _count(Replication.unit_id.in_(carried_on_by(units)), is_due())
    if by.provinces_as("standing_office"):
        counts["new"] = _count(_to_accept(by))
        counts["divided"] = _count(_divided(by))
    return counts


def to_accept(*, limit: int = PER_PAGE, by: Any) -> Sequence[Replication]:
    """Registrations that wait for the office, the longest waiting first; not those of one's own unit."""
    rows = select(Replication).where(_to_accept(by)).options(*WHOLE)
    return db.session.scalars(rows.order_by(Replication.registered_at, Replication.id).limit(limit)).all()


def divided(*, limit: int = PER_PAGE, by: Any) -> Sequence[Replication]:
    """Points whose area went to several places and of which nobody said to which."""
    rows = select(Replication).where(_divided(by)).options(*WHOLE)
    return db.session.scalars(rows.order_by(Replication.id).limit(limit)).all()


def _of(unit_ids: Collection[int], by: Any) -> Select[Replication]:
    within = Replication.unit_id.in_(carried_on_by(list(unit_ids)))
    return select(Replication).where(within, seen_by(by)).options(*WHOLE)


def _to_accept(by: Any) -> ColumnElement[bool]:
    own = Replication.unit_id.in_(carried_on_by(sorted(by.own_units))) if by.own_units else false()
    return and_(_here(by), ~own, Replication.state == "registered")


def _divided(by: Any) -> ColumnElement[bool]:
    return and_(_here(by), Replication.divided.is_(True), Replication.state != "closed")


def _here(by: Any) -> ColumnElement[bool]:
    return Replication.province_id.in_(by.provinces_as("standing_office"))


def _count(*where: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count()).select_from(Replication).where(*where)) or 0


def _row(ref: str) -> Any:
    if not REF.fullmatch(ref):
        return None
    return db.session.execute(select(Replication.id, Replication.state).where(Replication.ref == ref)).first()
