"""Keeping what is derived: heirs and the text of search."""

from __future__ import annotations

from sqlalchemy import bindparam, update

from ...kit.database import db
from .. import derived
from .tables import PLACES


def settle() -> int:
    """Bring the heirs and the searched names of all places up to date; how many rows changed.

    For whoever wrote places or successions; quick when nothing is to be done.
    """
    db.session.flush()
    changed = [
        {"place": place, "heir": heir, "text": folded}
        for place, (stands, (heir, folded)) in derived.wanted().items()
        if stands != (heir, folded)
    ]
    if changed:
        renewed = update(PLACES).where(PLACES.c.id == bindparam("place"))
        db.session.execute(renewed.values(heir_id=bindparam("heir"), folded=bindparam("text")), changed)
        db.session.expire_all()
    return len(changed)
