"""By which day a round wants something of its dossiers."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, func, select

from ...kit import clock
from ...kit.database import db
from ...nominations.models import Nomination
from ...rounds.models import Phase


def first_closing(kind: str, where: ColumnElement[bool]) -> date | None:
    """The first day, today or later, on which a phase of this kind closes for one of these dossiers."""
    rows = select(func.min(Phase.closes_on)).join(Nomination, Nomination.round_id == Phase.round_id)
    return db.session.scalar(rows.where(Phase.kind == kind, Phase.closes_on >= clock.today(), where))
