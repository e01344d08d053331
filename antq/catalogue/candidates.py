"""Which initiatives somebody means who types a ref, a name, or some words of it."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ..kit.database import db
from ..places.models import Place
from .models import Initiative, heir_of
from .policy import sees
from .searching import search_for
from .similar import description_of, similar_to

_REF = re.compile(r"\bMH-\d{4,9}\b", re.IGNORECASE)
MOST_REFS = 10
LONGEST = 200


def meant_by(text: str, *, most: int = 10, by: Any) -> list[Initiative]:
    """The initiatives that `text` names by ref, or finds by its words, the best first; at most `most`.

    A ref of something merged means what it went into. Nothing that `by` may not see.
    """
    refs = [ref.upper() for ref in _REF.findall(text)][:MOST_REFS]
    if refs:
        rows = db.session.scalars(select(Initiative).where(Initiative.ref.in_(refs)).order_by(Initiative.id))
        heirs = dict.fromkeys(heir_of(each) for each in rows)
        return [each for each in heirs if sees(by, each)][:most]
    hits = search_for(text[:LONGEST]).hits
    if hits is None:
        return []
    best = hits.ids[np.lexsort((hits.ids, hits.score))][:most].tolist()
    rows = db.session.scalars(
        select(Initiative)
        .where(Initiative.id.in_(best))
        .options(joinedload(Initiative.place).joinedload(Place.parent), joinedload(Initiative.sponsor))
    )
    return sorted((each for each in rows if sees(by, each)), key=lambda each: best.index(each.id))


def others_like(initiative: Initiative, words: str, *, by: Any) -> list[Initiative]:
    """The initiatives that `words` mean, without this one; while there are no words, those most like it."""
    if words:
        return [each for each in meant_by(words, by=by) if each != initiative]
    found = similar_to(description_of(initiative), most=10, beside=[initiative.id], by=by)
    return [each.initiative for each in found]
