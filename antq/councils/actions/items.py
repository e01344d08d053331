"""One item of an agenda, taken as it stands: whoever acts on it takes the session's row first, then the item's.

Of two chairs, or two clicks, one acts and the other is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete
from sqlalchemy.orm import selectinload

from ...kit.database import db
from ...kit.policy import must
from ...kit.refusals import Stale
from ...nominations import actions as nominations
from ..models import AgendaItem, BallotCast, BallotTally, CouncilSession

BEGUN = ("open", "closed", "published")
"""States of a session in which a vote that was opened is ended, or taken back."""

QUICKER = _l("Người khác vừa xử lý hồ sơ này ở phiên họp. Tải lại trang để xem kết quả.")


def locked(session: CouncilSession) -> CouncilSession:
    """The session and its roll as they stand, nobody else's until the commit: whatever is done in a session takes this
    first. What a rule read of the roll before is read anew."""
    roll = selectinload(CouncilSession.seats)
    return db.session.get_one(
        CouncilSession, session.id, options=(roll,), with_for_update=True, populate_existing=True
    )


def locked_item(
    item: AgendaItem, states: tuple[str, ...], *, sessions: tuple[str, ...] = ("open",), by: Any
) -> AgendaItem:
    """The item as it stands; its session is open, and the actor presides over the item. Raises Refused, Stale."""
    must(by, "session.preside", item)
    session = locked(item.session)
    row = db.session.get(AgendaItem, item.id, with_for_update=True, populate_existing=True)
    if row is None or row.state not in states:
        raise Stale(QUICKER)
    if session.state not in sessions:
        raise Stale(_l("Phiên họp không mở."))
    return row


def lock_dossiers(items: Iterable[AgendaItem]) -> None:
    """Take the dossiers of several items at once, in the order in which everybody takes them, before the first act
    on one of them writes to the journal."""
    nominations.lock_all(item.nomination for item in items)


def clear(row: AgendaItem) -> None:
    """No ballot is left, nor who cast one."""
    for table in (BallotCast, BallotTally):
        db.session.execute(delete(table).where(table.item_id == row.id))


def turn(row: AgendaItem, state: str) -> None:
    """To another state."""
    row.state, row.version = state, row.version + 1
    db.session.flush()


def leave(row: AgendaItem) -> None:
    """The dossier is free for another session."""
    clear(row)
    turn(row, "deferred")
    nominations.unschedule(row.nomination)
