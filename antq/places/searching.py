"""Finding places by old and new names, with or without accents.

The names of a place and of those above it stand folded in one column (`derived`). Fourteen thousand short rows
are looked through in a few milliseconds on either engine, so there is no index to keep.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, case, or_, select
from sqlalchemy.orm import joinedload

from ..kit.database import db
from ..kit.text import accented, fold
from .models import Place

MOST = 50
LOOKED_AT = 300
MOST_WORDS = 8
LONGEST = 120


def search(typed: str) -> list[Place]:
    """The places that have all words of `typed` in their names, or in those of the places above them; whoever
    is called just so first, then names that begin so, those of today before ended ones. At most MOST.

    Accents that were typed put the names that have them first. Digits find the place with that code.
    """
    words = fold(typed[:LONGEST]).split()[:MOST_WORDS]
    if not words:
        return []
    whole = " ".join(words)
    own = and_(*(Place.folded.like(f"% {word}%~%") for word in words))
    rank = case(
        (or_(Place.code == whole, _is_name(f"{whole} ;")), 0), (_is_name(whole), 1), (own, 2), else_=3
    )
    level = case((Place.level == "province", 0), (Place.level == "district", 1), else_=2)
    rows = db.session.execute(
        select(Place, rank)
        .where(or_(Place.code == whole, and_(*(Place.folded.like(f"% {word}%") for word in words))))
        .options(
            joinedload(Place.parent).joinedload(Place.parent), joinedload(Place.heir).joinedload(Place.parent)
        )
        .order_by(rank, Place.ended_on.is_not(None), level, Place.sort_key, Place.id)
        .limit(LOOKED_AT)
    )
    found = [(place, number) for place, number in rows]
    wanted = accented(typed[:LONGEST])
    if wanted != whole:
        found.sort(key=lambda each: wanted not in accented(_said(each[0])))  # stable: the rest stays in order
        found.sort(key=lambda each: each[1])
    return [place for place, _rank in found[:MOST]]


def _is_name(beginning: str) -> ColumnElement[bool]:
    """Whether one of the place's own names begins so (all of it, where the pattern ends in the separator)."""
    return or_(Place.folded.like(f" {beginning}%"), Place.folded.like(f"% ; {beginning}%~%"))


def _said(place: Place) -> str:
    names, here = [place.name], place.parent
    while here is not None:
        names.append(here.name)
        here = here.parent
    return " ".join(names)
