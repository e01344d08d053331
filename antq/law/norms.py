"""What the law or a regulation says on a given day: no legal number stands in the code."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from ..kit.database import db
from .models import Norm


def norm_row(key: str, *, on: date) -> Norm:
    """The row of norm `key` that holds on a day, with its source; raises LookupError when none does."""
    found = db.session.scalar(
        select(Norm)
        .where(Norm.key == key, Norm.valid_from <= on, or_(Norm.valid_to.is_(None), Norm.valid_to >= on))
        .options(joinedload(Norm.document))
        .order_by(Norm.valid_from.desc())
        .limit(1)
    )
    if found is None:
        raise LookupError(f"no norm {key} on {on:%d/%m/%Y}: add one with law.actions.add_norm")
    return found


def norm(key: str, *, on: date) -> Any:
    """The value of norm `key` on a day, of the type it was entered with; raises LookupError when there is none."""
    return norm_row(key, on=on).value


def convention(key: str, otherwise: Any, *, on: date) -> Any:
    """The value of norm `key` on a day, or `otherwise`: for what this register itself decides and no law does, so
    that pages stand in an installation whose lists were not laid again after an update."""
    try:
        return norm(key, on=on)
    except LookupError:
        return otherwise


def norms() -> list[Norm]:
    """All norms by key, the newest value of each first: for the page of rules."""
    return list(
        db.session.scalars(
            select(Norm).options(joinedload(Norm.document)).order_by(Norm.key, Norm.valid_from.desc())
        )
    )
