"""What happens to a nomination, its sentence, and who is told.

Tiers: `all` is read by the unit too; `office` by the standing office, the council and the chair; `chief` by the
office and the chair only: who reviews, or has an interest, is no member's to know before their own review.
"""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from .told import (
    assigned,
    chair,
    council,
    handed_over,
    office,
    office_and_chair,
    office_if_sent,
    unit,
    unit_and_office,
)

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
    tier="chief",
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
    "nomination.undecide",
    says=_l("{actor} bỏ dự thảo quyết định số {number}, “{subject}” chờ quyết định khác"),
    keys=("number",),
    tells=office,
    tier="office",
    tone="warn",
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
    tier="chief",
)
event(
    "nomination.declare",
    says=_l("{actor} khai xung đột lợi ích với hồ sơ “{subject}”"),
    tells=office_and_chair,
    tier="chief",
    tone="warn",
)
event(
    "nomination.recuse",
    says=_l("Đồng chí {person} không xét “{subject}”: đã khai xung đột lợi ích với đơn vị"),
    keys=("person",),
    tier="chief",
)
event(
    "nomination.lift",
    says=_l("{actor} bỏ khai báo xung đột lợi ích của {person} với hồ sơ “{subject}”"),
    keys=("person",),
    tier="chief",
)
event(
    "nomination.assign",
    says=_l("{actor} giao {person} chấm hồ sơ “{subject}”"),
    keys=("person", "person_id"),
    tells=assigned,
    tier="chief",
)
event(
    "nomination.unassign",
    says=_l("{actor} thôi giao {person} chấm hồ sơ “{subject}”"),
    keys=("person",),
    tier="chief",
)
event(
    "nomination.hand_over",
    says=_l("{actor} chuyển việc chấm hồ sơ “{subject}” từ {former} sang {person}"),
    keys=("former", "former_id", "person", "person_id", "note"),
    tells=handed_over,
    tier="chief",
)
event(
    "recusal.make",
    says=_l("{actor} không xét hồ sơ của {subject}"),
)
event("recusal.end", says=_l("{actor} bỏ khai báo của {person} về {subject}"), keys=("person",))
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
