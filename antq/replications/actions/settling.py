"""Where a point stands today when its area of then went to several places: a person says."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ...kit.database import db
from ...kit.database.version import stamp_at_commit
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid, Stale
from ...places import lineage
from ...places.models import Place
from ..models import Replication
from .registering import locate

AT_ONCE = 500


def settle(replication: Replication, code: str, *, by: Any) -> None:
    """Say to which of the successors it went: the code of one of `choices_of`.

    Raises Refused (not the office), Stale (nothing to settle any more), Invalid (no such successor).
    """
    must(by, "replication.settle", replication)
    if not replication.divided:
        raise Stale(_l("Địa bàn của điểm này đã được chọn."))
    chosen = next((each for each in choices_of(replication) if each.code == code), None)
    if chosen is None:
        raise Invalid({"place": _l("Chọn một trong các nơi đã nhận phần địa bàn cũ.")})
    replication.settled_place = chosen
    locate(replication, replication.place)
    stamp_at_commit(replication)
    record("replication.settle", replication, by=by, place=chosen.name)


def choices_of(replication: Replication) -> list[Place]:
    """The places to which the area went where it was divided; the main one, which is the default, first."""
    divided = lineage.located(replication.settled_place or replication.place).divided
    return [row.new for row in lineage.successors_of(divided)] if divided else []


def relocate() -> int:
    """Derive today's commune and province of every replication anew, after places have changed.

    In the caller's transaction; returns how many moved.
    """
    moved, last = 0, 0
    while True:
        rows = db.session.scalars(
            select(Replication).where(Replication.id > last).order_by(Replication.id).limit(AT_ONCE)
        ).all()
        if not rows:
            return moved
        for each in rows:
            before = (each.commune_id, each.province_id, each.divided)
            locate(each, each.place)
            db.session.flush()
            if before != (each.commune_id, each.province_id, each.divided):
                stamp_at_commit(each)
                moved += 1
        last = rows[-1].id
