"""What a session of the council does to the dossiers on its agenda; the room of councils calls these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.database import db
from ...kit.policy import must
from ...kit.refusals import Stale
from ...kit.text import clean
from .. import events as events
from ..models import Nomination, Outcome
from ..voting import Vote
from ..workflow import NOMINATION


def locked(nomination: Nomination) -> Nomination:
    """The dossier as it stands, nobody else's until the commit."""
    return db.session.get_one(Nomination, nomination.id, with_for_update=True, populate_existing=True)


def schedule(nomination: Nomination, session_ref: str, *, by: Any) -> None:
    """Put the dossier on the agenda of a session. Raises Refused, Stale (not in appraisal, on an agenda already)."""
    must(by, "nomination.assign", nomination)
    row = locked(nomination)
    if row.state != "appraising":
        raise Stale(_l("Hồ sơ %(ref)s không còn ở bước thẩm định.", ref=row.ref))
    if row.scheduled:
        raise Stale(
            _l("Hồ sơ %(ref)s đã ở chương trình phiên %(session)s.", ref=row.ref, session=row.scheduled)
        )
    row.scheduled = session_ref


def unschedule(nomination: Nomination) -> None:
    """Take it off: it may go on another agenda, and reviews may be given again."""
    row = locked(nomination)
    row.scheduled, row.reviews_closed_at = "", None


def close_reviews(nominations: Iterable[Nomination]) -> None:
    """The session has opened: what was reviewed stands."""
    for nomination in sorted(nominations, key=lambda each: each.id):
        locked(nomination).reviews_closed_at = clock.now()


@dataclass(frozen=True)
class SessionResult:
    """What a session decided about one dossier: who presided over the vote is `chair_id`."""

    vote: Vote
    passed: bool
    met_on: date
    note: str
    chair_id: int


def conclude_session(nomination: Nomination, result: SessionResult, *, by: Any) -> None:
    """Write the result of a session down and go on; only now anybody outside the council learns of it. Raises
    Refused and Stale."""
    must(by, "nomination.conclude", nomination)
    vote = result.vote
    NOMINATION.move(
        nomination,
        "pass" if result.passed else "fail",
        by=by,
        note=result.note,
        votes_for=vote.votes_for,
        present=vote.took_part,
    )
    nomination.outcome = Outcome(
        members=vote.members,
        present=vote.took_part,
        votes_for=vote.votes_for,
        votes_against=vote.votes_against,
        votes_blank=vote.blank,
        met_on=result.met_on,
        passed=result.passed,
        note=clean(result.note, multiline=True),
        chair_id=result.chair_id,
        recorded_at=clock.now(),
    )
