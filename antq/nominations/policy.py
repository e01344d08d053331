"""Who writes, sees, receives, scores, concludes nominations; and who never does: one's own unit."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, false, or_

from ..kit.policy import anyone, predicate, rule, signed_in
from ..people.queries import holders
from ..units.queries import kin_of
from .models import Conflict, Nomination

BEFORE_COUNCIL = ("draft", "submitted", "returned", "received", "withdrawn")
"""States in which council members have not been given the dossier."""

DESKS = ("standing_office", "council_member", "council_chair")
"""Roles with a desk at which dossiers arrive."""


@predicate
def writes_for_unit(actor: Any, nomination: Any) -> bool:
    """An officer of the nominating unit."""
    return actor.holds("officer", unit_id=nomination.unit_id)


@predicate
def writes_for_some_unit(actor: Any, thing: Any) -> bool:
    """An officer of any unit."""
    return actor.holds("officer")


@predicate
def is_open(actor: Any, nomination: Any) -> bool:
    """Not sent yet, or sent back."""
    return nomination.state in ("draft", "returned")


@predicate
def in_standing_office(actor: Any, nomination: Any) -> bool:
    """The standing office of the nomination's province."""
    return actor.holds("standing_office", province_id=nomination.province_id)


@predicate
def on_council(actor: Any, nomination: Any) -> bool:
    """A member of the council of the nomination's province."""
    return actor.holds("council_member", province_id=nomination.province_id)


@predicate
def chairs_council(actor: Any, nomination: Any) -> bool:
    """The chair of that council."""
    return actor.holds("council_chair", province_id=nomination.province_id)


@predicate
def conflicted(actor: Any, nomination: Any) -> bool:
    """Belongs to the nominating unit, to one before or after it, wrote the dossier, or said so."""
    return (
        nomination.unit_id in kin_of(actor.own_units)
        or nomination.author_id == actor.person_id
        or any(conflict.person_id == actor.person_id for conflict in nomination.conflicts)
    )


def in_conflict(actor: Any) -> ColumnElement[bool]:
    """The twin of `conflicted`, in SQL."""
    return or_(
        Nomination.unit_id.in_(sorted(kin_of(actor.own_units))),
        Nomination.author_id == actor.person_id,
        Nomination.conflicts.any(Conflict.person_id == actor.person_id),
    )


def in_conflict_with(nomination: Nomination) -> set[int]:
    """Everybody who has a conflict of interest with the dossier: `conflicted`, asked from the other end."""
    own = {nomination.author_id, *(conflict.person_id for conflict in nomination.conflicts)}
    for role in ("officer", "staff"):
        for unit_id in sorted(kin_of([nomination.unit_id])):
            own |= set(holders(role, unit_id=unit_id))
    return own


@predicate
def reads_office_side(actor: Any, nomination: Any) -> bool:
    """The standing office, the council and its chair: who reads what the unit does not. Never the unit."""
    return actor.holds(*DESKS, province_id=nomination.province_id) and not conflicted(actor, nomination)


@predicate
def with_council(actor: Any, nomination: Any) -> bool:
    """The council has been given the dossier; one that the office turned down never reached it."""
    turned_down = nomination.state == "rejected" and nomination.outcome is None
    return nomination.state not in BEFORE_COUNCIL and not turned_down


@predicate
def sent(actor: Any, nomination: Any) -> bool:
    """No longer only the unit's own draft."""
    return nomination.submitted_at is not None


@predicate
def taken_in(actor: Any, nomination: Any) -> bool:
    """The office has received it: from here on there is a day of reception."""
    return nomination.norms_on is not None


@predicate
def in_some_standing_office(actor: Any, thing: Any) -> bool:
    """The standing office of any province."""
    return actor.holds("standing_office")


@predicate
def has_reviewed(actor: Any, nomination: Any) -> bool:
    """Has given a review of it."""
    return actor.person_id is not None and actor.person_id in {
        each.reviewer_id for each in nomination.reviews
    }


@predicate
def in_some_office(actor: Any, thing: Any) -> bool:
    """Has a desk at which dossiers arrive."""
    return actor.holds(*DESKS)


