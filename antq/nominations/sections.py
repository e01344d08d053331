"""What this room shows on the pages of the rooms below: the release button of a drawn decision."""

from __future__ import annotations

from typing import Any

from ..honours.models import Decision
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
