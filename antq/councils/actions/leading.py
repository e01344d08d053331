"""The chair opens and closes the session, meets again, and publishes its results at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.database import db
from ...kit.numbers import write_day
from ...kit.policy import may, must
from ...kit.refusals import Invalid, Stale
from ...nominations import actions as nominations
from ...nominations.actions import Conclusion
from ...nominations.policy import in_conflict_with_many
from ...nominations.workflow import NOMINATION
from .. import ballots, queries
from .. import events as events
from ..models import AgendaItem, CouncilSession
from ..needs import none_came_later, not_its_day, nothing_is_being_voted, outside_phase
from ..workflow import SESSION
from .items import leave, lock_dossiers, locked
from .preparing import seat_council


def open_session(session: CouncilSession, on: date | None = None, *, by: Any) -> None:
    """Open it on the day on which it met (`on`, else today), which is its day from here on: the seats are those of the
    council of today, and reviews of its dossiers stand. Raises Refused, Stale, Invalid (nobody is there; a day to come,
    before the planned one, outside the round's phase, or before a dossier was taken in that the actor sees)."""
    must(by, "session.lead", session)
    row, day = locked(session), on or clock.today()
    if row.state == "planned":
        if wrong := not_its_day(row, day) or outside_phase(row.round, "session", day):
            raise Invalid({"sits_on": wrong})
        if late := none_came_later(queries.items_of(row, by=by), day):
            raise Invalid({"sits_on": late})
    waiting = [item for item in row.items if item.state == "waiting"]
    lock_dossiers(waiting)
    if row.state == "planned":
        seat_council(row)
        db.session.flush()
    SESSION.move(row, "open", by=by)
    row.opened_at, row.meets_on, row.sits_on = row.opened_at or clock.now(), day, day
    nominations.close_reviews(item.nomination for item in waiting)


def close(session: CouncilSession, *, by: Any) -> None:
    """Close it, with the absent named in the record; what was not voted on is free for another session. Raises
    Refused, Stale, Invalid (a vote goes on that the actor sees, the roll was not called)."""
    must(by, "session.lead", session)
    row = locked(session)
    if row.state == "open" and (says := nothing_is_being_voted(queries.items_of(row, by=by))):
        raise Invalid({"move": says})
    waiting = [item for item in row.items if item.state == "waiting"]
    lock_dossiers(waiting)
    absent = ", ".join(seat.name for seat in row.seats if seat.attendance != "present")
    SESSION.move(row, "close", by=by, absent=absent or str(_l("không ai")))
    row.closed_at = clock.now()
    for item in sorted(waiting, key=lambda each: each.nomination_id):
        leave(item)


def resume(session: CouncilSession, on: date | None = None, *, by: Any) -> None:
    """The council meets again before anything was published, on another day (`on`, else today): what is voted now is
    of that day and of those who are there then, so the roll is called anew; what was decided keeps its own. Raises
    Refused, Stale, Invalid (a day to come, before the last one, outside the round's phase)."""
    must(by, "session.lead", session)
    row, day = locked(session), on or clock.today()
    last = row.sits_on or row.meets_on
    if not last <= day <= clock.today():
        says = _l("Ngày họp tiếp từ ngày %(last)s đến hôm nay.", last=write_day(last))
        raise Invalid({"sits_on": says})
    if says := outside_phase(row.round, "session", day):
        raise Invalid({"sits_on": says})
    SESSION.move(row, "resume", by=by)
    row.sits_on = day
    for seat in row.seats:
        seat.attendance = "unknown"


def publish(session: CouncilSession, *, by: Any) -> int:
    """Publish the results over which the actor presides, at once: each dossier moves, and only now its unit is told.
    How many were published.

    When a chair does, the session is published, and a dossier whose result was taken back is free for another one.
    Results in which that chair has an interest are published by their deputy, or by another chair, before or after:
    the chair acts without learning of them. Raises Refused, Stale (published already), Invalid (named dossiers that
    were changed since, tied, or lack something).
    """
    must(by, "session.conduct", session)
    row = locked(session)
    mine = [item for item in queries.conducted(row, by=by) if item.state == "decided"]
    if not row.is_over or (row.state == "published" and not mine):
        raise Stale(_l("Phiên họp chưa bế mạc, hoặc đã công bố rồi."))
    if lacks := SESSION.lacks(row, "publish"):
        raise Invalid({"publish": lacks[0]})
    ends = row.state == "closed" and may(by, "session.lead", row)
    left = [item for item in row.items if item.state == "waiting"] if ends else []
    lock_dossiers([*mine, *left])
    if wrong := not_publishable(mine):
        raise Invalid({"publish": " ".join(wrong)})
    for item in mine:
        _publish(item, by)
    for item in sorted(left, key=lambda each: each.nomination_id):
        leave(item)
    if ends:
        SESSION.move(row, "publish", by=by)
    db.session.flush()
    return len(mine)


def _publish(item: AgendaItem, by: Any) -> None:
    result = Conclusion(
        ballots.vote_of(item),
        passed=item.result == "carried",
        met_on=ballots.day_of(item),
        note=item.note,
        chair_id=item.decided_by_id or by.person_id,
    )
    if not may(by, "session.lead", item.session):
        nominations.let_preside(item.nomination, by.person_id)
    nominations.conclude_session(item.nomination, result, by=by)
    item.state, item.version = "published", item.version + 1


def not_publishable(items: Sequence[AgendaItem]) -> list[str]:
    """What keeps results from being published, each sentence with the dossiers that it is about."""
    found: dict[str, list[str]] = {}
    barred = in_conflict_with_many([item.nomination for item in items])
    for item in items:
        if says := _lacking(item, barred[item.nomination_id]):
            found.setdefault(str(says), []).append(item.nomination.ref)
    return [f"{', '.join(refs)}: {says}" for says, refs in found.items()]


def _lacking(item: AgendaItem, barred: set[int]) -> Any:
    if item.nomination.version != item.dossier_version:
        return _l("Hồ sơ đã thay đổi sau khi biểu quyết. Hoàn tác rồi biểu quyết lại.")
    if ballots.tainted(item, barred):
        return _l("Người đã biểu quyết nay có xung đột lợi ích. Hoàn tác rồi mở lại biểu quyết.")
    if item.result == "tied":
        return _l("Số phiếu ngang nhau, hội đồng chưa quyết định. Hoàn tác rồi biểu quyết lại hoặc hoãn.")
    lacks = NOMINATION.lacks(item.nomination, "pass" if item.result == "carried" else "fail")
    return lacks[0] if lacks else None