@predicate
def sees_some_review(actor: Any, nomination: Any) -> bool:
    """The chair and the office see all reviews; a member sees others' after giving their own."""
    if conflicted(actor, nomination):
        return False
    if (chairs_council | in_standing_office)(actor, nomination):
        return True
    reviewers = {review.reviewer_id for review in nomination.reviews}
    return on_council(actor, nomination) and actor.person_id in reviewers


OFFICE = ("standing_office", "council_chair", "releaser")

sees_at_desk = (
    (sent & predicate(lambda a, n: a.holds(*OFFICE, province_id=n.province_id)))
    | (sent & with_council & on_council)
) & ~conflicted
"""At a desk nobody reads, counts or finds a dossier in whose result they have an interest."""

sees = writes_for_unit | sees_at_desk


def seen_by(actor: Any) -> ColumnElement[bool]:
    """The twin of `sees`, in SQL."""
    return or_(Nomination.unit_id.in_(actor.units_as("officer")), seen_at_desk_by(actor))


def seen_at_desk_by(actor: Any) -> ColumnElement[bool]:
    """The twin of `sees_at_desk`, in SQL."""
    if not actor.in_office:
        return false()
    given_to_council = and_(
        Nomination.state.not_in(BEFORE_COUNCIL), or_(Nomination.state != "rejected", Nomination.outcome.has())
    )
    return and_(
        Nomination.submitted_at.is_not(None),
        or_(
            Nomination.province_id.in_(actor.provinces_as(*OFFICE)),
            and_(given_to_council, Nomination.province_id.in_(actor.provinces_as("council_member"))),
        ),
        ~in_conflict(actor),
    )


def at_desk(actor: Any, role: str) -> ColumnElement[bool] | None:
    """The dossiers of the provinces for which `actor` holds `role`, without those of a conflict of interest; None
    without such a post. The twin of `<role> & ~conflicted`."""
    if not actor.holds(role):
        return None
    return and_(Nomination.province_id.in_(actor.provinces_as(role)), ~in_conflict(actor))


