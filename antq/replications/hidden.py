"""Points whose initiative was withdrawn: nobody but their unit and office reads them, and they count nowhere."""

from __future__ import annotations

from sqlalchemy import select

from ..catalogue.models import Initiative
from ..kit.database import db
from ..kit.memory import Memory

_hidden: Memory[frozenset[int]] = Memory(1)


def hidden_initiatives() -> frozenset[int]:
    """The ids of initiatives that were withdrawn, and of all that was merged into them."""
    return _hidden.get(None, _read)


def _read() -> frozenset[int]:
    found = set(db.session.scalars(select(Initiative.id).where(Initiative.state == "withdrawn")))
    newest = found
    while newest:
        into = select(Initiative.id).where(Initiative.merged_into_id.in_(newest))
        newest = set(db.session.scalars(into)) - found
        found |= newest
    return frozenset(found)
