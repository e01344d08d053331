"""The office asks members for their reviews, and takes it back."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.policy import may, must
from ...kit.refusals import Invalid, Stale
from ...people.actor import actor_of
from ...people.models import Person
from .. import events as events
from ..models import Assignment, Nomination


def assign(nomination: Nomination, person: Person, *, by: Any) -> None:
    """Ask a member for a review; asked already, it stays so. Raises Refused, Stale (not in appraisal), Invalid (the
    person does not judge this dossier)."""
    _locked(nomination, by)
    if any(each.reviewer_id == person.id for each in nomination.assignments):
        return
    if not may(actor_of(person), "nomination.score", nomination):
        raise Invalid({"reviewer": _l("Người này không chấm được hồ sơ này.")})
    made = Assignment(reviewer_id=person.id, at=clock.now(), by_id=by.person_id)
    nomination.assignments.append(made)
    record("nomination.assign", nomination, by=by, person=person.name, person_id=person.id)


def unassign(nomination: Nomination, person: Person, *, by: Any) -> None:
    """Ask no more. Raises Stale when the member has begun: started work is not taken away."""
    _locked(nomination, by)
    mine = next((each for each in nomination.assignments if each.reviewer_id == person.id), None)
    if mine is None:
        return
    if person.id in started(nomination):
        raise Stale(_l("%(name)s đã bắt đầu chấm hồ sơ này.", name=person.name))
    nomination.assignments.remove(mine)
    db.session.delete(mine)
    record("nomination.unassign", nomination, by=by, person=person.name)


def started(nomination: Nomination) -> set[int]:
    """Those who have written something of a review, given or not."""
    drafts = {each.reviewer_id for each in nomination.review_drafts if each.skipped_at is None}
    return drafts | {each.reviewer_id for each in nomination.reviews}


def _locked(nomination: Nomination, by: Any) -> None:
    must(by, "nomination.assign", nomination)
    locked = db.session.get(Nomination, nomination.id, with_for_update=True, populate_existing=True)
    if locked is None or locked.state != "appraising":
        raise Stale(_l("Hồ sơ không còn ở bước thẩm định."))
