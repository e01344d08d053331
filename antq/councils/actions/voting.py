"""The vote on one dossier: opened, cast or counted, ended."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import case, update

from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid, Refused, Stale
from ...kit.text import clean
from ...nominations import actions as nominations
from ...nominations.voting import Vote, VoteRule, faults
from .. import ballots, queries, readiness
from .. import events as events
from ..models import CHOICES, AgendaItem, BallotCast, BallotTally
from .items import BEGUN, clear, locked_item, turn


def start(item: AgendaItem, *, by: Any) -> None:
    """Open the vote: its day, its rule and who may vote are the item's from here on. Raises Refused (not the chair,
    in conflict), Stale, Invalid (no quorum, too few reviews, whatever else a proposal needs)."""
    row = locked_item(item, ("waiting",), by=by)
    nomination = nominations.locked(row.nomination)
    if lacking := readiness.to_start(row):
        raise Invalid({"vote": lacking})
    rule = ballots.rule_for(row)
    row.met_on, row.rule = ballots.day_of(row), ballots.written(rule)
    row.roll = ballots.roll_for(row, rule)
    clear(row)
    for choice in CHOICES:
        db.session.add(BallotTally(item_id=row.id, choice=choice, count=0))
    before = ballots.attended(row.roll)
    row.members, row.present, row.written = before.members, before.present, before.written
    row.dossier_version = nomination.version
    turn(row, "voting")
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
    one_more = case((BallotTally.choice == choice, 1), else_=0)
    db.session.execute(  # every line is written, so that none bears the trace of this ballot alone
        update(BallotTally)
        .where(BallotTally.item_id == row.id)
        .values(count=BallotTally.count + one_more)
        .execution_options(synchronize_session=False)
    )
    db.session.flush()


def finish(
    item: AgendaItem, note: str = "", *, chair_for: bool | None = None, early: bool = False, by: Any
) -> None:
    """End the vote and open the ballots; whoever has not cast one is named in the record.

    A secret vote ends when all have cast; or, with `early`, when the ballots are a quorum and none can be anybody's.
    It ends after the session has closed too: a chair with an interest closes it without knowing of this vote.
    Raises Stale (others may vote than at its opening), Invalid (no ballot at all, somebody is still voting).
    """
    row = locked_item(item, ("voting",), sessions=BEGUN, by=by)
    _same_voters(row)
    counts = queries.tally_of(row)
    cast_here = sum(counts.values())
    if not cast_here:
        raise Invalid({"vote": _l("Chưa có phiếu nào: chờ bỏ phiếu, hoặc ghi số phiếu đã kiểm.")})
    rule = ballots.rule_for(row)
    have = queries.have_cast([row])[row.id]
    silent = [seat.name for seat in ballots.voters(row, rule) if seat.id not in have]
    if silent and rule.secret:
        _may_end_early(row, rule, cast_here, early)
    _decide(row, counts, rule, ("system", note, silent, chair_for), by)


def count(
    item: AgendaItem, counts: dict[str, int], note: str = "", *, chair_for: bool | None = None, by: Any
) -> None:
    """Write down hands or paper ballots that were counted in the room. Raises Stale, Invalid (numbers that cannot
    be, or somebody has cast a ballot here)."""
    row = locked_item(item, ("voting",), sessions=BEGUN, by=by)
    _same_voters(row)
    if queries.have_cast([row])[row.id]:
        raise Invalid({"votes_for": _l("Đã có phiếu bỏ trên hệ thống: kiểm phiếu ấy, không ghi số khác.")})
    rule = ballots.rule_for(row)
    wrong = faults(ballots.counted(_before(row), counts), rule)
    if wrong:
        raise Invalid(wrong)
    if not counts.get("for", 0) + counts.get("against", 0) + counts.get("blank", 0):
        raise Invalid({"votes_for": _l("Ghi số phiếu của ít nhất một người.")})
    _decide(row, counts, rule, ("counted", note, [], chair_for), by)


def _same_voters(row: AgendaItem) -> None:
    """Whoever has an interest by now may have voted: the count would be of others than those it is measured by."""
    if ballots.changed(row):
        raise Stale(
            _l("Người được biểu quyết hồ sơ này đã thay đổi từ lúc mở. Hoàn tác rồi mở lại biểu quyết.")
        )


def _may_end_early(row: AgendaItem, rule: VoteRule, cast_here: int, early: bool) -> None:
    if not ballots.may_end_early(row, rule, cast_here):
        raise Invalid({"early": _l("Bỏ phiếu kín: chưa đủ phiếu để kết thúc khi còn người chưa bỏ phiếu.")})
    if not early:
        raise Invalid({"early": _l("Còn người chưa bỏ phiếu: chờ, hoặc tích chọn để kết thúc ngay.")})


def _before(row: AgendaItem) -> Vote:
    """Who took part, as it was when the vote was opened."""
    return Vote(row.members, row.present, 0, 0, written=row.written)


def _decide(
    row: AgendaItem,
    counts: dict[str, int],
    rule: VoteRule,
    said: tuple[str, str, list[str], bool | None],
    by: Any,
) -> None:
    """What it comes to, by the rule of its opening: its quorum was met then, so a vote that ends has a result."""
    manner, note, silent, chair_for = said
    vote = ballots.counted(_before(row), counts, chair_for)
    if rule.chair != "none" and chair_for is None:
        raise Invalid({"chair_for": _l("Quy chế tính ý kiến của chủ tịch hội đồng: chọn ý kiến ấy.")})
    result = rule.result(vote)
    row.votes_for, row.votes_against, row.votes_blank = vote.votes_for, vote.votes_against, vote.blank
    row.result, row.manner = result.verdict, manner
    row.note = clean(note, multiline=True) or str(result.says)
    row.decided_at, row.decided_by_id = clock.now(), by.person_id
    turn(row, "decided")
    record(
        "session.vote_end",
        row.session,
        by=by,
        dossier=row.nomination.ref,
        result=result.verdict,
        silent=", ".join(silent),
    )
