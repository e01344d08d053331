"""The desk of those who receive, review and decide: its tabs, how many wait in each, one page of one.

A page of two hundred rows is one question: what a row shows are columns, nothing is loaded behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, select
from sqlalchemy.orm import aliased

from ...kit import clock
from ...kit.database import db
from ...kit.paging import Part
from ...kit.text import fold
from ...law.models import AwardForm
from ...nominations.code import is_code
from ...nominations.models import Nomination, Review
from ...nominations.queries import awaits_review_of, desk_of
from ...people.models import Person
from ...rounds.models import Round
from ...units.models import Unit
from ..worklist import NOBODY, QUEUES, SELF, Queue, Wanted

MOST_EXPORTED = 20_000
Assignee = aliased(Person, name="assignee")


def queued(queue: Queue, *, by: Any) -> Select[Nomination]:
    """The nominations of one tab."""
    return select(Nomination).where(desk_of(by), _in(queue, by))


def _in(queue: Queue, by: Any) -> ColumnElement[bool]:
    """Whether a row belongs to a tab."""
    inside = Nomination.state.in_(queue.states)
    if queue.only == "unscored":
        return and_(inside, awaits_review_of(by))
    if queue.only == "claimed":
        return and_(inside, Nomination.assignee_id == by.person_id)
    if queue.only == "overdue":
        return and_(inside, Nomination.due_on < clock.today())
    return inside


def queue_counts(*, by: Any) -> dict[str, int]:
    """How many nominations each tab holds for this person, in one statement."""
    special = [queue for queue in QUEUES if queue.only]
    counted = select(
        Nomination.state,
        func.count(),
        *(func.sum(case((_in(queue, by), 1), else_=0)) for queue in special),
    )
    rows = db.session.execute(counted.where(desk_of(by)).group_by(Nomination.state)).all()
    by_state = {row[0]: row[1] for row in rows}
    counts = {queue.code: sum(by_state.get(state, 0) for state in queue.states) for queue in QUEUES}
    for place, queue in enumerate(special, start=2):
        counts[queue.code] = sum(int(row[place] or 0) for row in rows)
    return counts


def counts_of_round(round: Round, *, by: Any) -> list[tuple[Wanted, int]]:
    """How many dossiers of a round lie on the desk in each tab that a state comes to first, with their list."""
    counted = select(Nomination.state, func.count()).where(desk_of(by), Nomination.round_id == round.id)
    by_state = {row[0]: row[1] for row in db.session.execute(counted.group_by(Nomination.state))}
    tabs = [queue for queue in QUEUES if not queue.only and queue.code != "tat-ca"]
    found = [(queue, sum(by_state.get(state, 0) for state in queue.states)) for queue in tabs]
    return [(Wanted(queue, round=round.ref), count) for queue, count in found if count]


def page_of(wanted: Wanted, *, by: Any) -> Part[Row[Any]]:
    """One page of a list, fewest days left first: `_columns` says what a row has."""
    where = [desk_of(by), _in(wanted.queue, by), *_narrowed(wanted, by)]
    total = db.session.scalar(_from(select(func.count(Nomination.id))).where(*where)) or 0
    last = max(1, -(-total // wanted.size))
    number = min(wanted.number, last)
    rows = _rows(where, by).limit(wanted.size).offset((number - 1) * wanted.size)
    return Part(db.session.execute(rows).all() if total else (), number, last, total)


def whole(wanted: Wanted, *, by: Any) -> Sequence[Row[Any]]:
    """The whole list, for an export: not more than MOST_EXPORTED."""
    where = [desk_of(by), _in(wanted.queue, by), *_narrowed(wanted, by)]
    return db.session.execute(_rows(where, by).limit(MOST_EXPORTED)).all()


def chosen(refs: Sequence[str], *, by: Any) -> list[Nomination]:
    """Those of these codes that lie on the desk, locked in the order of their numbers: for an act on several."""
    codes = [ref for ref in refs if is_code(ref)]  # what is no code is asked of no database
    found = select(Nomination).where(desk_of(by), Nomination.ref.in_(codes)).order_by(Nomination.id)
    return list(db.session.scalars(found.with_for_update(of=Nomination)))


def next_after(nomination: Nomination, wanted: Wanted, *, by: Any) -> str | None:
    """The code of the dossier that comes after this one in a list, or its first when this one has left it."""
    where = [desk_of(by), _in(wanted.queue, by), *_narrowed(wanted, by)]
    refs = [row.ref for row in db.session.execute(_ordered(_from(select(Nomination.ref)).where(*where)))]
    if nomination.ref in refs:
        place = refs.index(nomination.ref)
        return refs[place + 1] if place + 1 < len(refs) else None
    return refs[0] if refs else None


def not_shown() -> list[int]:
    """Dossiers that were sent in and have no row of their own making at the desk: those of before an upgrade. For
    antq's own upkeep."""
    sent = select(Nomination.id).where(Nomination.submitted_at.is_not(None), Nomination.sought == "")
    return list(db.session.scalars(sent.order_by(Nomination.id)))


