"""The quarterly question "còn hoạt động?": asked of units, answered by a tap; silence makes points grey."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import and_, or_, select

from ...kit import clock
from ...kit.database import db, writing
from ...kit.database.version import stamp_at_commit
from ...kit.jobs import Ending, enqueue, job
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Stale
from ...units.models import Unit
from ...units.words import today
from ..counting import this_quarter
from ..liveness import IN_THE_FIELD, due, named
from ..models import Replication
from .counting import miscounted, recount, recount_all
from .holding import hold

AT_ONCE = 200


def confirm(replications: Iterable[Replication], *, by: Any) -> int:
    """Say that each still runs in this quarter; returns for how many that was news.

    Raises Refused (not one's own) and Stale (one that has been closed, or is not launched yet).
    """
    quarter, chosen, news = this_quarter(), list(replications), []
    for each in chosen:
        must(by, "replication.confirm", each)
    hold(chosen)
    for each in chosen:
        if each.state not in IN_THE_FIELD:
            says = _l("Điểm %(ref)s không còn ở trạng thái hoạt động. Tải lại trang.")
            raise Stale(says % {"ref": each.ref})
        if due(each.state, each.confirmed_quarter, quarter):
            each.confirmed_quarter = quarter
            stamp_at_commit(each)
            record("replication.confirm", each, by=by, quarter=named(quarter))
            news.append(each)
    recount(*dict.fromkeys(each.initiative for each in news))
    if news:
        look_later()
    return len(news)


def look_later() -> None:
    """One look a day, whoever asks for it: the key is the day. Two who ask at once wait for each other: an act
    asks after it was recorded, so that this wait too stands last."""
    morning = clock.local(clock.now()).replace(hour=0, minute=5, second=0, microsecond=0)
    due_at = morning + timedelta(days=1)
    enqueue("replication.look", key=f"replication.look {due_at:%Y-%m-%d}", due_at=due_at)


@job("replication.look")
def look_after_quarters() -> Ending:
    """Recount what a new quarter made grey, and in the last month of a quarter ask each unit once.

    Looks again tomorrow, as long as anything runs. By short transactions: what was done stays done.
    """
    with writing():
        if db.session.scalar(select(Replication.id).where(Replication.state.in_(IN_THE_FIELD)).limit(1)):
            look_later()
    for ids in _parts(miscounted()):
        with writing():
            recount_all(ids)
    asked = to_ask() if clock.today().month % 3 == 0 else []

    def ending() -> None:
        quarter = this_quarter()
        for unit_id in asked:
            enqueue("replication.ask", key=f"replication.ask {quarter} {unit_id}", unit=unit_id)

    return ending


def to_ask() -> list[int]:
    """The ids of the units that have something to confirm this quarter: of those of today that answer for it."""
    due_now = and_(
        Replication.state.in_(IN_THE_FIELD),
        or_(Replication.confirmed_quarter.is_(None), Replication.confirmed_quarter < this_quarter()),
    )
    units = db.session.scalars(select(Unit).where(Unit.id.in_(select(Replication.unit_id).where(due_now))))
    return sorted({today(unit).id for unit in units})


def _parts(ids: list[int]) -> list[list[int]]:
    return [ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE)]