rule("nomination.see", signed_in & sees, _l("Không có hồ sơ này."))
rule(
    "nomination.appraise",
    signed_in & sees_at_desk,
    _l("Không có hồ sơ này."),
)
rule(
    "nomination.declare",
    signed_in & sees_at_desk,
    _l("Chỉ người đang xét hồ sơ khai xung đột lợi ích."),
)
rule(
    "nomination.lift",
    signed_in & in_standing_office & ~conflicted,
    _l("Chỉ cơ quan thường trực bỏ khai báo xung đột lợi ích của người khác."),
)
rule(
    "recusal.keep",
    signed_in & in_some_office,
    _l("Chỉ người xét hồ sơ khai xung đột lợi ích với một đơn vị."),
)
rule(
    "recusal.end",
    signed_in
    & predicate(
        lambda a, r: a.holds("standing_office", province_id=r.unit.province_id) and r.person_id != a.person_id
    ),
    _l("Chỉ cơ quan thường trực bỏ khai báo xung đột lợi ích của người khác."),
)
rule(
    "nomination.assign",
    signed_in & in_standing_office & with_council & ~conflicted,
    _l("Chỉ cơ quan thường trực phân công thành viên chấm hồ sơ."),
)
rule("nomination.begin", signed_in & writes_for_some_unit, _l("Chỉ cán bộ được đơn vị phân công lập hồ sơ."))
rule(
    "nomination.edit",
    signed_in & writes_for_unit & is_open,
    _l("Chỉ cán bộ của đơn vị đề cử sửa hồ sơ, khi hồ sơ là bản nháp hoặc được yêu cầu bổ sung."),
)
rule(
    "nomination.submit",
    signed_in & writes_for_unit,
    _l("Chỉ cán bộ của đơn vị đề cử gửi hồ sơ."),
    among=lambda actor: Nomination.unit_id.in_(actor.units_as("officer")) if actor.holds("officer") else None,
)
rule("nomination.withdraw", signed_in & writes_for_unit, _l("Chỉ cán bộ của đơn vị đề cử rút hồ sơ."))
rule(
    "nomination.queue",
    signed_in & in_some_office,
    _l("Bàn thẩm định dành cho cơ quan thường trực và hội đồng."),
)
rule(
    "consultation.answer",
    anyone,
    _l("Đường dẫn lấy ý kiến mở cho người được hỏi."),
    public=True,
)
rule(
    "consultation.read",
    signed_in & predicate(lambda a, c: reads_office_side(a, c.nomination)),
    _l("Chỉ cơ quan thường trực và hội đồng đọc ý kiến, không cho hồ sơ của đơn vị mình."),
)
rule(
    "consultation.keep",
    signed_in & predicate(lambda a, c: (in_standing_office & ~conflicted)(a, c.nomination)),
    _l("Chỉ cơ quan thường trực ghi ý kiến, không cho hồ sơ của đơn vị mình."),
)
rule("consultation.browse", anyone, _l("Ai cũng xem được hồ sơ đang lấy ý kiến Nhân dân."), public=True)
rule(
    "nomination.read",
    signed_in & sees & reads_office_side,
    _l("Chỉ cơ quan thường trực và hội đồng đánh dấu phần đã xem, không cho hồ sơ của đơn vị mình."),
)
rule(
    "nomination.receive",
    signed_in & in_standing_office & ~conflicted,
    _l("Chỉ cơ quan thường trực của tỉnh tiếp nhận, và không xử lý hồ sơ của đơn vị mình."),
    among=lambda actor: at_desk(actor, "standing_office"),
)
rule(
    "nomination.score",
    signed_in & on_council & with_council & ~conflicted,
    _l("Thành viên hội đồng không chấm hồ sơ của đơn vị mình."),
)
rule(
    "nomination.reviews",
    signed_in & sees_some_review,
    _l("Phiếu của người khác mở sau khi gửi phiếu của mình."),
)
rule(
    "nomination.conclude",
    signed_in & chairs_council & ~conflicted,
    _l("Chỉ chủ tịch hội đồng ghi kết quả, và không ghi cho hồ sơ của đơn vị mình."),
    among=lambda actor: at_desk(actor, "council_chair"),
)
rule(
    "nomination.decide",
    signed_in & in_standing_office & ~conflicted,
    _l("Chỉ cơ quan thường trực lập quyết định, không cho hồ sơ của đơn vị mình."),
    among=lambda actor: at_desk(actor, "standing_office"),
)
rule(
    "nomination.release",
    signed_in & predicate(lambda a, n: a.holds("releaser", province_id=n.province_id)) & ~conflicted,
    _l("Chỉ người được giao công khai, không công khai hồ sơ của đơn vị mình."),
)
rule(
    "nomination.receipt",
    signed_in & taken_in & (writes_for_unit | (in_standing_office & ~conflicted)),
    _l("Giấy tiếp nhận có từ khi hồ sơ được tiếp nhận, cho đơn vị đề cử và cơ quan thường trực."),
)
rule(
    "nomination.report",
    signed_in & writes_for_unit,
    _l("Chỉ cán bộ của đơn vị đề cử lập báo cáo thành tích."),
)
rule(
    "nomination.report_at_desk",
    signed_in & sent & sees & reads_office_side,
    _l("Chỉ cơ quan thường trực và hội đồng lập bản báo cáo này, không cho hồ sơ của đơn vị mình."),
)
rule(
    "nomination.sheet",
    signed_in & on_council & with_council & has_reviewed & ~conflicted,
    _l("Phiếu chấm in ra có sau khi thành viên hội đồng gửi phiếu của mình."),
)
rule(
    "nomination.sets",
    signed_in & in_some_standing_office,
    _l("Chỉ cơ quan thường trực lập tờ trình, danh sách."),
)
rule(
    "nomination.in_set",
    signed_in & sent & in_standing_office & ~conflicted,
    _l("Cơ quan thường trực không lập tờ trình, danh sách có hồ sơ của đơn vị mình."),
)
