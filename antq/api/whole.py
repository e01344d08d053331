"""Single things with everything that hangs on them."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from ..catalogue.models import Initiative, KnownPlace, Source
from ..evidence.models import Figure, Photo
from ..honours.models import Commendation
from ..kit.database import db
from ..kit.refusals import Missing
from ..places.models import Succession
from . import records
from .tables import (
    COMMENDATIONS,
    DECISIONS,
    FIGURES,
    INITIATIVES,
    PHOTOS,
    PLACES,
    REPLICATIONS,
    SOURCES,
    SUCCESSIONS,
    TEXTS,
    Table,
)
from .tables.owners import members

ALL = 100_000
"""More rows than hang on any one thing."""


def _of(table: Table, *where: ColumnElement[bool]) -> list[records.Record]:
    return table.read(table.ids(*where, limit=ALL))


def one(table: Table, number: int) -> records.Record:
    """The record behind an id; raises Missing when it is not public."""
    found = table.read([number])
    if not found:
        raise Missing
    record: records.Record = found[0]
    return record


def initiative(number: int) -> records.FullInitiative:
    """An initiative and what was merged into it, as one. Raises Missing unless it is public."""
    short, words = one(INITIATIVES, number), one(TEXTS, number)
    every = members([number])[number]
    albums = db.session.scalars(select(Initiative.album_id).where(Initiative.id.in_(every))).all()
    hanging = {
        "replications": _of(REPLICATIONS, KnownPlace.initiative_id.in_(every)),
        "figures": _of(FIGURES, Figure.album_id.in_(albums)),
        "photos": _of(PHOTOS, Photo.album_id.in_(albums)),
        "sources": _of(SOURCES, Source.initiative_id.in_(every)),
        "commendations": _of(COMMENDATIONS, Commendation.initiative_id.in_(every)),
    }
    told = words.model_dump(exclude={"initiative"})
    return records.FullInitiative.model_validate(dict(short) | told | hanging)


def decision(number: int) -> records.FullDecision:
    """A released decision with its public list. Raises Missing."""
    rows = _of(COMMENDATIONS, Commendation.decision_id == number)
    return records.FullDecision.model_validate(dict(one(DECISIONS, number)) | {"commendations": rows})


def place(number: int) -> records.FullPlace:
    """A place with what it came from and what became of it. Raises Missing."""
    followed = {
        "successors": _of(SUCCESSIONS, Succession.old_id == number),
        "predecessors": _of(SUCCESSIONS, Succession.new_id == number),
    }
    return records.FullPlace.model_validate(dict(one(PLACES, number)) | followed)
