"""A session is its council's and the standing office's; the office prepares it, the chair leads it, members vote.

What is on the agenda is seen as any dossier is: whoever has a conflict of interest does not see the item at all.
Nor is anybody refused because of it: a sentence that another gets for it would tell that it is there. Where every
chair in the room has an interest in a dossier, the deputy that the session named presides over it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, select

from ..kit.database import db
from ..kit.policy import predicate, rule, signed_in
from ..nominations.models import Nomination
from ..nominations.policy import DESKS, in_conflict_with_many, in_some_office, seen_at_desk_by, sees_at_desk
from ..people.queries import holders
from .models import AgendaItem, CouncilSession


@predicate
def sees(actor: Any, session: Any) -> bool:
    """The standing office, the members and the chair of the province."""
    return actor.holds(*DESKS, province_id=session.province_id)


def seen_by(actor: Any) -> ColumnElement[bool]:
    """The twin of `sees`, in SQL."""
    return CouncilSession.province_id.in_(actor.provinces_as(*DESKS))


@predicate
def in_standing_office(actor: Any, session: Any) -> bool:
    """The standing office of the session's province; of any, with no session yet."""
    if session is None:
        return actor.holds("standing_office")
    return actor.holds("standing_office", province_id=session.province_id)


@predicate
def chairs(actor: Any, session: Any) -> bool:
    """The chair of the council."""
    return actor.holds("council_chair", province_id=session.province_id)


@predicate
def sits(actor: Any, session: Any) -> bool:
    """Has a seat in this session."""
    return any(seat.person_id == actor.person_id for seat in session.seats)


@predicate
def deputises(actor: Any, session: Any) -> bool:
    """Was named to preside in the chair's place, and still sits on the council."""
    mine = any(seat.person_id == actor.person_id and seat.deputises for seat in session.seats)
    return mine and actor.holds("council_member", "council_chair", province_id=session.province_id)


def presided(items: Iterable[AgendaItem], *, by: Any) -> list[AgendaItem]:
    """Those items over which the actor presides: as a chair all that they see; as deputy those in which a chair has an
    interest and no chair is there who has none."""
    seen = [item for item in items if sees_at_desk(by, item.nomination)]
    found = [item for item in seen if chairs(by, item.session)]
    others = [item for item in seen if not chairs(by, item.session) and deputises(by, item.session)]
    barred = in_conflict_with_many([item.nomination for item in others]) if others else {}
    return found + [item for item in others if _chairless(item, barred[item.nomination_id])]


def _chairless(item: AgendaItem, barred: set[int]) -> bool:
    seats = [seat for seat in item.session.seats if seat.chairs]
    interested = [seat for seat in seats if seat.person_id in barred]
    free = [seat for seat in seats if seat not in interested and seat.attendance not in ("absent", "written")]
    return bool(interested) and not free


def presided_by_nobody(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Those items that wait for a deputy while none is named who may judge them, nor any chair of today may."""
    rows = list(items)
    if not rows:
        return []
    barred = in_conflict_with_many([item.nomination for item in rows])
    provinces = {item.session.province_id for item in rows}
    chairs_of = {each: set(holders("council_chair", province_id=each)) for each in provinces}
    seated_in = {
        each: chairs_of[each] | set(holders("council_member", province_id=each)) for each in provinces
    }
    found = []
    for item in rows:
        province_id, out = item.session.province_id, barred[item.nomination_id]
        named = {seat.person_id for seat in item.session.seats if seat.deputises}
        able = chairs_of[province_id] | (named & seated_in[province_id])
        if _chairless(item, out) and not able - out:
            found.append(item)
    return found


@predicate
def presides(actor: Any, item: Any) -> bool:
    """Presides over the vote on this item."""
    return bool(presided([item], by=actor))


@predicate
def sees_every_item(actor: Any, session: Any) -> bool:
    """Has no interest in any dossier of the agenda: a paper names them all. One question, whatever their number."""
    hidden = select(AgendaItem.id).join(Nomination).where(AgendaItem.session_id == session.id)
    return db.session.scalar(hidden.where(~seen_at_desk_by(actor)).limit(1)) is None


rule("session.browse", signed_in & in_some_office, _l("Phiên họp dành cho hội đồng và cơ quan thường trực."))
rule("session.see", signed_in & sees, _l("Không có phiên họp này."))
rule("session.plan", signed_in & in_standing_office, _l("Chỉ cơ quan thường trực lập phiên họp."))
rule("session.prepare", signed_in & in_standing_office, _l("Chỉ cơ quan thường trực chuẩn bị phiên họp."))
rule(
    "session.call",
    signed_in & (in_standing_office | chairs),
    _l("Chỉ cơ quan thường trực hoặc chủ tịch hội đồng điểm danh."),
)
rule(
    "session.lead",
    signed_in & chairs,
    _l("Chỉ chủ tịch hội đồng điều hành phiên họp."),
    among=lambda actor: (
        CouncilSession.province_id.in_(actor.provinces_as("council_chair"))
        if actor.holds("council_chair")
        else None
    ),
)
rule(
    "session.conduct",
    signed_in & (chairs | deputises),
    _l("Chỉ chủ tịch hội đồng, hoặc người chủ trì thay, điều hành biểu quyết."),
)
rule("session.preside", signed_in & presides, _l("Hồ sơ này do người khác chủ trì."))
rule("session.vote", signed_in & sees & sits, _l("Chỉ thành viên của phiên họp bỏ phiếu."))
rule(
    "session.write",
    signed_in & (in_standing_office | chairs),
    _l("Chỉ cơ quan thường trực hoặc chủ tịch hội đồng ghi nội dung thảo luận."),
)
rule("session.discussion", signed_in & sees & sees_every_item, _l("Không có phiên họp này."))
rule(
    "session.minutes",
    signed_in & (in_standing_office | chairs) & sees_every_item,
    _l("Biên bản của phiên này do người khác của cơ quan thường trực, hoặc chủ tịch hội đồng, lập."),
)
rule(
    "assignment.packet",
    signed_in & predicate(lambda a, t: a.holds("council_member")),
    _l("Gói chấm dành cho thành viên hội đồng."),
)
rule("assignment.plan", signed_in & in_standing_office, _l("Chỉ cơ quan thường trực phân công chấm."))
