"""What a council member still has to review, and what was recused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload

from ...kit import clock
from ...kit.database import db
from ...kit.refusals import Missing
from ...rounds.models import Phase, Round
from ...units.models import Unit
from ..models import Assignment, Nomination, Recusal, Review, ReviewDraft
from ..policy import seen_at_desk_by


def awaits_review_of(actor: Any) -> ColumnElement[bool]:
    """A dossier in appraisal that waits for this member: asked of them, or of nobody in particular; not reviewed
    by them and not put aside, and reviews are still taken (the twin of `actions.reviews_open`)."""
    today = clock.today()
    shut = Round.phases.any(
        and_(Phase.kind == "reviewing", or_(Phase.closes_on < today, Phase.opens_on > today))
    )
    mine = Nomination.assignments.any(Assignment.reviewer_id == actor.person_id)
    aside = and_(ReviewDraft.reviewer_id == actor.person_id, ReviewDraft.skipped_at.is_not(None))
    return and_(
        Nomination.state == "appraising",
        Nomination.reviews_closed_at.is_(None),
        ~Nomination.round.has(shut),
        or_(mine, ~Nomination.assignments.any()),
        ~Nomination.reviews.any(Review.reviewer_id == actor.person_id),
        ~Nomination.review_drafts.any(aside),
    )


def next_to_review(after: Nomination, *, by: Any) -> Nomination | None:
    """The dossier that waits for this member next: the longest waiting one after this, else from the start."""
    rows = (
        select(Nomination)
        .where(
            seen_at_desk_by(by),
            Nomination.province_id.in_(by.provinces_as("council_member")),
            awaits_review_of(by),
            Nomination.id != after.id,
        )
        .order_by(Nomination.moved_at, Nomination.id)
        .limit(1)
    )
    later = or_(
        Nomination.moved_at > after.moved_at,
        and_(Nomination.moved_at == after.moved_at, Nomination.id > after.id),
    )
    return db.session.scalar(rows.where(later)) or db.session.scalar(rows)


def draft_by(nomination: Nomination, *, by: Any) -> ReviewDraft | None:
    """What this person has written and not given."""
    return db.session.get(ReviewDraft, (nomination.id, by.person_id))


def recusals(*, by: Any) -> Sequence[Recusal]:
    """One's own recusals, and for the office those of its province; the newest first."""
    return db.session.scalars(
        select(Recusal)
        .where(_seen_by(by))
        .options(joinedload(Recusal.unit), joinedload(Recusal.round), joinedload(Recusal.person))
        .order_by(Recusal.id.desc())
    ).all()


def find_recusal(ref: str, *, by: Any) -> Recusal:
    """The recusal with this ref; raises Missing when unseen."""
    found = db.session.scalar(select(Recusal).where(Recusal.ref == ref, _seen_by(by)))
    if found is None:
        raise Missing(_l("Không có khai báo này."))
    return found


def _seen_by(actor: Any) -> ColumnElement[bool]:
    provinces = actor.provinces_as("standing_office")
    return or_(Recusal.person_id == actor.person_id, Recusal.unit.has(Unit.province_id.in_(provinces)))
