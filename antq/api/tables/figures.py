"""Figures as their sources give them: of initiatives, of points, and of places alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import aliased

from ...catalogue.models import Initiative
from ...evidence.models import Figure
from ...kit.database import db
from ...law.models import Document
from ...places.models import Place
from ...replications.models import Replication
from ...replications.policy import standing
from ...units.models import Unit
from .. import records
from .base import Table, in_order, number, place_key
from .owners import may_stand, speakers
from .places import place_at

Corrected, Correction = aliased(Figure), aliased(Figure)
OF_PLACE = "dia-ban"
"""First part of the ref of a figure that belongs to no initiative: dia-ban.15.2."""
OF_POINT = "DM-"
"""How the ref of a figure begins that a point reported: DM-0001.2."""


def _figure_rows() -> Select[Any]:
    """Figures of initiatives and points that stand, and of places alone; a dossier's own are in none of them."""
    return _with_owner(select(Figure.id))


def _with_owner(rows: Any) -> Any:
    """The rows with the initiative or the point on whose album a figure hangs; those that are public."""
    return (
        rows.select_from(Figure)
        .outerjoin(Initiative, Initiative.album_id == Figure.album_id)
        .outerjoin(Replication, Replication.album_id == Figure.album_id)
        .where(or_(Figure.album_id.is_(None), may_stand(), standing()))
    )


def _read_figures(ids: Sequence[int]) -> list[records.Figure]:
    rows = db.session.execute(
        _with_owner(
            select(
                Figure,
                Initiative.id.label("initiative_id"),
                Initiative.ref,
                Replication.ref.label("point"),
                Place.code,
                Place.ended_on,
                Document.ref.label("document"),
                Unit.ref.label("said_by"),
                Corrected.ref.label("corrects"),
                Correction.ref.label("corrected_by"),
            )
        )
        .outerjoin(Place, Place.id == Figure.place_id)
        .outerjoin(Document, Document.id == Figure.document_id)
        .outerjoin(Unit, Unit.id == Figure.said_by_unit_id)
        .outerjoin(Corrected, Corrected.id == Figure.corrects_id)
        .outerjoin(Correction, Correction.corrects_id == Figure.id)
        .where(Figure.id.in_(ids))
    ).all()
    places = _places_in_album(row[0] for row in rows)
    refs = speakers(row.initiative_id for row in rows if row.initiative_id is not None)
    found = {}
    for row in rows:
        figure: Figure = row[0]
        if row.initiative_id is not None and row.initiative_id not in refs:
            continue
        key = place_key(row.code, row.ended_on)
        owner = row.ref or row.point or f"{OF_PLACE}.{key}"
        found[figure.id] = _figure(
            figure,
            ref=f"{owner}.{places[figure.id]}",
            initiative=refs.get(row.initiative_id),
            replication=row.point,
            place_key=key,
            document=row.document,
            said_by=row.said_by,
            corrects=row.corrects,
            corrected_by=row.corrected_by,
        )
    return in_order(ids, found)


def _figure(figure: Figure, **of_others: Any) -> records.Figure:
    return records.Figure(
        what=figure.what,
        value=number(figure.value) or 0,
        high=number(figure.high),
        before=number(figure.before),
        qualifier=figure.qualifier,
        unit=figure.unit or None,
        scope=figure.scope or None,
        period=figure.period or None,
        period_before=figure.period_before or None,
        source=figure.source or None,
        code=figure.ref,
        address=f"/so-lieu/{figure.ref}",
        label=figure.label,
        better=figure.better,
        base=number(figure.base),
        base_unit=figure.base_unit or None,
        reason=figure.reason or None,
        **of_others,
    )


def _places_in_album(figures: Iterable[Figure]) -> dict[int, int]:
    """The number of each figure among those of its album, or of its place where it has no album."""
    every = list(figures)
    albums = {each.album_id for each in every if each.album_id is not None}
    places = {each.place_id for each in every if each.album_id is None}
    rank = func.row_number().over(
        partition_by=(Figure.album_id, case((Figure.album_id.is_(None), Figure.place_id))),
        order_by=Figure.id,  # a correction comes last here, so that no other ref moves
    )
    within = or_(Figure.album_id.in_(albums), (Figure.album_id.is_(None)) & Figure.place_id.in_(places))
    return {row.id: row.n for row in db.session.execute(select(Figure.id, rank.label("n")).where(within))}


def _figure_at(ref: str) -> int | None:
    owner, _dot, place = ref.rpartition(".")
    if not (place.isascii() and place.isdigit() and len(place) < 6 and int(place)):
        return None
    within: ColumnElement[bool]
    if owner.startswith(f"{OF_PLACE}."):
        place_id = place_at(owner.removeprefix(f"{OF_PLACE}."))
        within = (Figure.album_id.is_(None)) & (Figure.place_id == place_id)
    else:
        model: Any = Replication if owner.startswith(OF_POINT) else Initiative
        within = Figure.album_id == select(model.album_id).where(model.ref == owner).scalar_subquery()
    ordered = select(Figure.id).where(within).order_by(Figure.id)
    return db.session.scalar(ordered.offset(int(place) - 1).limit(1))


FIGURES = Table("figures", "so-lieu", records.Figure, _figure_rows, _read_figures, _figure_at)
