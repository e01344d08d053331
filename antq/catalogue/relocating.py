"""Today's province, commune and sponsor of initiatives, after places or units themselves have changed."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import aliased

from ..kit.database import db
from ..places.models import Place
from ..units.models import Unit
from ..units.queries import carried_on_by
from .actions import locate, reindex
from .holding import hold
from .models import Initiative, KnownPlace

AT_ONCE = 200


def relocate(touched: Collection[int] = ()) -> int:
    """Bring every initiative whose place went on elsewhere to where it belongs today, in lists and in search;
    how many changed.

    For whoever wrote places: `touched` are the ids of those with another name, area or parent, whose names
    search knows too. May be repeated.
    """
    wrong = set(db.session.scalars(_elsewhere()))
    ids = sorted(wrong | set(db.session.scalars(_naming(touched))) if touched else wrong)
    for start in range(0, len(ids), AT_ONCE):
        part = select(Initiative).where(Initiative.id.in_(ids[start : start + AT_ONCE]))
        found = db.session.scalars(part).all()
        hold(found)
        for initiative in found:
            if initiative.id in wrong:
                locate(initiative, initiative.place)
            reindex(initiative)
    return len(ids)


def responsor(unit: Unit) -> int:
    """Let search know who stands behind the initiatives of a unit that was taken over, and of those that it had
    itself taken over; how many there are. For whoever wrote the successor. May be repeated."""
    ids = carried_on_by([unit.id])
    rows = select(Initiative).where(Initiative.sponsor_id.in_(ids), Initiative.state != "withdrawn")
    found = db.session.scalars(rows.order_by(Initiative.id)).all()
    for initiative in found:
        reindex(initiative)
    return len(found)


def _elsewhere() -> Select[int]:
    """The initiatives whose province or commune is not the one that their place leads to."""
    then, now = aliased(Place), aliased(Place)
    is_commune = now.level == "commune"
    return (
        select(Initiative.id)
        .join(then, then.id == Initiative.place_id)
        .join(now, now.id == func.coalesce(then.heir_id, then.id))
        .where(
            or_(
                Initiative.commune_id.is_distinct_from(case((is_commune, now.id))),
                Initiative.province_id.is_distinct_from(case((is_commune, now.parent_id), else_=now.id)),
            )
        )
    )


def _naming(touched: Collection[int]) -> Select[int]:
    """The initiatives that are found by the name of a touched place: their own, or one that is known to run
    them, is such a place, lies in one, or was taken over by either."""
    within = select(Place.id).where(or_(Place.id.in_(touched), Place.parent_id.in_(touched)))
    named = select(Place.id).where(or_(Place.id.in_(within), Place.heir_id.in_(within)))
    known = select(KnownPlace.initiative_id).where(KnownPlace.place_id.in_(named))
    return select(Initiative.id).where(or_(Initiative.place_id.in_(named), Initiative.id.in_(known)))
