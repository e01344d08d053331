"""What this room shows on the pages of the rooms below: sessions of a round, the session of a dossier, the sessions by
which papers are put together."""

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
    """For whoever reads the dossier at the desk: who reviews it, and the session it is on, if they see that."""
    if not sees_at_desk(by, nomination):
        return None
    chief = by.holds("standing_office", "council_chair", province_id=nomination.province_id)
    names = [each.reviewer.name for each in nomination.assignments] if chief else []
    session = queries.scheduling(nomination, by=by)
    if session is None and not names:
        return None
    assigns = bool(names) and may(by, "nomination.assign", nomination)
    assigns = assigns and nomination.state == "appraising" and nomination.reviews_closed_at is None
    content = {
        "ref": session.ref if session else "",
        "names": names,
        "moves": nomination if assigns else None,
    }
    return "councils/_of_dossier.html", content


@section("sets")
def sessions_of_sets(page: Any, *, by: Any) -> tuple[str, Any] | None:
    """Where papers of several dossiers are made: the sessions whose dossiers may be put together, by their names; and
    the chosen one, as long as the reader sees it, though nothing be there to put together."""
    counts = page.in_sessions
    refs = {*counts, page.choice.session}
    sessions = [(each, counts.get(each.ref, 0)) for each in queries.browse(refs=refs, by=by)]
    chosen = next((each for each, _count in sessions if each.ref == page.choice.session), None)
    return ("councils/_of_sets.html", {"sessions": sessions, "chosen": chosen}) if sessions else None
