"""The vote on one dossier: opened, cast or counted, ended, deferred, taken back.

Each takes the session's row first, then the item's: of two chairs, or two clicks, one acts and the other is told.
"""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, update

from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid, Refused, Stale
from ...kit.text import clean
from ...nominations import actions as nominations
from ...nominations.needs import has_enough_reviews
from ...nominations.voting import Vote, VoteRule, faults
from .. import ballots, queries
from .. import events as events
from ..models import CHOICES, AgendaItem, BallotCast, BallotTally
from .preparing import locked as locked_session

QUICKER = _l("Người khác vừa xử lý hồ sơ này ở phiên họp. Tải lại trang để xem kết quả.")


def start(item: AgendaItem, *, by: Any) -> None:
    """Open the vote. Raises Refused (not the chair, in conflict), Stale, Invalid (no quorum, too few reviews)."""
    row = _locked(item, ("waiting",), by)
    nomination = nominations.locked(row.nomination)
    if nomination.state != "appraising":
        raise Stale(_l("Hồ sơ không còn ở bước thẩm định."))
    if lacking := has_enough_reviews(nomination):
        raise Invalid({"vote": lacking})
    rule = ballots.rule_for(row)
    before = ballots.attended(row, rule)
    if not rule.has_quorum(before):
        raise Invalid({"vote": rule.result(before).says})
    _clear(row)
    for choice in CHOICES:
        db.session.add(BallotTally(item_id=row.id, choice=choice, count=0))
    row.members, row.present, row.written = before.members, before.present, before.written
    row.dossier_version = nomination.version
    _turn(row, "voting")
    record("session.vote_start", row.session, by=by, dossier=nomination.ref)


def cast(item: AgendaItem, choice: str, *, by: Any) -> None:
    """Cast one's own ballot: once, and nobody can say which it was. Raises Refused (no seat, absent, in conflict),
    Stale (cast already, or the vote has ended), Invalid (no such choice)."""
    must(by, "session.vote", item.session)
    if choice not in CHOICES:
        raise Invalid({"choice": _l("Chọn đồng ý, không đồng ý hoặc không có ý kiến.")})
    row = db.session.get_one(AgendaItem, item.id, with_for_update=True, populate_existing=True)
    if row.state != "voting":
        raise Stale(_l("Hồ sơ này không còn bỏ phiếu."))
    seat = next((s for s in ballots.voters(row, ballots.rule_for(row)) if s.person_id == by.person_id), None)
    if seat is None:
        raise Refused(_l("Chỉ thành viên có mặt, hoặc gửi ý kiến bằng văn bản, bỏ phiếu hồ sơ này."))
    if db.session.get(BallotCast, (row.id, seat.id)) is not None:
        raise Stale(_l("Đồng chí đã bỏ phiếu hồ sơ này."))
    db.session.add(BallotCast(item_id=row.id, seat_id=seat.id))
    db.session.execute(
        update(BallotTally)
        .where(BallotTally.item_id == row.id, BallotTally.choice == choice)
        .values(count=BallotTally.count + 1)
        .execution_options(synchronize_session=False)
    )
    db.session.flush()


def finish(item: AgendaItem, note: str = "", *, chair_for: bool | None = None, by: Any) -> None:
    """End the vote and open the ballots; whoever has not cast one is named in the record. Raises Stale, Invalid (no
    ballot at all)."""
    row = _locked(item, ("voting",), by)
    counts = queries.tally_of(row)
    if not sum(counts.values()):
        raise Invalid({"vote": _l("Chưa có phiếu nào: chờ bỏ phiếu, hoặc ghi số phiếu đã kiểm.")})
    rule = ballots.rule_for(row)
    have = queries.have_cast([row])[row.id]
    silent = [seat.name for seat in ballots.voters(row, rule) if seat.id not in have]
    _decide(row, counts, rule, (note, silent, chair_for), by)


