"""Initiatives of the catalogue that somebody may mean who describes one: looked up by words, judged by `likeness`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from ..abbreviations.queries import synonyms
from ..kit import search
from ..kit.database import db
from ..places import lineage
from ..places.models import Place
from .likeness import Described, Expansions, Likeness, compare, spelt_out
from .models import Initiative
from .policy import INITIATIVES, TIERS, seen_by, sees
from .texts import sponsor_of
from .whole import whole

CANDIDATES = 40
"""So many are looked at closely, by their names and by what is said of them each."""

LONGEST = 300
"""Characters of a name or summary that are looked at."""


@dataclass(frozen=True)
class Similar:
    """An initiative of the catalogue, and how much it is like the one described."""

    initiative: Initiative
    likeness: Likeness


def similar_to(wanted: Described, *, most: int = 5, beside: Collection[int] = (), by: Any) -> list[Similar]:
    """The initiatives that `by` sees and that are worth showing beside `wanted`, the most alike first.

    Those with the ids `beside` are left out. What was merged into an initiative lends it its names.
    """
    spelt = expansions()
    found = [
        Similar(each, compare(wanted, description_of(each), spelt))
        for each in _candidates(wanted, spelt, by)
        if each.id not in beside
    ]
    shown = [each for each in found if each.likeness.shown]
    return sorted(shown, key=lambda each: (-each.likeness.score, each.initiative.id))[:most]


def describe(name: str, *, place: Place | None = None, summary: str = "", sponsor: str = "") -> Described:
    """An initiative that is being typed; `place` as it was or is."""
    commune, province = _today(place)
    return Described((name[:LONGEST],), commune, province, summary[:LONGEST], sponsor)


def description_of(initiative: Initiative) -> Described:
    """An initiative of the catalogue, under all its names."""
    return Described(
        (initiative.name, *whole(initiative).names),
        initiative.commune_id,
        initiative.province_id,
        initiative.summary,
        sponsor_of(initiative),
    )


def _today(place: Place | None) -> tuple[int | None, int | None]:
    """Today's commune and province of a place."""
    if place is None:
        return None, None
    now = lineage.today(place)
    commune = now.id if now.level == "commune" else None
    while now.parent is not None:
        now = now.parent
    return commune, now.id


def _candidates(wanted: Described, expansions: Expansions, by: Any) -> list[Initiative]:
    """Those that share words with a name, as it is and without abbreviations; and the commune's newest, which
    may say the same under a name that has no word in common."""
    texts = {text for name in wanted.names for text in (name, spelt_out(name, expansions))}
    ids: set[int] = set()
    for text in texts:
        ids |= set(search.alike(text, kind=INITIATIVES, tiers=TIERS, limit=CANDIDATES))
    if wanted.commune is not None:
        neighbours = select(Initiative.id).where(seen_by(by), Initiative.commune_id == wanted.commune)
        ids |= set(db.session.scalars(neighbours.order_by(Initiative.id.desc()).limit(CANDIDATES)))
    rows = db.session.scalars(
        select(Initiative)
        .where(Initiative.id.in_(ids))
        .options(
            selectinload(Initiative.aliases),
            selectinload(Initiative.taken_in),
            joinedload(Initiative.sponsor),
            joinedload(Initiative.place).joinedload(Place.parent),
        )
    )
    return [each for each in rows if sees(by, each)]


def expansions() -> Expansions:
    """One-word abbreviations to the first words that the table gives for each."""
    return {
        short[0]: longs[0] for short, longs in synonyms().items() if len(short) == 1 and len(longs[0]) > 1
    }
