"""Writing units."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ..kit.database import db
from ..kit.text import clean, sort_key
from ..places.models import Place
from .models import Unit
from .words import today


def add_unit(
    ref: str,
    *,
    name: str,
    kind: str,
    short_name: str = "",
    place: Place | None = None,
    province: Place | None = None,
    parent: Unit | None = None,
    ended_on: date | None = None,
) -> Unit:
    """Enter a unit under `ref`, or renew what is said of it. `place` is its seat, `province` today's province."""
    unit = db.session.scalar(select(Unit).where(Unit.ref == ref)) or Unit(ref=ref)
    unit.name, unit.short_name, unit.kind = clean(name), clean(short_name), kind
    unit.sort_key = sort_key(unit.name)
    unit.place, unit.province, unit.parent, unit.ended_on = place, province, parent, ended_on
    db.session.add(unit)
    db.session.flush()
    return unit


def follow(unit: Unit, successor: Unit | None) -> None:
    """Say who has taken over from a unit that ended. ValueError when that would lead round in a circle."""
    if successor is not None and today(successor) is unit:
        raise ValueError(f"{unit.ref} cannot be followed by {successor.ref}, which it follows itself")
    unit.successor = successor
    db.session.flush()
