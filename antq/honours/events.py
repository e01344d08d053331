"""What happens to decisions, and who is told."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from ..people.actor import actor_by_id
from ..people.queries import holders
from . import policy as policy
from .models import Amendment, Decision
from .policy import sees, sees_amendment


def releasers(decision: Decision | Amendment, payload: dict[str, Any]) -> list[int]:
    """Those who may make it public; not who has an interest in it, and so does not know of it."""
    known = sees if isinstance(decision, Decision) else sees_amendment
    people = holders("releaser", province_id=decision.province_id)
    return [each for each in people if known(actor_by_id(each), decision)]


def desk(decision: Decision | Amendment, payload: dict[str, Any]) -> list[int]:
    """The standing office and the chair of the province."""
    province_id = decision.province_id
    return holders("standing_office", province_id=province_id) + holders(
        "council_chair", province_id=province_id
    )


event("decision.draw_up", says=_l("{actor} lập {subject}"), keys=("count",), tells=releasers)
event("decision.paper", says=_l("{actor} lập {subject}"), keys=("kind", "content", "sums"))
event("decision.release", says=_l("{actor} công khai {subject}"), tells=desk, tone="gold")
event(
    "decision.drop",
    says=_l("{actor} bỏ dự thảo {subject}"),
    keys=("note",),
    tells=releasers,
    tone="warn",
)
event("decision.print", says=_l("{actor} in {count} giấy khen của {subject}"), keys=("count",))
event("decision.revoke", says=_l("{subject} bị thu hồi, {actor} công khai"), tells=desk, tone="bad")
event(
    "amendment.draw_up",
    says=_l("{actor} lập {subject} để thu hồi, đính chính"),
    keys=("count",),
    tells=releasers,
    tone="warn",
)
event(
    "amendment.release", says=_l("{actor} công khai {subject} về thu hồi, đính chính"), tells=desk, tone="bad"
)
event("amendment.drop", says=_l("{actor} bỏ dự thảo {subject}"))
