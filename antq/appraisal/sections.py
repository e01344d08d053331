"""What this room shows on the pages of the rooms below: the release button of a drawn decision, why one was dropped,
the dossiers of a round."""

from __future__ import annotations

from typing import Any

from ..honours.models import Decision
from ..honours.queries import amendments_of
from ..kit.journal import timeline_of
from ..kit.policy import RULES, may
from ..kit.web.sections import section
from ..rounds.models import Round
from . import queries


@section("round")
def dossiers_of_round(round: Round, *, by: Any) -> tuple[str, Any] | None:
    """For those with a desk: how many of the round's dossiers stand where, each with its list."""
    counts = queries.counts_of_round(round, by=by)
    return ("appraisal/_of_round.html", counts) if counts else None


@section("decision")
def release_button(decision: Decision, *, by: Any) -> tuple[str, Any] | None:
    """For those who release; the one who drew it up reads why it is not them, and may drop it."""
    if decision.state not in ("drawn", "dropped") or not by.holds(
        "releaser", "standing_office", province_id=decision.province_id
    ):
        return None
    if decision.state == "dropped":
        told = [each for each in timeline_of(decision) if each.kind == "decision.drop"]
        return "appraisal/_dropped.html", {
            "decision": decision,
            "entry": told[-1] if told else None,
            "redraws": may(by, "decision.drop", decision),
        }
    allowed = may(by, "decision.release", decision)
    because = "" if allowed else str(RULES["decision.release"].because)
    return "appraisal/_release.html", {
        "decision": decision,
        "allowed": allowed,
        "because": because,
        "drops": may(by, "decision.drop", decision),
    }


@section("decision")
def waiting_amendments(decision: Decision, *, by: Any) -> tuple[str, Any] | None:
    """Drafts of revocations and corrections, for the desk; who may release one has the button."""
    if not by.signed_in or decision.state == "drawn":
        return None
    drafts = [each for each in amendments_of(decision, "drawn") if may(by, "amendment.see", each)]
    if not drafts:
        return None
    because = str(RULES["amendment.release"].because)
    return "appraisal/_amendments.html", {
        "drafts": [
            (each, may(by, "amendment.release", each), may(by, "amendment.draw_up_for", each))
            for each in drafts
        ],
        "because": because,
    }
