"""What was just done to several dossiers at the desk, as the journal tells it: so that it can be taken back.

Only who is on a dossier and the office's word on it are ever done to several; every event says what there was before.
The acts of one request stand in the journal one after another, so their first and last number name them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from ..kit import clock
from ..kit.database import db
from ..kit.journal import Event

LASTS = timedelta(minutes=15)
"""So long after it was done an act on several is offered to be taken back."""

KINDS = ("nomination.claim", "nomination.entrust", "nomination.tag", "nomination.untag")
ALONE = ("nomination.claim", "nomination.untag")
"""Those whose event says without more what there was before: nobody, the word that was taken off."""

MOST = 200


@dataclass(frozen=True)
class Span:
    """The numbers of the events of one request, both included."""

    first: int
    last: int


def done_in(span: Span, *, by: Any) -> Sequence[Event]:
    """The acts of the actor in it that can still be offered to be taken back, the last first."""
    rows = select(Event).where(
        Event.number.between(span.first, span.last),
        Event.actor_id == by.person_id,
        Event.kind.in_(KINDS),
        Event.subject == "nomination",
        Event.at > clock.now() - LASTS,
    )
    found = db.session.scalars(rows.order_by(Event.number.desc()).limit(MOST)).all()
    return [each for each in found if "before" in each.payload or each.kind in ALONE]
