"""What this room shows on the pages of the rooms below: sessions of a round, the session of a dossier."""

from __future__ import annotations

from typing import Any

from ..kit.policy import may
from ..kit.web.sections import section
from ..nominations.models import Nomination
from ..nominations.policy import sees_at_desk
from ..rounds.models import Round
from . import queries


@section("round")
def sessions_of_round(round: Round, *, by: Any) -> tuple[str, Any] | None:
    """For the council and the office: the round's sessions, and the way to assign its dossiers."""
    if not may(by, "session.browse"):
        return None
    sessions = [each for each in queries.browse(by=by) if each.round_id == round.id]
    assigns = by.holds("standing_office", province_id=round.province_id)
    return "councils/_of_round.html", {"sessions": sessions, "round": round, "assigns": assigns}


@section("dossier")
def session_of_dossier(nomination: Nomination, *, by: Any) -> tuple[str, Any] | None:
    """For whoever reads the dossier at the desk: who reviews it, and the session it is on."""
    if not sees_at_desk(by, nomination):
        return None
    chief = by.holds("standing_office", "council_chair", province_id=nomination.province_id)
    names = [each.reviewer.name for each in nomination.assignments] if chief else []
    if not nomination.scheduled and not names:
        return None
    return "councils/_of_dossier.html", {"ref": nomination.scheduled, "names": names}
