"""Questions to saved filters: one's own, and what came in since they were last looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ..catalogue import queries as catalogue
from ..catalogue.filters import Filter
from ..catalogue.models import Initiative
from ..kit.database import db
from ..kit.refusals import Missing
from .models import SavedFilter
from .policy import seen_by

AT_ONCE = 500


def find(ref: str, *, by: Any) -> SavedFilter:
    """The actor's saved filter with this ref; raises Missing."""
    found = db.session.scalar(select(SavedFilter).where(SavedFilter.ref == ref, seen_by(by)))
    if found is None:
        raise Missing(_l("Không có bộ lọc này."))
    return found


def own(*, by: Any) -> Sequence[SavedFilter]:
    """The actor's saved filters, the newest first."""
    return db.session.scalars(select(SavedFilter).where(seen_by(by)).order_by(SavedFilter.id.desc())).all()


def filter_of(saved: SavedFilter) -> Filter:
    """The filter behind a saved one."""
    return read(saved.address)


def read(address: str) -> Filter:
    """The filter that the arguments of an address describe, from its first page on."""
    return Filter.from_query(address).with_(ignored=())


def new_in(saved: SavedFilter, *, since: datetime, by: Any) -> tuple[int, list[str]]:
    """How many initiatives of the list were published since, and the names of the three newest.

    Asked newest first and by steps, so that a list of a hundred thousand costs what is new in it.
    """
    ids = catalogue.listed(filter_of(saved).with_(sort="moi-nhat"), by=by)
    count, names = 0, list[str]()
    for start in range(0, len(ids), AT_ONCE):
        rows = db.session.execute(
            select(Initiative.name)
            .where(Initiative.id.in_(ids[start : start + AT_ONCE]), Initiative.published_at > since)
            .order_by(Initiative.published_at.desc(), Initiative.id.desc())
        ).all()
        count += len(rows)
        names += [row.name for row in rows[: 3 - len(names)]]
        if len(rows) < AT_ONCE:
            break
    return count, names
