"""Questions about handovers: what nobody has claimed, what waits for an answer, who might take over."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from ..kit import clock
from ..kit.database import db
from ..kit.paging import Part, part_of
from ..kit.policy import may
from ..kit.refusals import Missing
from ..places import lineage
from ..places.models import Place
from ..places.words import bare_name
from ..units.models import Unit
from ..units.queries import standing
from ..units.words import heir_kinds
from .models import Handover
from .policy import DESKS, of_the_country, province_of, seen_by

MOST_CANDIDATES = 8


def find(ref: str, *, by: Any) -> Handover:
    """The handover with this ref, for whoever has to do with it; raises Missing."""
    found = db.session.scalar(
        select(Handover)
        .where(Handover.ref == ref, seen_by(by))
        .options(joinedload(Handover.unit), joinedload(Handover.successor))
    )
    if found is None:
        raise Missing(_l("Không có lần bàn giao này."))
    return found


def find_unit(ref: str, *, by: Any) -> Unit:
    """A unit of the actor's province that has ended; raises Missing."""
    found = db.session.scalar(select(Unit).where(Unit.ref == ref, _ended()))
    if found is None or not may(by, "handover.propose", found):
        raise Missing(_l("Không có đơn vị này."))
    return found


def of_unit(unit: Unit, *, by: Any) -> list[Handover]:
    """All handovers of one unit that the actor sees, the newest first."""
    rows = select(Handover).where(Handover.unit_id == unit.id, seen_by(by)).order_by(Handover.id.desc())
    return list(db.session.scalars(rows.options(joinedload(Handover.successor))))


def in_state(state: str, page: int = 1, *, by: Any) -> Part[Handover]:
    """A page of the handovers in a state that the actor sees, the newest first."""
    rows = select(Handover).where(Handover.state == state, seen_by(by))
    return part_of(
        rows.order_by(Handover.moved_at.desc(), Handover.id.desc()),
        page,
        loading=(joinedload(Handover.unit), joinedload(Handover.successor)),
    )


def unclaimed(page: int = 1, *, by: Any) -> Part[Unit]:
    """A page of the ended units of the actor's provinces that nobody has taken over or been asked to, by name;
    with all that says where they sat."""
    seat = joinedload(Unit.place)
    then, now = seat.joinedload(Place.parent).joinedload(Place.parent), seat.joinedload(Place.heir)
    return part_of(
        select(Unit).where(_unclaimed(by)).order_by(Unit.sort_key, Unit.id),
        page,
        loading=(then, now.joinedload(Place.parent)),
    )


def how_many_unclaimed(*, by: Any) -> int:
    """How many units `unclaimed` has on all its pages; only the standing office is asked to do something about it."""
    if not by.holds("standing_office"):
        return 0
    return db.session.scalar(select(func.count()).select_from(Unit).where(_unclaimed(by))) or 0


def candidates(unit: Unit, *, by: Any) -> list[Unit]:
    """The standing units that most likely take over: of a fitting kind, seated where the old seat's area lies
    today; a seat of the same name first. At most MOST_CANDIDATES."""
    seat, province = unit.place, province_of(unit)
    areas = lineage.areas_of(seat) if seat else set()
    seated = or_(Unit.place_id.in_(areas), Unit.place_id == province)
    kinds = heir_kinds(unit.kind)
    found = db.session.scalars(
        select(Unit)
        .where(Unit.kind.in_(kinds), seated, standing(), Unit.id != unit.id, Unit.province_id == province)
        .options(joinedload(Unit.place))
        .order_by(Unit.sort_key)
    ).all()
    named = bare_name(seat.name, seat.kind) if seat else ""

    def rank(one: Unit) -> tuple[bool, int]:
        same = one.place is not None and bare_name(one.place.name, one.place.kind) == named
        return (not same, kinds.index(one.kind))

    return sorted(found, key=rank)[:MOST_CANDIDATES]


def _ended() -> ColumnElement[bool]:
    return and_(Unit.ended_on.is_not(None), Unit.ended_on < clock.today())


def _unclaimed(by: Any) -> ColumnElement[bool]:
    claimed = select(Handover.claimed_id).where(Handover.claimed_id.is_not(None))
    free = and_(_ended(), Unit.successor_id.is_(None), Unit.id.not_in(claimed))
    if of_the_country(by):
        return free
    province = aliased(Place)
    here = select(province.id).where(
        func.coalesce(province.heir_id, province.id).in_(by.provinces_as(*DESKS))
    )
    return and_(free, Unit.province_id.in_(here))
