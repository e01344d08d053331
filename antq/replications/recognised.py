"""Initiatives that were announced as worth copying."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ..catalogue.models import Initiative, members_of
from ..kit.database import db
from ..kit.memory import Memory
from .models import Recognition

_recognised: Memory[frozenset[int]] = Memory(1)


def recognitions(initiative: Initiative) -> Sequence[Recognition]:
    """How widely it was announced as worth copying, the newest first."""
    ids = [each.id for each in members_of(initiative)]
    # Every page of an initiative asks, and few were ever announced.
    if _recognised.get(None, _read_recognised).isdisjoint(ids):
        return []
    return db.session.scalars(
        select(Recognition)
        .where(Recognition.initiative_id.in_(ids))
        .options(joinedload(Recognition.document))
        .order_by(Recognition.announced_on.is_(None), Recognition.announced_on.desc(), Recognition.id)
    ).all()


def _read_recognised() -> frozenset[int]:
    return frozenset(db.session.scalars(select(Recognition.initiative_id).distinct()))
