"""Figures: written down once, never overwritten."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select

from ...kit.database import db
from ...kit.text import clean
from ...law.models import Document
from ...places.models import Place
from ..models import Album, Figure
from .albums import next_place


def add_figure(
    album: Album | None = None,
    *,
    what: str,
    value: Decimal,
    qualifier: str = "exact",
    high: Decimal | None = None,
    before: Decimal | None = None,
    unit: str = "",
    scope: str = "",
    period: str = "",
    period_before: str = "",
    document: Document | None = None,
    source: str = "",
    place: Place | None = None,
    key: str = "",
) -> Figure:
    """Write down a measured result of an album's thing, or (without an album) of a place.

    ValueError when it hangs on neither, or a range has no upper end: figures are never guessed.
    With a `key` that is known already nothing is changed: a published figure is never overwritten.
    """
    if album is None and place is None:
        raise ValueError(f"figure {key or what!r} belongs to nothing")
    if (qualifier == "range") and high is None:
        raise ValueError(f"figure {key or what!r} is a range without an upper end")
    known = db.session.scalar(select(Figure).where(Figure.key == key)) if key else None
    if known is not None:
        return known
    figure = Figure(
        key=key,
        album_id=album.id if album else None,
        place_id=place.id if place else None,
        what=clean(what),
        value=value,
        high=high,
        before=before,
        qualifier=qualifier,
        unit=clean(unit),
        scope=clean(scope),
        period=clean(period),
        period_before=clean(period_before),
        document_id=document.id if document else None,
        source=clean(source, multiline=True),
        position=next_place(Figure, album) if album else 0,
    )
    db.session.add(figure)
    db.session.flush()
    if album is not None:
        db.session.expire(album, ["figures"])
    return figure


def drop_figure(figure: Figure) -> None:
    """Take a figure out of a dossier that is still being written."""
    db.session.delete(figure)
    db.session.flush()
