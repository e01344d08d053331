"""Telling the catalogue how many points and teams of an initiative count today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import func, or_, select

from ...catalogue.actions import count_points
from ...catalogue.holding import hold
from ...catalogue.models import Initiative
from ...kit.database import db
from ..counting import is_alive, own_points
from ..models import Replication

AT_ONCE = 500
Compared = tuple[Initiative, tuple[int, int], tuple[int, int]]
"""An initiative, points and teams as kept, and as the rows say."""


def recount(*initiatives: Initiative) -> None:
    """Count the own replications of each from the rows, and let the catalogue keep what was counted.

    They are held first: a count made beside another act would not see what that one is about to commit.
    """
    hold(initiatives)
    for each, kept, counted in _compared(initiatives):
        if kept != counted:
            count_points(each, points=counted[0], teams=counted[1])


def recount_all(ids: Iterable[int]) -> None:
    """`recount` of the initiatives with these ids."""
    for found in _parts(ids):
        recount(*found)


def hold_all(ids: Iterable[int]) -> None:
    """Hold the initiatives with these ids (`catalogue.holding`)."""
    hold(each for found in _parts(ids) for each in found)


def _parts(ids: Iterable[int]) -> Iterator[Sequence[Initiative]]:
    every = sorted(set(ids))
    for start in range(0, len(every), AT_ONCE):
        part = select(Initiative).where(Initiative.id.in_(every[start : start + AT_ONCE]))
        yield db.session.scalars(part.order_by(Initiative.id)).all()


def miscounts() -> list[Compared]:
    """Initiatives whose kept counts are not what the rows say: kept and counted points and teams."""
    return [row for found in _parts(miscounted()) for row in _compared(found)]


def _compared(initiatives: Sequence[Initiative]) -> list[Compared]:
    counted = own_points([each.id for each in initiatives])
    return [(each, (each.own_points, each.own_teams), counted[each.id]) for each in initiatives]


def miscounted() -> list[int]:
    """The ids of the initiatives whose kept counts are not what the ledger's rows say today."""
    ledger = (
        select(
            Replication.initiative_id.label("id"),
            func.count().label("points"),
            func.coalesce(func.sum(Replication.team_count), 0).label("teams"),
        )
        .where(is_alive())
        .group_by(Replication.initiative_id)
        .subquery()
    )
    points, teams = func.coalesce(ledger.c.points, 0), func.coalesce(ledger.c.teams, 0)
    rows = (
        select(Initiative.id)
        .outerjoin(ledger, ledger.c.id == Initiative.id)
        .where(or_(Initiative.own_points != points, Initiative.own_teams != teams))
        .order_by(Initiative.id)
    )
    return list(db.session.scalars(rows))
