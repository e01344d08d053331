"""A session is its council's and the standing office's; the office prepares it, the chair leads it, members vote.

What is on the agenda is seen as any dossier is: whoever has a conflict of interest does not see the item at all.
"""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement

from ..kit.policy import predicate, rule, signed_in
from ..nominations.policy import DESKS, in_some_office, sees_at_desk
from .models import CouncilSession


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
def sees_every_item(actor: Any, session: Any) -> bool:
    """Has no interest in any dossier of the agenda: a paper names them all."""
    return all(sees_at_desk(actor, item.nomination) for item in session.items)


@predicate
def has_closed(actor: Any, session: Any) -> bool:
    """The session is over."""
    return session.state in ("closed", "published")


rule("session.browse", signed_in & in_some_office, _l("Phiên họp dành cho hội đồng và cơ quan thường trực."))
rule("session.see", signed_in & sees, _l("Không có phiên họp này."))
rule("session.plan", signed_in & in_standing_office, _l("Chỉ cơ quan thường trực lập phiên họp."))
rule("session.prepare", signed_in & in_standing_office, _l("Chỉ cơ quan thường trực chuẩn bị phiên họp."))
rule(
    "session.call",
    signed_in & (in_standing_office | chairs),
    _l("Chỉ cơ quan thường trực hoặc chủ tịch hội đồng điểm danh."),
)
rule("session.lead", signed_in & chairs, _l("Chỉ chủ tịch hội đồng điều hành phiên họp."))
rule("session.vote", signed_in & sees & sits, _l("Chỉ thành viên của phiên họp bỏ phiếu."))
rule(
    "session.minutes",
    signed_in & (in_standing_office | chairs) & has_closed & sees_every_item,
    _l(
        "Biên bản do cơ quan thường trực hoặc chủ tịch hội đồng lập sau khi bế mạc, "
        "khi không có xung đột lợi ích với hồ sơ nào của phiên."
    ),
)
rule(
    "assignment.packet",
    signed_in & predicate(lambda a, t: a.holds("council_member")),
    _l("Gói chấm dành cho thành viên hội đồng."),
)
rule("assignment.plan", signed_in & in_standing_office, _l("Chỉ cơ quan thường trực phân công chấm."))
