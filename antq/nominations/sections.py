"""What this room shows on the pages of the rooms below: the release button of a drawn decision."""

from __future__ import annotations

from typing import Any

from ..honours.models import Decision
from ..honours.queries import amendments_of
from ..kit.policy import RULES, may
from ..kit.web.sections import section


@section("decision")
def release_button(decision: Decision, *, by: Any) -> tuple[str, Any] | None:
    """For those who release; the one who drew it up reads why it is not them."""
    if decision.state != "drawn" or not by.holds(
        "releaser", "standing_office", province_id=decision.province_id
    ):
        return None
    allowed = may(by, "decision.release", decision)
    because = "" if allowed else str(RULES["decision.release"].because)
    return "nominations/_release.html", {"decision": decision, "allowed": allowed, "because": because}


@section("decision")
def waiting_amendments(decision: Decision, *, by: Any) -> tuple[str, Any] | None:
    """Drafts of revocations and corrections, for the desk; who may release one has the button."""
    if not by.signed_in or decision.state == "drawn":
        return None
    drafts = [each for each in amendments_of(decision, "drawn") if may(by, "amendment.see", each)]
    if not drafts:
        return None
    because = str(RULES["amendment.release"].because)
    return "nominations/_amendments.html", {
        "drafts": [(each, may(by, "amendment.release", each)) for each in drafts],
        "because": because,
        "drops": may(by, "amendment.draw_up", decision),
    }
