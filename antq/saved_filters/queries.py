"""Questions to saved filters: one's own, and what came in since they were last looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Row, select

from ..catalogue import listing
from ..catalogue import queries as catalogue
from ..catalogue.filters import Filter
from ..catalogue.models import Initiative
from ..kit.database import db
from ..kit.refusals import Missing
from ..people.actor import SYSTEM
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


def is_whole(saved: SavedFilter) -> bool:
    """Whether everything it names still exists: without its commune it would be the list of all."""
    return not listing.known(filter_of(saved)).ignored


@dataclass(frozen=True)
class New:
    """What came in: how many, the names of the three newest, when the newest was published."""

    count: int
    names: list[str]
    until: datetime


def new_in(saved: SavedFilter) -> New | None:
    """What was published in the list after `told_until`; None when nothing, or when it is not whole.

    Asked newest first and by steps, so that a list of a hundred thousand costs what is new in it.
    """
    if not is_whole(saved):
        return None
    ids = catalogue.listed(filter_of(saved).with_(sort="moi-nhat"), by=SYSTEM)
    found: list[Row[str, datetime]] = []
    for start in range(0, len(ids), AT_ONCE):
        rows = db.session.execute(
            select(Initiative.name, Initiative.published_at)
            .where(Initiative.id.in_(ids[start : start + AT_ONCE]))
            .where(Initiative.published_at > saved.told_until)
            .order_by(Initiative.published_at.desc(), Initiative.id.desc())
        ).all()
        found += rows
        if len(rows) < AT_ONCE:
            break
    return New(len(found), [row.name for row in found[:3]], found[0].published_at) if found else None
