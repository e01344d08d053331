"""Holding initiatives: the first lock of every act that writes them, or rows that are counted in them.

Every act locks in one order, so that no two ever wait for each other: families, initiatives by id, rows that belong
to one (points by id, a decision), the head of the journal, the data version. So whoever will write an initiative
holds it before anything is recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from ..kit.database import db
from .models import Initiative

AT_ONCE = 500


def hold(initiatives: Iterable[Initiative]) -> None:
    """Nobody else writes these initiatives, nor those with which they are read as one, until this transaction ends;
    all are read anew. Rows that only refer to them may be added meanwhile.

    Whoever waited for a merge holds what it brought together too.
    """
    wanted, held = {each.id for each in initiatives}, set[int]()
    db.session.flush()
    while missing := _together(wanted) - held:
        for part in _parts(missing):
            _lock(part)
        held |= missing


def _together(ids: set[int]) -> set[int]:
    """These with all that was merged into them or that they were merged into, over any number of steps."""
    found, newest = set(ids), set(ids)
    while newest:
        near: set[int] = set()
        for part in _parts(newest):
            rows = select(Initiative.id, Initiative.merged_into_id).where(
                Initiative.merged_into_id.is_not(None),
                Initiative.id.in_(part) | Initiative.merged_into_id.in_(part),
            )
            near.update(each for row in db.session.execute(rows) for each in row if each is not None)
        newest = near - found
        found |= newest
    return found


def _lock(ids: list[int]) -> None:
    rows = select(Initiative).where(Initiative.id.in_(ids)).options(selectinload(Initiative.taken_in))
    locked = rows.order_by(Initiative.id).with_for_update(key_share=True, of=Initiative)
    for each in db.session.scalars(locked.execution_options(populate_existing=True)).all():
        db.session.expire(each, ["merged_into"])


def _parts(ids: Iterable[int]) -> Iterator[list[int]]:
    every = sorted(ids)
    return (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))
