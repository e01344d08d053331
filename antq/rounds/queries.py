"""Questions about rounds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from ..kit.database import db
from ..kit.refusals import Missing
from .models import Phase, Round
from .phases import takes

WHOLE = (joinedload(Round.province), joinedload(Round.campaign), selectinload(Round.phases))


def find(ref: str, *, by: Any) -> Round:
    """The round with this ref; raises Missing."""
    found = db.session.scalar(select(Round).where(Round.ref == ref).options(*WHOLE))
    if found is None:
        raise Missing(_l("Không có đợt xét này."))
    return found


def browse(*, by: Any) -> Sequence[Round]:
    """The rounds of the actor's provinces, all for who belongs to none; the newest first."""
    return db.session.scalars(_own(select(Round), by).options(*WHOLE)).all()


def names(*, by: Any) -> list[tuple[str, str]]:
    """Ref and name of the same rounds, to choose from."""
    return [(row.ref, row.name) for row in db.session.execute(_own(select(Round.ref, Round.name), by))]


def _own(rows: Any, by: Any) -> Any:
    provinces = sorted({post.province_id for post in by.posts if post.province_id})
    rows = rows.order_by(Round.id.desc())
    return rows.where(Round.province_id.in_(provinces)) if provinces else rows


def running(province_id: int, on: date) -> list[Round]:
    """The rounds of a province of which some phase is open on a day or still to come, the oldest first."""
    ahead = Round.phases.any(Phase.closes_on >= on)
    rows = select(Round).where(Round.province_id == province_id, ahead).options(*WHOLE).order_by(Round.id)
    return list(db.session.scalars(rows))


def nominating(province_id: int, level: str | None, on: date) -> Round | None:
    """The round that a dossier for a form of this level goes into on a day: of those whose nominating is open, the
    one that closes first. None: outside of rounds (đột xuất)."""
    open_now = (
        Phase.round_id == Round.id,
        Phase.kind == "nominating",
        Phase.opens_on <= on,
        Phase.closes_on >= on,
    )
    rows = (
        select(Round)
        .join(Phase, open_now[0])
        .where(Round.province_id == province_id, *open_now[1:])
        .options(selectinload(Round.phases))
        .order_by(Phase.closes_on, Round.id)
    )
    return next((each for each in db.session.scalars(rows) if takes(each, level)), None)
