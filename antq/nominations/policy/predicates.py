"""Who somebody is to a dossier: its unit, the office, the council, somebody with an interest in it; and who sees it.

`sees` and `seen_by` are twins, and so are `sees_at_desk` and `seen_at_desk_by`, `conflicted` and `in_conflict`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_

from ...kit.policy import predicate
from ...people.queries import holders_in
from ...units.queries import kin_of
from ..models import Conflict, Nomination

BEFORE_COUNCIL = ("draft", "submitted", "returned", "received", "withdrawn")
"""States in which council members have not been given the dossier."""

DESKS = ("standing_office", "council_member", "council_chair")
"""Roles with a desk at which dossiers arrive."""


@predicate
def writes_for_unit(actor: Any, nomination: Any) -> bool:
    """An officer of the nominating unit."""
    return actor.holds("officer", unit_id=nomination.unit_id)


@predicate
def writes_for_some_unit(actor: Any, thing: Any) -> bool:
    """An officer of any unit."""
    return actor.holds("officer")


@predicate
def is_open(actor: Any, nomination: Any) -> bool:
    """Not sent yet, or sent back."""
    return nomination.state in ("draft", "returned")


@predicate
def in_standing_office(actor: Any, nomination: Any) -> bool:
    """The standing office of the nomination's province."""
    return actor.holds("standing_office", province_id=nomination.province_id)


@predicate
def on_council(actor: Any, nomination: Any) -> bool:
    """A member of the council of the nomination's province."""
    return actor.holds("council_member", province_id=nomination.province_id)


@predicate
def chairs_council(actor: Any, nomination: Any) -> bool:
    """The chair of that council."""
    return actor.holds("council_chair", province_id=nomination.province_id)


@predicate
def stands_in(actor: Any, nomination: Any) -> bool:
    """Sits on that council and presides over this dossier in the place of its chair, who has an interest in it."""
    return (
        nomination.presider_id is not None
        and nomination.presider_id == actor.person_id
        and on_council(actor, nomination)
    )


@predicate
def conflicted(actor: Any, nomination: Any) -> bool:
    """Belongs to the nominating unit, to one before or after it, wrote the dossier, or said so."""
    return (
        nomination.unit_id in kin_of(actor.own_units)
        or nomination.author_id == actor.person_id
        or any(conflict.person_id == actor.person_id for conflict in nomination.conflicts)
    )


def in_conflict(actor: Any) -> ColumnElement[bool]:
    """The twin of `conflicted`, in SQL."""
    return or_(
        Nomination.unit_id.in_(sorted(kin_of(actor.own_units))),
        Nomination.author_id == actor.person_id,
        Nomination.conflicts.any(Conflict.person_id == actor.person_id),
    )


def in_conflict_with(nomination: Nomination) -> set[int]:
    """Everybody who has a conflict of interest with the dossier: `conflicted`, asked from the other end."""
    return in_conflict_with_many([nomination])[nomination.id]


def in_conflict_with_many(nominations: Collection[Nomination]) -> dict[int, set[int]]:
    """The same of several dossiers, by id: one question for the people of all their units."""
    kin = {unit_id: kin_of([unit_id]) for unit_id in {each.unit_id for each in nominations}}
    people: dict[int, set[int]] = {}
    for unit_id, person_id in holders_in(("officer", "staff"), set().union(*kin.values())):
        people.setdefault(unit_id, set()).add(person_id)
    return {
        each.id: {each.author_id, *(conflict.person_id for conflict in each.conflicts)}.union(
            *(people.get(unit_id, ()) for unit_id in kin[each.unit_id])
        )
        for each in nominations
    }


@predicate
def reads_office_side(actor: Any, nomination: Any) -> bool:
    """The standing office, the council and its chair: who reads what the unit does not. Never the unit."""
    return actor.holds(*DESKS, province_id=nomination.province_id) and not conflicted(actor, nomination)


@predicate
def with_council(actor: Any, nomination: Any) -> bool:
    """The council has been given the dossier; one that the office turned down never reached it."""
    turned_down = nomination.state == "rejected" and nomination.outcome is None
    return nomination.state not in BEFORE_COUNCIL and not turned_down


@predicate
def sent(actor: Any, nomination: Any) -> bool:
    """No longer only the unit's own draft."""
    return nomination.submitted_at is not None


@predicate
def taken_in(actor: Any, nomination: Any) -> bool:
    """The office has received it: from here on there is a day of reception."""
    return nomination.norms_on is not None


@predicate
def in_some_standing_office(actor: Any, thing: Any) -> bool:
    """The standing office of any province."""
    return actor.holds("standing_office")


@predicate
def has_reviewed(actor: Any, nomination: Any) -> bool:
    """Has given a review of it."""
    return actor.person_id is not None and actor.person_id in {
        each.reviewer_id for each in nomination.reviews
    }


@predicate
def in_some_office(actor: Any, thing: Any) -> bool:
    """Has a desk at which dossiers arrive."""
    return actor.holds(*DESKS)


@predicate
def sees_some_review(actor: Any, nomination: Any) -> bool:
    """The chair and the office see all reviews; a member sees others' after giving their own."""
    if conflicted(actor, nomination):
        return False
    if (chairs_council | in_standing_office)(actor, nomination):
        return True
    reviewers = {review.reviewer_id for review in nomination.reviews}
    return on_council(actor, nomination) and actor.person_id in reviewers


OFFICE = ("standing_office", "council_chair", "releaser")

sees_at_desk = (
    (sent & predicate(lambda a, n: a.holds(*OFFICE, province_id=n.province_id)))
    | (sent & with_council & on_council)
) & ~conflicted
"""At a desk nobody reads, counts or finds a dossier in whose result they have an interest."""

sees = writes_for_unit | sees_at_desk


def seen_by(actor: Any) -> ColumnElement[bool]:
    """The twin of `sees`, in SQL."""
    return or_(Nomination.unit_id.in_(actor.units_as("officer")), seen_at_desk_by(actor))


def seen_at_desk_by(actor: Any) -> ColumnElement[bool]:
    """The twin of `sees_at_desk`, in SQL."""
    if not actor.in_office:
        return false()
    given_to_council = and_(
        Nomination.state.not_in(BEFORE_COUNCIL), or_(Nomination.state != "rejected", Nomination.outcome.has())
    )
    return and_(
        Nomination.submitted_at.is_not(None),
        or_(
            Nomination.province_id.in_(actor.provinces_as(*OFFICE)),
            and_(given_to_council, Nomination.province_id.in_(actor.provinces_as("council_member"))),
        ),
        ~in_conflict(actor),
    )


def at_desk(actor: Any, role: str) -> ColumnElement[bool] | None:
    """The dossiers of the provinces for which `actor` holds `role`, without those of a conflict of interest; None
    without such a post. The twin of `<role> & ~conflicted`."""
    if not actor.holds(role):
        return None
    return and_(Nomination.province_id.in_(actor.provinces_as(role)), ~in_conflict(actor))
