"""Questions about evidence. What the actor does not see is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload

from ..kit.database import db
from ..kit.refusals import Missing
from .models import Album, Figure, File, Photo, Rendition
from .policy import seen_by, seen_privately_by

EXTENSIONS = {"avif": "avif", "jpg": "jpeg"}
"""Ending of an address to the format of a rendition."""


def find_photo(ref: str, *, by: Any) -> Photo:
    """The photo with this ref; raises Missing when the actor does not see its album."""
    found = db.session.scalar(
        select(Photo)
        .join(Photo.album)
        .where(Photo.ref == ref, seen_by(by))
        .options(contains_eager(Photo.album))
    )
    if found is None:
        raise Missing(_l("Không có ảnh này."))
    return found


def find_file(ref: str, *, by: Any) -> File:
    """The file with this ref; raises Missing unless the actor reads the dossier it belongs to."""
    found = db.session.scalar(
        select(File)
        .join(File.album)
        .where(File.ref == ref, seen_privately_by(by))
        .options(contains_eager(File.album))
    )
    if found is None:
        raise Missing(_l("Không có tệp này."))
    return found


def stored_under(photo: Photo, name: str) -> tuple[str, str]:
    """Key and MIME type of `640.avif`, `1280.jpg` or `goc.jpg` (the master); raises Missing."""
    stem, _dot, ending = name.rpartition(".")
    if (stem, ending) == ("goc", "jpg"):
        return photo.key, "image/jpeg"
    wanted = EXTENSIONS.get(ending)
    for rendition in photo.renditions:
        if rendition.format == wanted and str(rendition.width) == stem:
            return rendition.key, f"image/{rendition.format}"
    raise Missing(_l("Không có cỡ ảnh này."))


def covers_of(album_ids: Collection[int]) -> dict[int, Photo]:
    """The first photo of each album that has one, with its renditions; two statements for any number."""
    if not album_ids:
        return {}
    order = func.row_number().over(partition_by=Photo.album_id, order_by=(Photo.position, Photo.id))
    ranked = select(Photo.id, order.label("place")).where(Photo.album_id.in_(album_ids)).subquery()
    rows = db.session.scalars(
        select(Photo).join(ranked, ranked.c.id == Photo.id).where(ranked.c.place == 1)
    ).all()
    return {photo.album_id: photo for photo in rows}


def first_figures_of(album_ids: Collection[int]) -> dict[int, Figure]:
    """The first figure of each album that has one; one statement for any number."""
    if not album_ids:
        return {}
    order = func.row_number().over(partition_by=Figure.album_id, order_by=(Figure.position, Figure.id))
    ranked = select(Figure.id, order.label("place")).where(Figure.album_id.in_(album_ids)).subquery()
    rows = db.session.scalars(
        select(Figure).join(ranked, ranked.c.id == Figure.id).where(ranked.c.place == 1)
    ).all()
    return {figure.album_id: figure for figure in rows if figure.album_id is not None}


def figures_stated_by(document_id: int) -> list[Figure]:
    """The figures that a document states and the public may read: of places, and of public albums."""
    rows = db.session.scalars(
        select(Figure)
        .outerjoin(Album, Album.id == Figure.album_id)
        .where(
            Figure.document_id == document_id,
            (Figure.album_id.is_(None)) | Album.public.is_(True),
        )
        .options(joinedload(Figure.place))
        .order_by(Figure.key, Figure.position, Figure.id)
    )
    return list(rows)


def keys_in_use() -> Iterable[str]:
    """Every key of the store that a row names: what a sweep must keep."""
    for column in (Photo.key, Rendition.key, File.key):
        yield from db.session.scalars(select(column).distinct())
