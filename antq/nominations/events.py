"""What happens to a nomination, its sentence, and who is told.

Tiers: `all` is read by the unit too; `office` by the standing office, the council and the chair.
"""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from ..people.queries import holders
from .models import Nomination
from .policy import in_conflict_with


def unit(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """Those who write for the nominating unit today; an author who has left it no longer hears of it."""
    return holders("officer", unit_id=nomination.unit_id)


def office(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """The standing office of the province."""
    return _at_desk(nomination, "standing_office")


def office_if_sent(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """The standing office, once the dossier has been sent: of drafts it hears nothing."""
    return office(nomination, payload) if nomination.submitted_at else []


def council(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """The council and its chair."""
    return _at_desk(nomination, "council_member", "council_chair")


def chair(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """The chair of the council."""
    return _at_desk(nomination, "council_chair")


def assignee(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """Who has been given the dossier."""
    return [nomination.assignee_id] if nomination.assignee_id else []


def _at_desk(nomination: Nomination, *roles: str) -> list[int]:
    """Those who hold one of `roles` in the province, without whoever has a conflict of interest."""
    own = in_conflict_with(nomination)
    seats = [person for role in roles for person in holders(role, province_id=nomination.province_id)]
    return [person for person in seats if person not in own]


def unit_and_office(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """Those who wait for the result."""
    return unit(nomination, payload) + office(nomination, payload)


def office_and_chair(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """Those who see to it that the council can judge."""
    return office(nomination, payload) + chair(nomination, payload)


def assigned(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """The member who was asked."""
    return [payload["person_id"]]


event("nomination.begin", says=_l("{actor} lập bản nháp"))
event("nomination.submit", says=_l("{actor} gửi hồ sơ “{subject}”"), tells=office, tone="ok")
event(
    "nomination.resubmit", says=_l("{actor} gửi phần bổ sung của hồ sơ “{subject}”"), tells=office, tone="ok"
)
event("nomination.withdraw", says=_l("{actor} rút hồ sơ “{subject}”"), keys=("note",), tells=office_if_sent)
event(
    "nomination.return",
    says=_l("{actor} yêu cầu bổ sung hồ sơ “{subject}”"),
    keys=("note", "fields", "due"),
    tells=unit,
    tone="warn",
)
event(
    "nomination.receive",
    says=_l("{actor} tiếp nhận hồ sơ “{subject}”"),
    keys=("note",),
    tells=unit,
    tone="ok",
)
event(
    "nomination.refuse", says=_l("{actor} từ chối hồ sơ “{subject}”"), keys=("note",), tells=unit, tone="bad"
)
event(
    "nomination.open_appraisal",
    says=_l("{actor} chuyển hồ sơ “{subject}” đến hội đồng thẩm định"),
    tells=council,
)
event(
    "nomination.consult", says=_l("{actor} lấy ý kiến {asked} về “{subject}”"), keys=("asked",), tier="office"
)
event(
    "nomination.consulted",
    says=_l("{asked} đã trả lời về “{subject}”"),
    keys=("asked",),
    tells=office,
    tier="office",
    tone="ok",
)
event(
    "nomination.unconsult",
    says=_l("{actor} thôi hỏi ý kiến {asked} về “{subject}”"),
    keys=("asked",),
    tier="office",
)
event(
    "nomination.publish_consultation",
    says=_l("{actor} đưa “{subject}” ra lấy ý kiến Nhân dân"),
    keys=("closes",),
    tells=unit,
)
event("nomination.claim", says=_l("{actor} nhận xử lý hồ sơ “{subject}”"), tier="office")
event("nomination.give_up", says=_l("{actor} thôi xử lý hồ sơ “{subject}”"), tier="office")
event(
    "nomination.entrust",
    says=_l("{actor} giao hồ sơ “{subject}” cho {person}"),
    keys=("person",),
    tells=assignee,
    tier="office",
)
event(
    "nomination.hold",
    says=_l("{actor} tạm dừng xử lý hồ sơ “{subject}”"),
    keys=("note",),
    tells=office,
    tier="office",
    tone="warn",
)
event(
    "nomination.resume",
    says=_l("{actor} tiếp tục xử lý hồ sơ “{subject}”"),
    keys=("note",),
    tells=office,
    tier="office",
)
event(
    "nomination.review",
    says=_l("{actor} gửi phiếu chấm hồ sơ “{subject}”"),
    tells=chair,
    tier="office",
)
event(
    "nomination.pass",
    says=_l("{actor} ghi kết quả: hội đồng đề nghị khen thưởng “{subject}”"),
    keys=("note", "votes_for", "present"),
    tells=unit_and_office,
    tone="ok",
)
event(
    "nomination.fail",
    says=_l("{actor} ghi kết quả: hội đồng không đề nghị khen thưởng “{subject}”"),
    keys=("note", "votes_for", "present"),
    tells=unit_and_office,
    tone="bad",
)
event(
    "nomination.decide",
    says=_l("{actor} đưa “{subject}” vào quyết định số {number}"),
    keys=("number",),
    tier="office",
)
event(
    "nomination.release",
    says=_l("{actor} công khai khen thưởng “{subject}”"),
    tells=unit_and_office,
    tone="gold",
)
event(
    "nomination.review_change",
    says=_l("{actor} sửa phiếu chấm hồ sơ “{subject}”"),
    keys=("before",),
    tells=chair,
    tier="office",
)
event(
    "nomination.declare",
    says=_l("{actor} khai xung đột lợi ích với hồ sơ “{subject}”"),
    tells=office_and_chair,
    tier="office",
    tone="warn",
)
event(
    "nomination.lift",
    says=_l("{actor} bỏ khai báo xung đột lợi ích của {person} với hồ sơ “{subject}”"),
    keys=("person",),
    tier="office",
)
event(
    "nomination.assign",
    says=_l("{actor} giao {person} chấm hồ sơ “{subject}”"),
    keys=("person", "person_id"),
    tells=assigned,
    tier="office",
)
event(
    "nomination.unassign",
    says=_l("{actor} thôi giao {person} chấm hồ sơ “{subject}”"),
    keys=("person",),
    tier="office",
)
event(
    "recusal.make",
    says=_l("{actor} không xét hồ sơ của {subject}"),
    keys=("dossiers",),
)
event("recusal.end", says=_l("{actor} bỏ khai báo của {person} về {subject}"), keys=("person",))
event(
    "nomination.paper",
    says=_l("{actor} lập {subject}"),
    keys=("kind", "content", "sums"),
    tier="office",
)
event(
    "nomination.revoke",
    says=_l("Khen thưởng “{subject}” bị thu hồi theo quyết định số {number}"),
    keys=("number",),
    tells=unit_and_office,
    tone="bad",
)
event(
    "nomination.pass_on",
    says=_l("{actor} lập hồ sơ này để đề nghị khen cao hơn hồ sơ {ref}"),
    keys=("ref",),
)
