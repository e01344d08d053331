"""Telling the catalogue how many points and teams of an initiative count today."""

from __future__ import annotations

from sqlalchemy import func, or_, select

from ...catalogue.actions import count_points
from ...catalogue.models import Initiative
from ...kit.database import db
from ..counting import is_alive, own_points
from ..models import Replication


def recount(initiative: Initiative) -> None:
    """Count the initiative's own replications from the rows, and let the catalogue keep what was counted."""
    db.session.flush()
    points, teams = own_points(initiative.id)
    if (initiative.own_points, initiative.own_teams) != (points, teams):
        count_points(initiative, points=points, teams=teams)


def miscounts() -> list[tuple[Initiative, tuple[int, int], tuple[int, int]]]:
    """Initiatives whose kept counts are not what the rows say: kept and counted points and teams."""
    found = db.session.scalars(select(Initiative).where(Initiative.id.in_(miscounted())))
    return [(each, (each.own_points, each.own_teams), own_points(each.id)) for each in found]


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
