"""Whatever lies in a province follows it when an import of places has another take it over.

On the roof, because it looks at every table: a column `province_id` (or `commune_id`) that refers to a place means
today's place, unless it stands in HISTORY. Initiatives and points are not touched here; their rooms derive both
from the place of then.
"""

from __future__ import annotations

from sqlalchemy import Table, select, update

from .kit.database import Base, db
from .places.models import Place

OF_TODAY = ("province_id", "commune_id")
DERIVED = ("initiative", "replication", "place")
HISTORY = {("score", "commune_id"), ("class_thresholds", "province_id")}
"""What means the place of then: a class was given to the commune that was scored, by its own province's thresholds."""


def follow_places() -> int:
    """Let every such column that names an ended place name its heir; how many rows changed. May be repeated."""
    changed = 0
    for table in sorted(Base.metadata.tables.values(), key=lambda each: each.name):
        for name in OF_TODAY:
            if table.name in DERIVED or (table.name, name) in HISTORY:
                continue
            if _names_places(table, name):
                changed += _follow(table, name)
    return changed


def _names_places(table: Table, name: str) -> bool:
    return name in table.c and any(key.column.table.name == "place" for key in table.c[name].foreign_keys)


def _follow(table: Table, name: str) -> int:
    column = table.c[name]
    ended = select(Place.id).where(Place.heir_id.is_not(None))
    if db.session.scalar(select(column).where(column.in_(ended)).limit(1)) is None:
        return 0  # a statement that changes nothing would still raise the data version
    heir = select(Place.heir_id).where(Place.id == column).scalar_subquery()
    done = db.session.execute(update(table).where(column.in_(ended)).values({name: heir}))
    return int(done.rowcount)  # type: ignore[attr-defined]
