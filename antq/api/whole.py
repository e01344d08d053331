"""Single things with everything that hangs on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement

from ..catalogue.models import Initiative
from ..catalogue.whole import whole
from ..honours.models import Commendation
from ..kit.database import db
from ..kit.refusals import Missing
from ..places.models import Place, Succession
from ..places.queries import versions_of
from ..replications.models import Replication
from ..replications.recognised import recognitions
from . import records
from .tables import (
    COMMENDATIONS,
    DECISIONS,
    FIGURES,
    INITIATIVES,
    KNOWN_PLACES,
    PHOTOS,
    PLACE_NAMES,
    PLACES,
    RECOGNITIONS,
    REPLICATIONS,
    SOURCES,
    SUCCESSIONS,
    TEXTS,
    Table,
)

ALL = 100_000
"""More rows than hang on any one thing."""
SOME = 200
"""Points of the ledger that are told with their initiative; a nationwide one has thousands."""


def _of(table: Table, *where: ColumnElement[bool]) -> list[records.Record]:
    return table.read(table.ids(*where, limit=ALL))


def _read(table: Table, rows: Iterable[Any]) -> list[records.Record]:
    return table.read([row.id for row in rows])


def one(table: Table, number: int) -> records.Record:
    """The record behind an id; raises Missing when it is not public."""
    found = table.read([number])
    if not found:
        raise Missing
    record: records.Record = found[0]
    return record


def initiative(number: int) -> records.FullInitiative:
    """An initiative and what was merged into it, as one, as its page tells it. Raises Missing unless public."""
    short, words = one(INITIATIVES, number), one(TEXTS, number)
    told_as_one = whole(db.session.get_one(Initiative, number))
    every = [each.id for each in told_as_one.members]
    points = REPLICATIONS.ids(Replication.initiative_id.in_(every), limit=SOME)
    hanging = {
        "replications": REPLICATIONS.read(points),
        "known_places": _read(KNOWN_PLACES, told_as_one.known_places),
        "recognitions": _read(RECOGNITIONS, recognitions(told_as_one.members[0])),
        "figures": _read(FIGURES, told_as_one.figures),
        "photos": _read(PHOTOS, told_as_one.photos),
        "sources": _read(SOURCES, told_as_one.sources),
        "commendations": _of(COMMENDATIONS, Commendation.initiative_id.in_(every)),
    }
    told = words.model_dump(exclude={"initiative"})
    return records.FullInitiative.model_validate(dict(short) | told | hanging)


def replication(number: int) -> records.FullReplication:
    """A point of the ledger with the figures that it reported. Raises Missing unless public."""
    found = one(REPLICATIONS, number)
    figures = _of(FIGURES, Replication.id == number)
    return records.FullReplication.model_validate(dict(found) | {"figures": figures})


def decision(number: int) -> records.FullDecision:
    """A released decision with its public list. Raises Missing."""
    rows = _of(COMMENDATIONS, Commendation.decision_id == number)
    return records.FullDecision.model_validate(dict(one(DECISIONS, number)) | {"commendations": rows})


def place(number: int) -> records.FullPlace:
    """A place with its names, what it came from and what became of it. Raises Missing."""
    found = one(PLACES, number)
    followed = {
        "versions": _read(PLACE_NAMES, versions_of(db.session.get_one(Place, number))),
        "successors": _of(SUCCESSIONS, Succession.old_id == number),
        "predecessors": _of(SUCCESSIONS, Succession.new_id == number),
    }
    return records.FullPlace.model_validate(dict(found) | followed)
