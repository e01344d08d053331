"""The one question that anybody may ask about a dossier: how far is the one with this code?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Row, func, select
from sqlalchemy.orm import aliased

from ..honours.models import Commendation, Decision
from ..kit import clock
from ..kit.database import db
from ..kit.records import Event
from ..law.norms import convention
from ..law.queries import calendar
from ..nominations.models import Nomination, Outcome, Pause
from ..places.models import Place
from .reading import SECRET, TOLD, Facts, Reading, reading_of

DAYS = 10
"""Working days that are promised where no norm says how many: the page must not fail for a list not laid yet."""


def look_up(code: str) -> Reading | None:
    """What the public may know of the dossier with this code; None for every other code.

    Chosen are a few columns, by name; a dossier that is not to be known of is not even read.
    """
    row = db.session.execute(
        select(
            Nomination.id,
            Nomination.ref,
            Nomination.state,
            Nomination.submitted_at,
            Nomination.norms_on,
            Nomination.moved_at,
            Nomination.province_id,
            Nomination.scheduled,
            Place.name.label("province"),
            Decision.released_at,
            Outcome.met_on,
            Outcome.recorded_at,
        )
        .join(Place, Place.id == Nomination.province_id)
        .outerjoin(Commendation, Commendation.id == Nomination.commendation_id)
        .outerjoin(Decision, Decision.id == Commendation.decision_id)
        .outerjoin(Outcome, Outcome.nomination_id == Nomination.id)
        .where(
            Nomination.ref == code,
            Nomination.submitted_at.is_not(None),
            Nomination.state.not_in(SECRET),
        )
    ).one_or_none()
    if row is None:
        return None
    facts = Facts(row.ref, row.state, row.province, row.submitted_at, row.norms_on, _result_at(row))
    days = convention("appraisal.days", DAYS, on=row.norms_on or clock.today())
    waits = select(Pause).where(Pause.nomination_id == row.id, Pause.kind == "return")
    pauses = db.session.scalars(waits).all()
    return reading_of(facts, _events(row), days=days, pauses=pauses, calendar=calendar())


def _events(row: Row) -> list[tuple[str, datetime]]:
    """The public kinds of events of the dossier, oldest first: kind and moment, nothing else of them."""
    found = db.session.execute(
        select(Event.kind, Event.at)
        .where(
            Event.subject == Nomination.__subject__,
            Event.subject_id == row.id,
            Event.subject_ref == row.ref,
            Event.kind.in_(TOLD),
        )
        .order_by(Event.number)
    )
    return [(kind, at) for kind, at in found]


def _result_at(row: Row) -> datetime | None:
    """When the dossier's result was public.

    Of one that a session of the council decided: when the chair published the session, whatever the result; nothing
    is written of it before, and all of a session come out together. Of one that was honoured without a session: when
    its decision was released. Of one that the office turned down: then, for it never reached the council. Of one that
    failed at the council without a session: when a decision was released after it met and none of those that it
    carried on the same day still waits for one, so that it comes out with the others and nobody can tell who failed
    by who is missing.
    """
    if row.scheduled and row.recorded_at is not None:
        return row.recorded_at
    if row.state in ("released", "revoked"):
        return row.released_at or row.moved_at
    if row.state != "rejected":
        return None
    if row.met_on is None:
        return row.moved_at
    sibling, held = aliased(Nomination), aliased(Outcome)
    waiting = db.session.scalar(
        select(sibling.id)
        .join(held, held.nomination_id == sibling.id)
        .where(
            sibling.province_id == row.province_id,
            held.met_on == row.met_on,
            sibling.state.in_(("appraising", "proposed", "decided")),
        )
        .limit(1)
    )
    if waiting is not None:
        return None
    session = (
        select(func.max(Decision.released_at))
        .join(Commendation, Commendation.decision_id == Decision.id)
        .join(sibling, sibling.commendation_id == Commendation.id)
        .join(held, held.nomination_id == sibling.id)
        .where(sibling.province_id == row.province_id, held.met_on == row.met_on)
    )
    later = select(func.min(Decision.released_at)).where(
        Decision.province_id == row.province_id, Decision.released_at >= row.recorded_at
    )
    return db.session.scalar(session) or db.session.scalar(later)
