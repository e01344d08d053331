"""Where a point stands today when its area of then went to several places: a person says."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import aliased

from ...kit.database import db
from ...kit.database.version import stamp_at_commit
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid, Stale
from ...places import lineage
from ...places.models import Place
from ..models import Replication
from ..queries import WHOLE
from .counting import hold_all
from .holding import hold
from .registering import locate

AT_ONCE = 500


def settle(replication: Replication, code: str, *, by: Any) -> None:
    """Say to which of the successors it went: the code of one of `choices_of`.

    Raises Refused (not the office), Stale (nothing to settle any more), Invalid (no such successor).
    """
    must(by, "replication.settle", replication)
    hold([replication])
    if not replication.divided:
        raise Stale(_l("Địa bàn của điểm này đã được chọn."))
    chosen = next((each for each in choices_of(replication) if each.code == code), None)
    if chosen is None:
        raise Invalid({"place": _l("Chọn một trong các nơi đã nhận phần địa bàn cũ.")})
    replication.settled_place = chosen
    locate(replication, replication.place)
    replication.version += 1  # whoever is changing it saw another place
    stamp_at_commit(replication)
    record("replication.settle", replication, by=by, place=chosen.name)


def choices_of(replication: Replication) -> list[Place]:
    """The places to which the area went where it was divided; the main one, which is the default, first."""
    divided = lineage.located(replication.settled_place or replication.place).divided
    return [row.new for row in lineage.successors_of(divided)] if divided else []


def relocate() -> int:
    """Bring every replication whose area went on elsewhere to where it belongs today; how many moved.

    In the caller's transaction, for whoever wrote places; may be repeated.
    """
    ids = list(db.session.scalars(_elsewhere()))
    moving = select(Replication.initiative_id).where(Replication.id.in_(_elsewhere())).distinct()
    hold_all(db.session.scalars(moving))
    for start in range(0, len(ids), AT_ONCE):
        part = select(Replication).where(Replication.id.in_(ids[start : start + AT_ONCE]))
        found = db.session.scalars(part.options(*WHOLE)).all()
        hold(found)
        for each in found:
            locate(each, each.place)
            each.version += 1
            stamp_at_commit(each)
        db.session.flush()
    return len(ids)


def _elsewhere() -> Select[int]:
    """The replications whose commune or province is not the one that their place leads to."""
    then, now = aliased(Place), aliased(Place)
    is_commune = now.level == "commune"
    return (
        select(Replication.id)
        .join(then, then.id == func.coalesce(Replication.settled_place_id, Replication.place_id))
        .join(now, now.id == func.coalesce(then.heir_id, then.id))
        .where(
            or_(
                Replication.commune_id.is_distinct_from(case((is_commune, now.id))),
                Replication.province_id.is_distinct_from(case((is_commune, now.parent_id), else_=now.id)),
            )
        )
        .order_by(Replication.id)
    )


def mislaid() -> list[str]:
    """The refs of replications that `relocate` would move: none, when all is well."""
    return list(db.session.scalars(select(Replication.ref).where(Replication.id.in_(_elsewhere()))))
