"""What a session of the council does to the dossiers on its agenda; the room of councils calls these."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ...kit import clock
from ...kit.database import db
from ...kit.policy import must
from ...kit.refusals import Stale
from ..models import Nomination


def locked(nomination: Nomination) -> Nomination:
    """The dossier as it stands, nobody else's until the commit."""
    return db.session.get_one(Nomination, nomination.id, with_for_update=True, populate_existing=True)


def lock_all(nominations: Iterable[Nomination]) -> None:
    """Take several dossiers, nobody else's until the commit, in the order in which everybody takes them: before the
    first act on one of them writes to the journal, or two who act on several wait for each other for ever."""
    ids = sorted({nomination.id for nomination in nominations})
    if ids:
        rows = select(Nomination).where(Nomination.id.in_(ids)).order_by(Nomination.id)
        db.session.scalars(
            rows.with_for_update(of=Nomination).execution_options(populate_existing=True)
        ).all()


def schedule(nomination: Nomination, session_ref: str, *, by: Any) -> None:
    """Put the dossier on the agenda of a session. Raises Refused, Stale (not in appraisal, on an agenda already)."""
    must(by, "nomination.assign", nomination)
    row = locked(nomination)
    if row.state != "appraising":
        raise Stale(_l("Hồ sơ %(ref)s không còn ở bước thẩm định.", ref=row.ref))
    if row.scheduled:
        raise Stale(
            _l("Hồ sơ %(ref)s đã ở chương trình phiên %(session)s.", ref=row.ref, session=row.scheduled)
        )
    row.scheduled = session_ref


def unschedule(nomination: Nomination) -> None:
    """Take it off: it may go on another agenda, and reviews may be given again."""
    row = locked(nomination)
    row.scheduled, row.reviews_closed_at, row.presider_id = "", None, None


def let_preside(nomination: Nomination, person_id: int | None) -> None:
    """Somebody presides over it in the place of the chair, who has an interest in it; nobody does any more."""
    locked(nomination).presider_id = person_id


def close_reviews(nominations: Iterable[Nomination]) -> None:
    """The session has opened: what was reviewed stands."""
    for nomination in sorted(nominations, key=lambda each: each.id):
        locked(nomination).reviews_closed_at = clock.now()
