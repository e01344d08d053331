"""What follows from places and successions: who took over an ended place, and the text that search looks in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from ..kit.database import db
from ..kit.text import fold
from .models import Place, PlaceVersion, Succession
from .words import MAIN_FIRST, bare_name

Columns = tuple[int | None, str]
"""`heir_id` and `folded` of a place."""


def wanted() -> dict[int, tuple[Columns, Columns]]:
    """By place: the columns as they stand, and as they must be."""
    columns = (Place.id, Place.name, Place.kind, Place.parent_id, Place.ended_on, Place.heir_id, Place.folded)
    rows = {row.id: row for row in db.session.execute(select(*columns))}
    parents = {row.id: row.parent_id for row in rows.values()}
    took_over = heirs((row.id for row in rows.values() if row.ended_on is not None), parents, following())
    texts = _texts(rows, parents)
    return {
        each: ((row.heir_id, row.folded), (took_over.get(each), texts[each])) for each, row in rows.items()
    }


def faults() -> list[str]:
    """The places whose columns are not what they must be, in words for `flask antq check`."""
    found = []
    for each, ((heir, folded), (right_heir, right_folded)) in wanted().items():
        if heir != right_heir:
            found.append(f"place {each}: heir is {heir}, the successions say {right_heir}")
        if folded != right_folded:
            found.append(f"place {each}: search knows it as {folded!r}, its names say {right_folded!r}")
    heirless = select(Place.code, Place.name).where(Place.ended_on.is_not(None), Place.heir_id.is_(None))
    found += [f"place {row.code} {row.name} has ended and no place of today took over"
              for row in db.session.execute(heirless)]  # fmt: skip
    above = aliased(Place)
    lost = select(Place.code, Place.name, above.code.label("below"), above.name.label("ended")).join(
        above, above.id == Place.parent_id
    )
    lost = lost.where(Place.ended_on.is_(None), above.ended_on.is_not(None)).order_by(Place.id)
    found += [f"place {row.code} {row.name} still stands, but lies in {row.below} {row.ended}, which has ended"
              for row in db.session.execute(lost)]  # fmt: skip
    return found


def following() -> dict[int, int]:
    """The one place that followed each directly: the whole, or the main part."""
    order = select(Succession.old_id, Succession.new_id, Succession.kind, Place.sort_key).join(
        Place, Place.id == Succession.new_id
    )
    best: dict[int, tuple[tuple[int, str], int]] = {}
    for row in db.session.execute(order):
        key = (MAIN_FIRST[row.kind], row.sort_key)
        if row.old_id not in best or key < best[row.old_id][0]:
            best[row.old_id] = (key, row.new_id)
    return {old: new for old, (_key, new) in best.items()}


def heirs(
    ended: Iterable[int], parents: Mapping[int, int | None], followed: Mapping[int, int]
) -> dict[int, int | None]:
    """Who stands in the place of each ended one today: whoever followed, else its parent, over any number of
    steps. None where the way ends before today, or never ends."""
    gone = set(ended)
    found: dict[int, int | None] = {}
    for start in gone:
        way, here = [], start
        while here in gone and here not in found and here not in way:
            way.append(here)
            further = followed.get(here, parents[here])
            if further is None:
                break
            here = further
        heir = found.get(here) if here in gone else here
        found |= dict.fromkeys(way, heir)
    return found


def _texts(rows: Mapping[int, Any], parents: Mapping[int, int | None]) -> dict[int, str]:
    """Own names, with and without the type word, all versions; after "~" those of the places above."""
    versions: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    asked = select(PlaceVersion.place_id, PlaceVersion.name, PlaceVersion.kind).order_by(PlaceVersion.id)
    for row in db.session.execute(asked):
        versions[row.place_id].append((row.name, row.kind))
    own = {
        each: list(dict.fromkeys(_both([(row.name, row.kind), *versions[each]])))
        for each, row in rows.items()
    }
    texts = {}
    for each in rows:
        above, parent = [], parents[each]
        while parent is not None:
            above += own[parent]
            parent = parents[parent]
        texts[each] = f" {' ; '.join([*own[each], '~', *dict.fromkeys(above)])} "
    return texts


def _both(names: Iterable[tuple[str, str]]) -> Iterable[str]:
    for name, kind in names:
        yield fold(bare_name(name, kind))
        yield fold(name)