def tags(*, by: Any) -> list[str]:
    """The tags in use on this desk."""
    used = select(Nomination.tag).where(desk_of(by), Nomination.tag != "").distinct()
    return sorted(db.session.scalars(used))


def _narrowed(wanted: Wanted, by: Any) -> list[ColumnElement[bool]]:
    said = [Nomination.sought.contains(word, autoescape=True) for word in fold(wanted.q).split()]
    for column, value in (
        (AwardForm.code, wanted.form),
        (Nomination.field, wanted.field),
        (Nomination.recipient, wanted.recipient),
        (Nomination.tag, wanted.tag),
    ):
        if value:
            said.append(column == value)
    if wanted.round:
        said.append(Nomination.round.has(Round.ref == wanted.round))
    if wanted.flag == "held":
        said.append(Nomination.held_at.is_not(None))
    elif wanted.flag:
        said.append(Nomination.flags.contains(f"|{wanted.flag}|", autoescape=True))
    if wanted.person == SELF:
        said.append(Nomination.assignee_id == by.person_id)
    elif wanted.person == NOBODY:
        said.append(Nomination.assignee_id.is_(None))
    elif wanted.person:
        said.append(Assignee.ref == wanted.person)
    return said


def _from(asked: Any) -> Any:
    return (
        asked.select_from(Nomination)
        .join(Unit, Nomination.unit_id == Unit.id)
        .outerjoin(AwardForm, Nomination.form_id == AwardForm.id)
        .outerjoin(Assignee, Nomination.assignee_id == Assignee.id)
    )


def _ordered(asked: Any) -> Any:
    """Fewest days left first, then those without a day, longest waiting first; what is held comes last."""
    return asked.order_by(
        Nomination.held_at.is_not(None),
        Nomination.due_on.is_(None),
        Nomination.due_on,
        Nomination.moved_at,
        Nomination.id,
    )


def _rows(where: list[ColumnElement[bool]], by: Any) -> Any:
    """What a row of the desk shows."""
    reviews = select(func.count(Review.id)).where(Review.nomination_id == Nomination.id).scalar_subquery()
    own = select(Review.verdict).where(
        Review.nomination_id == Nomination.id, Review.reviewer_id == by.person_id
    )
    n = Nomination
    columns = (n.id, n.ref, n.name, n.recipient, n.state, n.field, n.due_on, n.held_at, n.moved_at)
    more = (n.answered, n.questions, n.flags, n.tag, n.submitted_at, n.returns)
    said = (Unit.name.label("unit"), AwardForm.label.label("form"), Assignee.name.label("assignee"))
    counted = (reviews.label("reviews"), own.scalar_subquery().label("own_verdict"))
    return _ordered(_from(select(*columns, *more, *said, *counted)).where(*where))
