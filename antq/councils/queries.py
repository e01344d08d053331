"""Questions about sessions; an item is seen by whoever sees its dossier at the desk, and by nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from ..kit.database import db
from ..kit.refusals import Missing
from ..nominations.models import Nomination
from ..nominations.policy import seen_at_desk_by, sees_at_desk
from ..people.models import Person
from ..people.queries import holders
from .models import AgendaItem, BallotCast, BallotTally, CouncilSession, Seat
from .policy import seen_by

NO_SESSION = _l("Không có phiên họp này.")
NO_ITEM = _l("Không có hồ sơ này ở phiên họp.")


def find(ref: str, *, by: Any) -> CouncilSession:
    """The session with this ref; raises Missing when unseen."""
    found = db.session.scalar(
        select(CouncilSession)
        .where(CouncilSession.ref == ref, seen_by(by))
        .options(joinedload(CouncilSession.province), joinedload(CouncilSession.round))
    )
    if found is None:
        raise Missing(NO_SESSION)
    return found


def find_item(ref: str, code: str, *, by: Any) -> AgendaItem:
    """The item of a session about the dossier `code`; raises Missing when either is unseen."""
    session = find(ref, by=by)
    item = db.session.scalar(
        select(AgendaItem).join(Nomination).where(AgendaItem.session_id == session.id, Nomination.ref == code)
    )
    if item is None or not sees_at_desk(by, item.nomination):
        raise Missing(NO_ITEM)
    return item


def browse(*, by: Any) -> Sequence[CouncilSession]:
    """The sessions that the actor sees, the newest first."""
    rows = select(CouncilSession).where(seen_by(by)).options(joinedload(CouncilSession.round))
    return db.session.scalars(rows.order_by(CouncilSession.meets_on.desc(), CouncilSession.id.desc())).all()


def items_of(session: CouncilSession, *, by: Any) -> Sequence[AgendaItem]:
    """The items that the actor sees, in their order, with what a line of the agenda shows."""
    dossier = joinedload(AgendaItem.nomination)
    rows = (
        select(AgendaItem)
        .join(Nomination)
        .where(AgendaItem.session_id == session.id, seen_at_desk_by(by))
        .options(
            dossier.joinedload(Nomination.unit),
            dossier.joinedload(Nomination.form),
            dossier.selectinload(Nomination.reviews),
            dossier.selectinload(Nomination.conflicts),
        )
        .order_by(AgendaItem.position, AgendaItem.id)
    )
    return db.session.scalars(rows).all()


def unscheduled(session: CouncilSession, *, by: Any) -> Sequence[Nomination]:
    """The dossiers in appraisal that may go on the agenda: of the session's round where it has one."""
    rows = select(Nomination).where(
        seen_at_desk_by(by),
        Nomination.province_id == session.province_id,
        Nomination.state == "appraising",
        Nomination.scheduled == "",
    )
    if session.round_id is not None:
        rows = rows.where(Nomination.round_id == session.round_id)
    loading = joinedload(Nomination.unit), joinedload(Nomination.form), selectinload(Nomination.reviews)
    return db.session.scalars(rows.options(*loading).order_by(Nomination.name, Nomination.id)).all()


def seat_of(session: CouncilSession, *, by: Any) -> Seat | None:
    """The actor's own seat."""
    return next((seat for seat in session.seats if seat.person_id == by.person_id), None)


def have_cast(items: Iterable[AgendaItem]) -> dict[int, set[int]]:
    """Item to the seats that have cast a ballot on it."""
    found: dict[int, set[int]] = {item.id: set() for item in items}
    rows = select(BallotCast.item_id, BallotCast.seat_id).where(BallotCast.item_id.in_(found))
    for item_id, seat_id in db.session.execute(rows):
        found[item_id].add(seat_id)
    return found


def tally_of(item: AgendaItem) -> dict[str, int]:
    """Choice to number of ballots; for whoever ends the vote, nobody else before."""
    rows = select(BallotTally.choice, BallotTally.count.label("ballots")).where(
        BallotTally.item_id == item.id
    )
    return {row.choice: row.ballots for row in db.session.execute(rows)}


def council_of(province_id: int) -> list[tuple[Person, bool]]:
    """Who sits on the council of a province today, and whether as its chair; the chair first, then by name."""
    chairs = set(holders("council_chair", province_id=province_id))
    seated = chairs | set(holders("council_member", province_id=province_id))
    people = db.session.scalars(select(Person).where(Person.id.in_(seated)))
    return sorted(
        ((each, each.id in chairs) for each in people), key=lambda row: (not row[1], row[0].name, row[0].id)
    )


def to_assign(province_id: int, round_id: int | None, *, by: Any) -> Sequence[Nomination]:
    """The dossiers in appraisal of a province (of a round) whose reviews are open."""
    rows = select(Nomination).where(
        seen_at_desk_by(by),
        Nomination.province_id == province_id,
        Nomination.state == "appraising",
        Nomination.reviews_closed_at.is_(None),
    )
    if round_id is not None:
        rows = rows.where(Nomination.round_id == round_id)
    loading = (
        joinedload(Nomination.unit),
        selectinload(Nomination.assignments),
        selectinload(Nomination.reviews),
        selectinload(Nomination.review_drafts),
        selectinload(Nomination.conflicts),
    )
    return db.session.scalars(rows.options(*loading).order_by(Nomination.id)).all()
