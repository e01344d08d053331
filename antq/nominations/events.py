"""What happens to a nomination, its sentence, and who is told.

Tiers: `all` is read by the unit too; `office` by the standing office, the council and the chair.
"""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from ..people.queries import holders
from .models import Nomination


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


def _at_desk(nomination: Nomination, *roles: str) -> list[int]:
    """Those who hold one of `roles` in the province, without whoever has a conflict of interest."""
    own = {nomination.author_id}
    for role in ("officer", "staff"):
        own |= set(holders(role, unit_id=nomination.unit_id))
    seats = [person for role in roles for person in holders(role, province_id=nomination.province_id)]
    return [person for person in seats if person not in own]


def unit_and_office(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """Those who wait for the result."""
    return unit(nomination, payload) + office(nomination, payload)


event("nomination.begin", says=_l("{actor} lập bản nháp"))
event("nomination.submit", says=_l("{actor} gửi hồ sơ “{subject}”"), tells=office, tone="ok")
event(
    "nomination.resubmit", says=_l("{actor} gửi phần bổ sung của hồ sơ “{subject}”"), tells=office, tone="ok"
)
event("nomination.withdraw", says=_l("{actor} rút hồ sơ “{subject}”"), keys=("note",), tells=office_if_sent)
event(
    "nomination.return",
    says=_l("{actor} yêu cầu bổ sung hồ sơ “{subject}”"),
    keys=("note", "fields"),
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
