"""Questions whose answers are counts: commendations, classes, official figures, names for lists."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from ..catalogue.models import Initiative
from ..catalogue.policy import seen_by as initiative_seen_by
from ..evidence.models import Figure
from ..honours.models import Commendation, Decision
from ..honours.policy import shown_to_public
from ..kit.database import db
from ..law.models import AwardForm
from ..places.models import Place
from ..replications.counting import is_alive
from ..replications.hidden import hidden_initiatives
from ..replications.models import Replication
from ..replications.queries import WHOLE
from ..scoresheets.models import Score, Sheet
from .filters import Filter

MOST_OFFICIAL = 200


@dataclass(frozen=True)
class Conferred:
    """How many of one form were conferred in a year, by who received them."""

    year: int
    form: str
    initiatives: int = 0
    collectives: int = 0
    persons: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.initiatives + self.collectives + self.persons


def commendations(wanted: Filter) -> list[Conferred]:
    """Public commendations of released decisions by year, the newest first, and form, the highest first."""
    rows = (
        select(Commendation.year, AwardForm.label, Commendation.recipient, func.count())
        .join(Commendation.decision)
        .join(Commendation.form)
        .where(shown_to_public())
        .group_by(Commendation.year, AwardForm.position, AwardForm.label, Commendation.recipient)
        .order_by(Commendation.year.desc(), AwardForm.position.desc(), AwardForm.label)
    )
    if wanted.year:
        rows = rows.where(Commendation.year == wanted.year)
    if wanted.province:
        rows = rows.where(Decision.province_id == wanted.province_id)
    if wanted.kind:
        rows = rows.join(Commendation.initiative).where(Initiative.kind == wanted.kind)
    found: dict[tuple[int, str], dict[str, int]] = {}
    for year, form, recipient, count in db.session.execute(rows):
        found.setdefault((year, form), {})[f"{recipient}s"] = count
    return [Conferred(year, form, **counts) for (year, form), counts in found.items()]


@dataclass(frozen=True)
class Classed:
    """How many of one kind of subject were confirmed in a class for a year."""

    year: int
    subject: str
    grade: str
    count: int


def classes(wanted: Filter) -> list[Classed]:
    """Confirmed classes of the movement, the newest year first. They are of places and bodies, not of people."""
    rows = (
        select(Score.year, Sheet.subject, Score.grade, func.count())
        .join(Score.sheet)
        .where(Score.state == "confirmed", Sheet.kind == "phan-loai-phong-trao")
        .group_by(Score.year, Sheet.subject, Score.grade)
        .order_by(Score.year.desc(), Sheet.subject, Score.grade)
    )
    if wanted.year:
        rows = rows.where(Score.year == wanted.year)
    if wanted.province:
        rows = rows.where(Score.province_id == wanted.province_id)
    return [Classed(*row) for row in db.session.execute(rows)]


def official(wanted: Filter) -> Sequence[Figure]:
    """What documents say of whole provinces and communes, in Vietnamese order of the places; never added up.

    One more than MOST_OFFICIAL where there are more.
    """
    rows = (
        select(Figure)
        .join(Figure.place)
        .where(Figure.album_id.is_(None))
        .options(
            joinedload(Figure.place).options(
                joinedload(Place.parent), joinedload(Place.heir).joinedload(Place.parent)
            ),
            joinedload(Figure.document),
            selectinload(Figure.corrected_by),
        )
        .order_by(Place.sort_key, Figure.what, Figure.id)
        .limit(MOST_OFFICIAL + 1)
    )
    if wanted.province:
        inside = select(Place.id).where(
            (Place.id == wanted.province_id) | (Place.parent_id == wanted.province_id)
        )
        rows = rows.where(Place.id.in_(inside) | Place.heir_id.in_(inside))
    return db.session.scalars(rows).all()


@dataclass(frozen=True)
class Known:
    """What lists say of an initiative."""

    ref: str
    name: str
    address: str
    field: str
    kind: str


def initiatives(ids: Collection[int]) -> dict[int, Known]:
    """Those of these that the catalogue shows, by id."""
    found: dict[int, Known] = {}
    every = list(ids)
    for start in range(0, len(every), 5_000):
        part = every[start : start + 5_000]
        rows = db.session.execute(
            select(
                Initiative.id,
                Initiative.ref,
                Initiative.name,
                Initiative.slug,
                Initiative.field,
                Initiative.kind,
            ).where(Initiative.id.in_(part), initiative_seen_by(None))
        )
        found |= {
            row.id: Known(row.ref, row.name, f"{row.ref}-{row.slug}", row.field, row.kind) for row in rows
        }
    return found


def begun_in(place: Place, *, limit: int) -> list[Any]:
    """Public initiatives that come from a place of today, by name."""
    here = Initiative.province_id if place.level == "province" else Initiative.commune_id
    rows = select(Initiative.ref, Initiative.name, Initiative.slug, Initiative.year)
    return list(
        db.session.execute(
            rows.where(here == place.id, initiative_seen_by(None)).order_by(Initiative.sort_key).limit(limit)
        )
    )


def points_in(place: Place, *, limit: int) -> Sequence[Replication]:
    """Points that count today in a place of today, the oldest of the ledger first."""
    here = Replication.province_id if place.level == "province" else Replication.commune_id
    standing = Replication.initiative_id.not_in(hidden_initiatives())
    rows = select(Replication).where(here == place.id, is_alive(), standing).options(*WHOLE)
    return db.session.scalars(rows.order_by(Replication.id).limit(limit)).all()
