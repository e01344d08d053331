"""Questions about sessions; an item is seen by whoever sees its dossier at the desk, and by nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from ..kit.database import db
from ..kit.documents.records import IssuedPaper, PaperAbout
from ..kit.refusals import Missing, Stale
from ..nominations.models import Nomination
from ..nominations.policy import seen_at_desk_by
from ..people.models import Person
from ..people.queries import holders
from .models import AgendaItem, BallotCast, BallotTally, CouncilSession, Seat
from .policy import chairs, presided, presided_by_nobody, seen_by

NO_SESSION = _l("Không có phiên họp này.")
NO_ITEM = _l("Không có hồ sơ này ở phiên họp.")
NOT_CLOSED = _l("Phiên họp chưa bế mạc. Biên bản lập sau khi bế mạc.")


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


def find_closed(ref: str, *, by: Any) -> CouncilSession:
    """The session with this ref, which is over. Raises Missing when unseen; Stale before it has closed, to everybody
    who sees the session alike: whoever has an interest in something on its agenda is not told more than the others."""
    found = find(ref, by=by)
    if not found.is_over:
        raise Stale(NOT_CLOSED)
    return found


def scheduling(nomination: Nomination, *, by: Any) -> CouncilSession | None:
    """The session on whose agenda the dossier is, when the actor sees it: who releases decisions sees the dossier and
    no session."""
    if not nomination.scheduled:
        return None
    return db.session.scalar(
        select(CouncilSession).where(CouncilSession.ref == nomination.scheduled, seen_by(by))
    )


def find_item(ref: str, code: str, *, by: Any) -> AgendaItem:
    """The item of a session about the dossier `code`; raises Missing when either is unseen."""
    session = find(ref, by=by)
    item = db.session.scalar(
        select(AgendaItem)
        .join(Nomination)
        .where(AgendaItem.session_id == session.id, Nomination.ref == code, seen_at_desk_by(by))
    )
    if item is None:
        raise Missing(NO_ITEM)
    return item


def browse(*, refs: Iterable[str] | None = None, by: Any) -> Sequence[CouncilSession]:
    """The sessions that the actor sees, the newest first; with `refs`, those of them with these refs."""
    rows = select(CouncilSession).where(seen_by(by)).options(joinedload(CouncilSession.round))
    if refs is not None:
        rows = rows.where(CouncilSession.ref.in_(refs))
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


def conducted(session: CouncilSession, *, by: Any) -> list[AgendaItem]:
    """Those of the items over which the actor presides, in their order."""
    rows = items_of(session, by=by)
    mine = {item.id for item in presided(rows, by=by)}
    return [item for item in rows if item.id in mine]


def to_preside(*, by: Any) -> list[AgendaItem]:
    """What waits for the actor to preside over it: a deputy's votes while the session sits and results when it is over;
    anybody's results that are left when a session is published."""
    seated = Seat.person_id == by.person_id
    deputy = CouncilSession.seats.any(and_(seated, Seat.deputises))
    rows = (
        select(AgendaItem)
        .join(Nomination)
        .join(CouncilSession, AgendaItem.session_id == CouncilSession.id)
        .where(
            seen_by(by),
            seen_at_desk_by(by),
            or_(deputy, CouncilSession.province_id.in_(by.provinces_as("council_chair"))),
            or_(
                and_(CouncilSession.state == "published", AgendaItem.state.in_(("voting", "decided"))),
                and_(deputy, CouncilSession.state == "closed", AgendaItem.state.in_(("voting", "decided"))),
                and_(deputy, CouncilSession.state == "open", AgendaItem.state.in_(("waiting", "voting"))),
            ),
        )
        .options(
            joinedload(AgendaItem.session).selectinload(CouncilSession.seats),
            joinedload(AgendaItem.nomination).selectinload(Nomination.conflicts),
        )
        .order_by(CouncilSession.id, AgendaItem.id)
    )
    found = presided(db.session.scalars(rows).all(), by=by)
    return [item for item in found if item.session.state == "published" or not chairs(by, item.session)]


def without_presider(*, by: Any) -> list[CouncilSession]:
    """The sessions of the actor's office that are over and in which a vote or a result waits for a deputy whom nobody
    named; of the dossiers that the actor sees."""
    rows = (
        select(AgendaItem)
        .join(Nomination)
        .join(CouncilSession, AgendaItem.session_id == CouncilSession.id)
        .where(
            CouncilSession.province_id.in_(by.provinces_as("standing_office")),
            CouncilSession.state.in_(("closed", "published")),
            AgendaItem.state.in_(("voting", "decided")),
            seen_at_desk_by(by),
        )
        .options(
            joinedload(AgendaItem.session).selectinload(CouncilSession.seats),
            joinedload(AgendaItem.nomination).selectinload(Nomination.conflicts),
        )
        .order_by(CouncilSession.id, AgendaItem.id)
    )
    left = presided_by_nobody(db.session.scalars(rows).all())
    return list(dict.fromkeys(item.session for item in left))


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


def voting_now(*, by: Any) -> Sequence[AgendaItem]:
    """The items with a vote going on of the sessions in which the actor has a seat; without those they have an
    interest in."""
    rows = (
        select(AgendaItem)
        .join(Nomination)
        .join(CouncilSession, AgendaItem.session_id == CouncilSession.id)
        .join(Seat, Seat.session_id == CouncilSession.id)
        .where(AgendaItem.state == "voting", Seat.person_id == by.person_id, seen_by(by), seen_at_desk_by(by))
        .options(joinedload(AgendaItem.session))
        .order_by(CouncilSession.id, AgendaItem.id)
    )
    return db.session.scalars(rows).all()


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


REPORT = "bao-cao-ban"
"""The kind of paper that is the report of a dossier as the desk has it: whoever judges the dossier may have it."""


def reports_of(dossiers: Sequence[Nomination]) -> dict[int, IssuedPaper]:
    """Dossier to its newest report at the desk, of those that have one; the caller has asked who may read them."""
    about = (PaperAbout.subject == Nomination.__subject__, PaperAbout.subject_id.in_(d.id for d in dossiers))
    rows = (
        select(PaperAbout.subject_id, IssuedPaper)
        .join(IssuedPaper, PaperAbout.paper_id == IssuedPaper.id)
        .where(*about, IssuedPaper.kind == REPORT)
        .options(selectinload(IssuedPaper.files))
        .order_by(IssuedPaper.id)
    )
    return {row.subject_id: row.IssuedPaper for row in db.session.execute(rows)}


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