def count(
    item: AgendaItem, counts: dict[str, int], note: str = "", *, chair_for: bool | None = None, by: Any
) -> None:
    """Write down hands or paper ballots that were counted in the room. Raises Stale, Invalid (numbers that cannot
    be, or somebody has cast a ballot here)."""
    row = _locked(item, ("voting",), by)
    if queries.have_cast([row])[row.id]:
        raise Invalid({"votes_for": _l("Đã có phiếu bỏ trên hệ thống: kiểm phiếu ấy, không ghi số khác.")})
    rule = ballots.rule_for(row)
    wrong = faults(ballots.counted(_before(row), counts), rule)
    if wrong:
        raise Invalid(wrong)
    if not counts.get("for", 0) + counts.get("against", 0) + counts.get("blank", 0):
        raise Invalid({"votes_for": _l("Ghi số phiếu của ít nhất một người.")})
    _decide(row, counts, rule, (note, [], chair_for), by)


def _before(row: AgendaItem) -> Vote:
    """Who took part, as it was when the vote was opened."""
    return Vote(row.members, row.present, 0, 0, written=row.written)


def _decide(
    row: AgendaItem,
    counts: dict[str, int],
    rule: VoteRule,
    said: tuple[str, list[str], bool | None],
    by: Any,
) -> None:
    note, silent, chair_for = said
    vote = ballots.counted(_before(row), counts, chair_for)
    if rule.chair != "none" and chair_for is None:
        raise Invalid({"chair_for": _l("Quy chế tính ý kiến của chủ tịch hội đồng: chọn ý kiến ấy.")})
    result = rule.result(vote)
    row.votes_for, row.votes_against, row.votes_blank = vote.votes_for, vote.votes_against, vote.blank
    row.result = result.verdict
    row.note = clean(note, multiline=True) or str(result.says)
    row.decided_at, row.decided_by_id = clock.now(), by.person_id
    _turn(row, "decided")
    record(
        "session.vote_end",
        row.session,
        by=by,
        dossier=row.nomination.ref,
        result=result.verdict,
        silent=", ".join(silent),
    )


def undo(item: AgendaItem, *, by: Any) -> None:
    """Take a result back: it is voted again. Until the results are published. Raises Refused, Stale."""
    row = _locked(item, ("decided",), by)
    record("session.undo", row.session, by=by, dossier=row.nomination.ref, result=row.result)
    _clear(row)
    row.result, row.note, row.decided_at, row.decided_by_id = "", "", None, None
    row.votes_for = row.votes_against = row.votes_blank = 0
    _turn(row, "waiting")


def defer(item: AgendaItem, *, by: Any) -> None:
    """Leave the dossier to another session. Raises Refused, Stale."""
    row = _locked(item, ("waiting", "voting"), by)
    leave(row)
    record("session.defer", row.session, by=by, dossier=row.nomination.ref)


def leave(row: AgendaItem) -> None:
    """The dossier is free for another session."""
    _clear(row)
    _turn(row, "deferred")
    nominations.unschedule(row.nomination)


def _clear(row: AgendaItem) -> None:
    """No ballot is left, nor who cast one."""
    for table in (BallotCast, BallotTally):
        db.session.execute(delete(table).where(table.item_id == row.id))


def _turn(row: AgendaItem, state: str) -> None:
    row.state, row.version = state, row.version + 1
    db.session.flush()


def _locked(item: AgendaItem, states: tuple[str, ...], by: Any) -> AgendaItem:
    """The item as it stands; the session is open, the actor leads it and has no interest in the dossier."""
    must(by, "session.lead", item.session)
    must(by, "nomination.conclude", item.nomination)
    session = locked_session(item.session)
    row = db.session.get(AgendaItem, item.id, with_for_update=True, populate_existing=True)
    if row is None or row.state not in states:
        raise Stale(QUICKER)
    if session.state != "open" and not (states == ("decided",) and session.state == "closed"):
        raise Stale(_l("Phiên họp không mở."))
    return row
