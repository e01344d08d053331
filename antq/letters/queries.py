"""Questions about the outbox; every list starts with what the asker may see."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import false, func, or_, select
from sqlalchemy.orm import joinedload

from ..kit.database import db
from ..kit.paging import Part, part_of
from ..kit.refusals import Missing
from ..people.models import Posting
from ..units.models import Unit
from .models import STATES, Letter, Outbox, Rhythm
from .policy import seen_by, sees


def find(ref: str, *, by: Any) -> Letter:
    """The letter with this ref. Raises Missing when there is none that `by` may see."""
    found = db.session.scalar(select(Letter).where(Letter.ref == ref).options(joinedload(Letter.person)))
    if found is None or not sees(by, found):
        raise Missing(_l("Không có thư này."))
    return found


def browse(state: str, page: int, *, by: Any) -> Part[Letter]:
    """One page of the letters in a state, or of all; the newest first."""
    rows = select(Letter).where(seen_by(by))
    if state in STATES:
        rows = rows.where(Letter.state == state)
    return part_of(rows.order_by(Letter.id.desc()), page, loading=(joinedload(Letter.person),))


def counts(*, by: Any) -> dict[str, int]:
    """How many letters stand in each state."""
    counted = select(Letter.state, func.count()).where(seen_by(by)).group_by(Letter.state)
    return dict(db.session.execute(counted).all())


def outboxes(*, by: Any) -> list[Outbox]:
    """The switches that `by` may turn: one for each province administered, one for the whole installation."""
    provinces = {post.province_id for post in by.posts if post.role == "administrator"}
    everywhere = Outbox.province_id.is_(None) if None in provinces else false()
    wanted = or_(Outbox.province_id.in_(provinces - {None}), everywhere)
    return list(db.session.scalars(select(Outbox).where(wanted).order_by(Outbox.id)))


def is_held_for(person_id: int) -> bool:
    """Whether new letters to this person wait until somebody lets them go."""
    provinces = select(Unit.province_id).join(Posting).where(Posting.person_id == person_id)
    here = or_(Outbox.province_id.is_(None), Outbox.province_id.in_(provinces))
    return db.session.scalar(select(Outbox.id).where(Outbox.holding.is_(True), here).limit(1)) is not None


def rhythm_of(person_id: int) -> str:
    """When the person wants letters."""
    return db.session.scalar(select(Rhythm.rhythm).where(Rhythm.person_id == person_id)) or "daily"
