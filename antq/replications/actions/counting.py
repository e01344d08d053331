"""Telling the catalogue how many points and teams of an initiative count today."""

from __future__ import annotations

from ...catalogue.actions import count_points
from ...catalogue.models import Initiative
from ...kit.database import db
from ..counting import own_points


def recount(initiative: Initiative) -> None:
    """Count the initiative's own replications from the rows, and let the catalogue keep what was counted."""
    db.session.flush()
    points, teams = own_points(initiative.id)
    if (initiative.own_points, initiative.own_teams) != (points, teams):
        count_points(initiative, points=points, teams=teams)
