"""Who writes, sees, receives, scores, concludes nominations; and who never does: one's own unit."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, or_

from ..kit.policy import predicate, rule, signed_in
from .models import Nomination

BEFORE_COUNCIL = ("draft", "submitted", "returned", "received", "withdrawn")
"""States in which council members have not been given the dossier."""


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
    """Belongs to the nominating unit, or wrote the dossier."""
    return nomination.unit_id in actor.own_units or nomination.author_id == actor.person_id


@predicate
def reads_office_side(actor: Any, nomination: Any) -> bool:
    """The standing office, the council and its chair: who reads what the unit does not. Never the unit."""
    desks = ("standing_office", "council_member", "council_chair")
    return actor.holds(*desks, province_id=nomination.province_id) and not conflicted(actor, nomination)


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
    return actor.holds("standing_office", "council_member", "council_chair")


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

sees = (
    writes_for_unit
    | (sent & predicate(lambda a, n: a.holds(*OFFICE, province_id=n.province_id)))
    | (sent & with_council & on_council)
)


def seen_by(actor: Any) -> ColumnElement[bool]:
    """The twin of `sees`, in SQL."""
    given = Nomination.submitted_at.is_not(None)
    return or_(
        Nomination.unit_id.in_(actor.units_as("officer")),
        and_(given, Nomination.province_id.in_(actor.provinces_as(*OFFICE))),
        and_(
            given,
            Nomination.state.not_in(BEFORE_COUNCIL),
            or_(Nomination.state != "rejected", Nomination.outcome.has()),
            Nomination.province_id.in_(actor.provinces_as("council_member")),
        ),
    )


rule("nomination.see", signed_in & sees, _l("Không có hồ sơ này."))
rule("nomination.begin", signed_in & writes_for_some_unit, _l("Chỉ cán bộ được đơn vị phân công lập hồ sơ."))
rule(
    "nomination.edit",
    signed_in & writes_for_unit & is_open,
    _l("Chỉ cán bộ của đơn vị đề cử sửa hồ sơ, khi hồ sơ là bản nháp hoặc được yêu cầu bổ sung."),
)
rule("nomination.submit", signed_in & writes_for_unit, _l("Chỉ cán bộ của đơn vị đề cử gửi hồ sơ."))
rule(
    "nomination.pass_on",
    signed_in & writes_for_unit & predicate(lambda a, n: n.state in ("proposed", "released")),
    _l("Chỉ cán bộ của đơn vị đề cử đề nghị khen cao hơn, khi hội đồng đã đề nghị hoặc đã được khen."),
)
rule("nomination.withdraw", signed_in & writes_for_unit, _l("Chỉ cán bộ của đơn vị đề cử rút hồ sơ."))
rule(
    "nomination.queue",
    signed_in & in_some_office,
    _l("Bàn thẩm định dành cho cơ quan thường trực và hội đồng."),
)
rule(
    "nomination.receive",
    signed_in & in_standing_office & ~conflicted,
    _l("Chỉ cơ quan thường trực của tỉnh tiếp nhận, và không xử lý hồ sơ của đơn vị mình."),
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
)
rule(
    "nomination.decide",
    signed_in & in_standing_office & ~conflicted,
    _l("Chỉ cơ quan thường trực lập quyết định, không cho hồ sơ của đơn vị mình."),
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
