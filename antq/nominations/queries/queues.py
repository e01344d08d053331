"""The desk of those who receive, review and decide: its tabs, how many wait in each, one page of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from ...kit.database import db
from ...kit.paging import Part, part_of
from ..models import Nomination, Review
from ..policy import seen_by


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
    Queue("xong", _l("Đã xong"), ("released", "revoked", "rejected", "withdrawn")),
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
