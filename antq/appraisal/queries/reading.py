"""Who reads what at the desk: ticks, who has a dossier open, colleagues to give one to, kept filters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ...kit import clock
from ...kit.database import db
from ...kit.refusals import Missing
from ...nominations.models import Nomination
from ...people.models import Person, Posting
from ...people.policy import not_ended
from ...units.models import Unit
from ..models import DeskFilter, Tick, Watch

STILL = timedelta(minutes=3)
"""How long after its last word somebody's browser still has the dossier open."""


def ticks_of(nomination: Nomination, *, by: Any) -> dict[str, str]:
    """Part to the print of it that `by` has read."""
    mine = select(Tick.part, Tick.mark).where(
        Tick.nomination_id == nomination.id, Tick.person_id == by.person_id
    )
    return {row.part: row.mark for row in db.session.execute(mine)}


def watchers(nomination: Nomination, *, by: Any) -> list[str]:
    """The names of the others who have the dossier open now."""
    return watching([nomination.id], by=by).get(nomination.id, [])


def watching(numbers: Collection[int], *, by: Any) -> dict[int, list[str]]:
    """Of these dossiers, those that others have open now, with their names."""
    found = (
        select(Watch.nomination_id, Person.name)
        .join(Person, Watch.person_id == Person.id)
        .where(Watch.at > clock.now() - STILL, Watch.person_id != by.person_id)
        .where(Watch.nomination_id.in_(numbers))
        .order_by(Person.name)
    )
    names: dict[int, list[str]] = defaultdict(list)
    for row in db.session.execute(found):
        names[row.nomination_id].append(row.name)
    return dict(names)


def colleagues(*, by: Any) -> list[Person]:
    """Those of the standing offices of `by`'s provinces, to whom a dossier may be given."""
    today = clock.today()
    posted = (
        select(Posting.person_id)
        .join(Unit, Posting.unit_id == Unit.id)
        .where(Posting.role == "standing_office", Posting.starts_on <= today, not_ended())
        .where(Unit.province_id.in_(by.provinces_as("standing_office")))
    )
    found = select(Person).where(Person.id.in_(posted), Person.disabled_at.is_(None)).order_by(Person.name)
    return list(db.session.scalars(found))


def deskfilters(*, by: Any) -> list[DeskFilter]:
    """One's own kept lists, by name."""
    own = select(DeskFilter).where(DeskFilter.person_id == by.person_id)
    return list(db.session.scalars(own.order_by(DeskFilter.name)))


def find_deskfilter(ref: str, *, by: Any) -> DeskFilter:
    """One's own kept list with this ref. Raises Missing: those of others are not there."""
    own = select(DeskFilter).where(DeskFilter.ref == ref, DeskFilter.person_id == by.person_id)
    found = db.session.scalar(own)
    if found is None:
        raise Missing(_l("Không có bộ lọc này."))
    return found
