"""The chair opens and closes the session, and publishes its results at once."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.database import db
from ...kit.policy import may, must
from ...kit.refusals import Invalid, Stale
from ...nominations import actions as nominations
from ...nominations.actions import SessionResult
from .. import ballots
from .. import events as events
from ..models import CouncilSession
from ..workflow import SESSION
from .preparing import locked
from .voting import leave


def open_session(session: CouncilSession, *, by: Any) -> None:
    """Open it: reviews of its dossiers stand from here on. Raises Refused, Stale, Invalid."""
    must(by, "session.lead", session)
    row = locked(session)
    SESSION.move(row, "open", by=by)
    row.opened_at = row.opened_at or clock.now()
    nominations.close_reviews(item.nomination for item in row.items if item.state == "waiting")


def close(session: CouncilSession, *, by: Any) -> None:
    """Close it, with the absent named in the record; what was not voted on is free for another session."""
    must(by, "session.lead", session)
    row = locked(session)
    absent = ", ".join(seat.name for seat in row.seats if seat.attendance != "present")
    SESSION.move(row, "close", by=by, absent=absent or str(_l("không ai")))
    row.closed_at = clock.now()
    for item in sorted(row.items, key=lambda each: each.nomination_id):
        if item.state == "waiting":
            leave(item)


def resume(session: CouncilSession, *, by: Any) -> None:
    """The council meets again, on another day, before anything was published."""
    must(by, "session.lead", session)
    SESSION.move(locked(session), "resume", by=by)


def publish(session: CouncilSession, *, by: Any) -> int:
    """Publish the results at once: each dossier moves, and only now its unit is told. How many were published.

    What the publisher has a conflict of interest with stays for another chair; the session is published when
    nothing is left. Raises Refused, Stale (published already), Invalid (a dossier was changed after its vote).
    """
    must(by, "session.lead", session)
    row = locked(session)
    if row.state != "closed":
        raise Stale(_l("Phiên họp chưa bế mạc, hoặc đã công bố rồi."))
    items = [item for item in row.items if item.state == "decided"]
    mine = [item for item in items if may(by, "nomination.conclude", item.nomination)]
    if items and not mine:
        raise Invalid({"publish": _l("Kết quả còn lại chờ người khác công bố.")})
    dossiers = {
        item.id: nominations.locked(item.nomination) for item in sorted(mine, key=lambda i: i.nomination_id)
    }
    changed = [
        d.ref for i, d in dossiers.items() if d.version != next(m.dossier_version for m in mine if m.id == i)
    ]
    if changed:
        says = _l("Hồ sơ đã thay đổi sau khi biểu quyết: %(refs)s. Hoàn tác rồi biểu quyết lại.")
        raise Invalid({"publish": str(says) % {"refs": ", ".join(changed)}})
    for item in mine:
        result = SessionResult(
            ballots.vote_of(item),
            passed=item.result == "carried",
            met_on=row.meets_on,
            note=item.note,
            chair_id=item.decided_by_id or by.person_id,
        )
        nominations.conclude_session(item.nomination, result, by=by)
        item.state, item.version = "published", item.version + 1
    if len(mine) == len(items):
        SESSION.move(row, "publish", by=by)
    db.session.flush()
    return len(mine)
