"""The replications that a dossier may rest on, and how one is told in a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..catalogue.models import heir_of, members_of
from ..kit.numbers import DatedPrecision, Precision, write_day
from ..places import lineage
from ..replications import queries
from ..replications.counting import grace, this_quarter
from ..replications.liveness import Life, alive, life, named
from ..replications.models import Replication
from ..replications.words import LIVES
from ..replications.workflow import REPLICATION
from .models import Nomination

MOST = 100
"""So many are offered: more than anybody reads through, and few enough for one page on a slow line."""


def offered(nomination: Nomination, *, by: Any) -> Sequence[Replication]:
    """The replications of its initiative that the actor sees, those nearest to the unit first; what was chosen before
    is among them as long as it is one of the initiative."""
    if nomination.initiative is None:
        return []
    initiative = heir_of(nomination.initiative)
    found = list(queries.nearest(initiative, unit=nomination.unit, limit=MOST, by=by))
    own = {each.id for each in members_of(initiative)}
    chosen = [each.replication for each in nomination.replications if each.replication.initiative_id in own]
    return [*found, *(each for each in chosen if each not in found)]


def confirmed(rows: Iterable[Replication]) -> list[Replication]:
    """Those that count as running today."""
    now, given = this_quarter(), grace()
    return [each for each in rows if alive(each.state, each.confirmed_quarter, now, given)]


def where(replication: Replication) -> str:
    """The area as it was when it began, and what it is now."""
    place = lineage.described(replication.place, replication.place.heir)
    return f"{replication.neighbourhood}, {place}" if replication.neighbourhood else place


def standing(replication: Replication) -> str:
    """How it stands today: its code, its state, since when, and when that was said last."""
    began = replication.started_on
    precision = Precision(replication.started_precision)
    quarter = replication.confirmed_quarter
    parts = (
        replication.ref,
        _state(replication),
        f"từ {write_day(DatedPrecision(began, precision))}" if began else "",
        f"xác nhận {named(quarter)}" if quarter is not None else "",
    )
    return "; ".join(part for part in parts if part)


def _state(replication: Replication) -> str:
    """The word of its state; of one that nobody confirms any more that."""
    how = life(replication.state, replication.confirmed_quarter, this_quarter(), grace())
    word = LIVES[how][0] if how in (Life.OVERDUE, Life.GREY) else REPLICATION.state_of(replication).label
    return str(word).lower()


def line_of(replication: Replication) -> str:
    """The same in one line, as it is kept in the dossier."""
    return f"{where(replication)} ({standing(replication)})"
