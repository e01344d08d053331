"""Keeping what is derived: heirs and the text of search."""

from __future__ import annotations

from sqlalchemy import update

from ...kit.database import db
from .. import derived
from ..models import Place


def settle() -> int:
    """Bring the heirs and the searched names of all places up to date; how many rows changed.

    For whoever wrote places or successions; quick when nothing is to be done.
    """
    db.session.flush()
    changed = [
        {"id": place, "heir_id": heir, "folded": folded}
        for place, (stands, (heir, folded)) in derived.wanted().items()
        if stands != (heir, folded)
    ]
    if changed:
        db.session.execute(update(Place), changed)
        db.session.expire_all()
    return len(changed)
