"""The office asks members for their reviews, and takes it back."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.policy import may, must
from ...kit.refusals import Invalid, Stale
from ...kit.text import clean
from ...people.actor import actor_of
from ...people.models import Person
from .. import events as events
from ..models import Assignment, Nomination

LEAST, MOST = 5, 500
"""Characters of a reason."""


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


def hand_over(nomination: Nomination, former: Person, person: Person, reason: str, *, by: Any) -> None:
    """Ask `person` for the review that `former` was asked for and has not begun; both are told, with the reason.
    Raises Refused, Stale (not in appraisal, the council sits already, asked no more, begun), Invalid (no reason, asked
    already, has reviewed it, an interest in the dossier)."""
    _locked(nomination, by)
    reason = clean(reason)
    if not LEAST <= len(reason) <= MOST:
        says = _l("Ghi lý do chuyển, từ %(least)d đến %(most)d ký tự.", least=LEAST, most=MOST)
        raise Invalid({"reason": says})
    if nomination.reviews_closed_at is not None:
        raise Stale(_l("Phiên họp đã khai mạc: phiếu chấm hồ sơ này không chuyển được nữa."))
    asked = {each.reviewer_id: each for each in nomination.assignments}
    if former.id not in asked:
        raise Stale(_l("%(name)s không còn được giao chấm hồ sơ này.", name=former.name))
    begun = started(nomination)
    if former.id in begun:
        raise Stale(_l("%(name)s đã bắt đầu chấm hồ sơ này.", name=former.name))
    if person.id in asked or person.id in begun:
        raise Invalid({"person": _l("%(name)s đã được giao, hoặc đã chấm hồ sơ này.", name=person.name)})
    if not may(actor_of(person), "nomination.score", nomination):
        raise Invalid({"person": _l("Người này không chấm được hồ sơ này.")})
    nomination.assignments.remove(asked[former.id])
    db.session.delete(asked[former.id])
    nomination.assignments.append(Assignment(reviewer_id=person.id, at=clock.now(), by_id=by.person_id))
    named = {"former": former.name, "former_id": former.id, "person": person.name, "person_id": person.id}
    record("nomination.hand_over", nomination, by=by, note=reason, **named)


def started(nomination: Nomination) -> set[int]:
    """Those who have written something of a review, given or not."""
    drafts = {each.reviewer_id for each in nomination.review_drafts if each.skipped_at is None}
    return drafts | {each.reviewer_id for each in nomination.reviews}


def _locked(nomination: Nomination, by: Any) -> None:
    must(by, "nomination.assign", nomination)
    locked = db.session.get(Nomination, nomination.id, with_for_update=True, populate_existing=True)
    if locked is None or locked.state != "appraising":
        raise Stale(_l("Hồ sơ không còn ở bước thẩm định."))
