"""What stays the same of a unit under all that it was ever called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from ...kit.database import db
from ...places.models import Place
from ...units.models import Unit

_LONGEST_CHAIN = 12


def bodies_of(ids: Iterable[int]) -> dict[int, object]:
    """What stays the same of a unit through handovers and mergers of places: its kind and the commune of today
    where it sits; of one that sits in no commune, the unit that carries on for it in the end."""
    rows: dict[int, Any] = {}
    wanted = set(ids)
    for _step in range(_LONGEST_CHAIN):
        if not wanted:
            break
        seat, heir = aliased(Place), aliased(Place)
        asked = (
            select(
                Unit.id,
                Unit.kind,
                Unit.successor_id,
                seat.level,
                seat.id.label("seat"),
                heir.id.label("heir"),
            )
            .outerjoin(seat, seat.id == Unit.place_id)
            .outerjoin(heir, heir.id == seat.heir_id)
            .where(Unit.id.in_(wanted))
        )
        found = {row.id: row for row in db.session.execute(asked)}
        rows |= found
        wanted = {row.successor_id for row in found.values() if row.successor_id} - rows.keys()
    return {each: _body(rows, each) for each in rows}


def _body(rows: dict[int, Any], unit: int) -> object:
    row = rows[unit]
    for _step in range(_LONGEST_CHAIN):
        if row.successor_id not in rows:
            break
        row = rows[row.successor_id]
    if row.level == "commune":
        return (row.kind, row.heir or row.seat)
    return ("unit", row.id)


def commune_of(body: object) -> int | None:
    """The commune of today in which such a unit sits."""
    return body[1] if isinstance(body, tuple) and body[0] != "unit" else None
