"""Questions about nominations; every one starts with what the asker may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from ..honours.models import Decision
from ..honours.policy import sees as sees_decision
from ..kit.database import db
from ..kit.paging import Part, part_of
from ..kit.refusals import Missing
from ..people.queries import holders
from .code import is_code
from .models import Nomination, Review
from .policy import seen_by, sees


def find(ref: str, *, by: Any) -> Nomination:
    """The nomination with this code. Raises Missing when there is none that `by` may see."""
    found = is_code(ref) and db.session.scalar(
        select(Nomination)
        .where(Nomination.ref == ref)
        .options(joinedload(Nomination.unit), joinedload(Nomination.form), joinedload(Nomination.initiative))
    )
    if not found or not sees(by, found):
        raise Missing(_l("Không có hồ sơ này."))
    return found


def find_decision(ref: str, *, by: Any) -> Decision:
    """The decision with this ref. Raises Missing when unseen."""
    found = db.session.scalar(select(Decision).where(Decision.ref == ref))
    if found is None or not sees_decision(by, found):
        raise Missing(_l("Không có quyết định này."))
    return found


def of_units(*, by: Any) -> list[Nomination]:
    """The dossiers of the units that `by` writes for, last touched first."""
    units = by.units_as("officer")
    return list(
        db.session.scalars(
            select(Nomination)
            .where(seen_by(by), Nomination.unit_id.in_(units))
            .options(joinedload(Nomination.form), joinedload(Nomination.unit))
            .order_by(Nomination.saved_at.desc(), Nomination.id.desc())
        )
    )


def conferring(decision: Decision) -> list[Nomination]:
    """The nominations that a decision's commendations came from."""
    ids = [commendation.id for commendation in decision.commendations]
    return list(
        db.session.scalars(
            select(Nomination).where(Nomination.commendation_id.in_(ids)).order_by(Nomination.id)
        )
    )


@dataclass(frozen=True)
class Queue:
    """One tab of the desk: its code, its words, and the states it holds."""

    code: str
    label: Any
    states: tuple[str, ...]
    mine: bool = False


QUEUES = (
    Queue("moi", _l("Mới"), ("submitted",)),
    Queue("bo-sung", _l("Chờ bổ sung"), ("returned",)),
    Queue("tiep-nhan", _l("Đã tiếp nhận"), ("received",)),
    Queue("can-cham", _l("Cần chấm"), ("appraising",), mine=True),
    Queue("tham-dinh", _l("Đang thẩm định"), ("appraising",)),
    Queue("trinh", _l("Trình quyết định"), ("proposed",)),
    Queue("cho-cong-khai", _l("Chờ công khai"), ("decided",)),
    Queue("xong", _l("Đã xong"), ("released", "rejected", "withdrawn")),
)
QUEUE = {queue.code: queue for queue in QUEUES}


def desk_of(actor: Any) -> ColumnElement[bool]:
    """What lies on somebody's desk: what they see, without their own unit's dossiers."""
    provinces = actor.provinces_as("standing_office", "council_member", "council_chair", "releaser")
    return seen_by(actor) & Nomination.province_id.in_(provinces) & Nomination.unit_id.not_in(actor.own_units)


def queued(queue: Queue, *, by: Any) -> Select[Nomination]:
    """The nominations of one tab."""
    found = select(Nomination).where(desk_of(by), Nomination.state.in_(queue.states))
    if queue.mine:
        given = select(Review.nomination_id).where(Review.reviewer_id == by.person_id)
        found = found.where(Nomination.id.not_in(given))
    return found


def queue_counts(*, by: Any) -> dict[str, int]:
    """How many nominations each tab holds for this person, in two statements."""
    counted = select(Nomination.state, func.count()).where(desk_of(by)).group_by(Nomination.state)
    by_state = dict(db.session.execute(counted).all())
    counts = {queue.code: sum(by_state.get(state, 0) for state in queue.states) for queue in QUEUES}
    mine = queued(QUEUE["can-cham"], by=by).subquery()
    counts["can-cham"] = db.session.scalar(select(func.count()).select_from(mine)) or 0
    return counts


def page_of(queue: Queue, number: int, *, by: Any) -> Part[Nomination]:
    """One page of a tab, longest waiting first."""
    return part_of(
        queued(queue, by=by).order_by(Nomination.moved_at, Nomination.id),
        number,
        loading=(joinedload(Nomination.unit), joinedload(Nomination.form), selectinload(Nomination.reviews)),
    )


def proposed(*, by: Any) -> list[Nomination]:
    """The nominations that wait for a decision which `by` may draw up."""
    return list(
        db.session.scalars(
            select(Nomination)
            .where(desk_of(by), Nomination.state == "proposed")
            .where(Nomination.province_id.in_(by.provinces_as("standing_office")))
            .options(joinedload(Nomination.unit), joinedload(Nomination.form), joinedload(Nomination.outcome))
            .order_by(Nomination.name, Nomination.id)
        )
    )


def council_size(province_id: int) -> int:
    """How many people sit on the council of a province today, its chair included."""
    members = holders("council_member", province_id=province_id)
    return len({*members, *holders("council_chair", province_id=province_id)})


def review_by(nomination: Nomination, *, by: Any) -> Review | None:
    """The review that `by` has given."""
    return next((review for review in nomination.reviews if review.reviewer_id == by.person_id), None)


def drawn_decisions(*, by: Any) -> list[Decision]:
    """Decisions that wait for a second person to release them, in `by`'s provinces."""
    return list(
        db.session.scalars(
            select(Decision)
            .where(
                Decision.state == "drawn",
                Decision.province_id.in_(by.provinces_as("standing_office", "releaser", "council_chair")),
            )
            .options(selectinload(Decision.commendations))
            .order_by(Decision.issued_on, Decision.id)
        )
    )
