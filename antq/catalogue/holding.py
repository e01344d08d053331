"""Holding initiatives: the first lock of every act that writes them, or rows that are counted in them.

Every act locks in one order, so that no two ever wait for each other: families, initiatives by id, rows that belong
to one (points by id, a decision), the head of the journal, the data version. So whoever will write an initiative
holds it before anything is recorded.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from ..kit.database import db
from .models import Initiative, heir_of, members_of

AT_ONCE = 500


def hold(initiatives: Iterable[Initiative]) -> None:
    """Nobody else writes these initiatives, nor those with which they are read as one, until this transaction ends;
    all are read anew. Rows that only refer to them may be added meanwhile.

    Whoever waited for a merge holds what it brought together too.
    """
    wanted, held = list(initiatives), set[int]()
    db.session.flush()
    while missing := _ids(wanted) - held:
        ids = sorted(missing)
        for start in range(0, len(ids), AT_ONCE):
            _lock(ids[start : start + AT_ONCE])
        held |= missing


def _ids(initiatives: Iterable[Initiative]) -> set[int]:
    heirs = dict.fromkeys(map(heir_of, initiatives))
    return {each.id for heir in heirs for each in members_of(heir)}


def _lock(ids: list[int]) -> None:
    rows = select(Initiative).where(Initiative.id.in_(ids)).order_by(Initiative.id)
    locked = rows.with_for_update(key_share=True).execution_options(populate_existing=True)
    for each in db.session.scalars(locked).all():
        db.session.expire(each, ["merged_into", "taken_in"])
