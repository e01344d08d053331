"""What the law or a regulation says on a given day: no legal number stands in the code."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from ..kit.database import db
from ..places.models import Place
from .models import Norm


def norm_row(key: str, *, on: date, scope: Place | None = None) -> Norm:
    """The row of norm `key` that holds on a day, with its source; raises LookupError when none does.

    For `scope` the row of that place wins over that of the place above it, and both over the one for everywhere;
    without a scope only the latter counts.
    """
    found = rows_of([key], on=on, scope=scope)
    if key not in found:
        raise LookupError(f"no norm {key} on {on:%d/%m/%Y}: add one with law.actions.add_norm")
    return found[key]


def values(keys: Iterable[str], *, on: date, scope: Place | None = None) -> dict[str, Any]:
    """The values of several norms on a day (and in a place), by key; a norm that is not there is not in it."""
    return {key: row.value for key, row in rows_of(keys, on=on, scope=scope).items()}


def rows_of(keys: Iterable[str], *, on: date, scope: Place | None = None) -> dict[str, Norm]:
    """The rows of several norms that hold on a day (and in a place), with their sources, by key; one that is not
    there is not in it."""
    near = _from_near_to_far(scope)
    where = or_(Norm.place_id.is_(None), Norm.place_id.in_(near)) if near else Norm.place_id.is_(None)
    rows = db.session.scalars(
        select(Norm)
        .where(
            Norm.key.in_(list(keys)),
            Norm.valid_from <= on,
            or_(Norm.valid_to.is_(None), Norm.valid_to >= on),
            where,
        )
        .options(joinedload(Norm.document))
        .order_by(Norm.valid_from)
    ).all()
    far_first = sorted(rows, key=lambda row: -near.index(row.place_id) if row.place_id else -len(near))
    return {row.key: row for row in far_first}


def _from_near_to_far(place: Place | None) -> list[int]:
    found = []
    while place is not None:
        found.append(place.id)
        place = place.parent if place.parent_id else None
    return found


def norm(key: str, *, on: date, scope: Place | None = None) -> Any:
    """The value of norm `key` on a day (and in a place), of the type it was entered with; raises LookupError
    when there is none."""
    return norm_row(key, on=on, scope=scope).value


def convention(key: str, otherwise: Any, *, on: date) -> Any:
    """The value of norm `key` on a day, or `otherwise`: for what this register itself decides and no law does, so
    that pages stand in an installation whose lists were not laid again after an update."""
    try:
        return norm(key, on=on)
    except LookupError:
        return otherwise


def norms() -> list[Norm]:
    """All norms by key, what holds everywhere before what holds in one place, the newest value first: for the page
    of rules."""
    return list(
        db.session.scalars(
            select(Norm)
            .options(joinedload(Norm.document), joinedload(Norm.place))
            .order_by(Norm.key, Norm.place_id.is_not(None), Norm.place_id, Norm.valid_from.desc())
        )
    )
