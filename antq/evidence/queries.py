"""Questions about evidence. What the actor does not see is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import BindParameter, Row, bindparam, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from ..kit.database import db
from ..kit.refusals import Missing
from .models import Album, Figure, File, Photo, Rendition
from .pictures import PLAIN, Picture, picture_of
from .policy import seen_by, seen_privately_by, standing_open

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


def find_figure(ref: str, *, by: Any) -> Figure:
    """The figure with this ref; raises Missing unless it is of a place or of an album that the actor sees."""
    found = db.session.scalar(
        select(Figure)
        .outerjoin(Figure.album)
        .where(Figure.ref == ref, or_(Figure.album_id.is_(None), seen_by(by)))
        .options(
            contains_eager(Figure.album),
            *(joinedload(each) for each in (Figure.document, Figure.place, Figure.said_by)),
        )
    )
    if found is None:
        raise Missing(_l("Không có số liệu này."))
    return found


def beside(figure: Figure) -> list[Figure]:
    """What stands beside a figure, itself included: the figures of its album, or of its place alone."""
    same = (
        (Figure.album_id.is_(None)) & (Figure.place_id == figure.place_id)
        if figure.album_id is None
        else Figure.album_id == figure.album_id
    )
    rows = select(Figure).where(same).options(joinedload(Figure.document))
    return list(db.session.scalars(rows.order_by(Figure.position, Figure.id)))


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


def _first_of(model: type[Photo] | type[Figure]) -> Any:
    """The id of the first photo or figure of the same album: nothing of an album is read but its first. A figure
    that was corrected, or that shows no effect, is no result to begin with."""
    other: Any = aliased(model)
    same = select(other.id).where(other.album_id == model.album_id).order_by(other.position, other.id)
    if model is Figure:
        later = aliased(Figure)
        same = same.where(
            other.label != "no_effect", ~select(later.id).where(later.corrects_id == other.id).exists()
        )
    return same.limit(1).correlate(model).scalar_subquery()


ALBUMS: BindParameter[int] = bindparam("albums", expanding=True)
COVERS = select(
    *(getattr(Photo, name) for name in ("id", "album_id", *PLAIN)),
).where(Photo.album_id.in_(ALBUMS), Photo.id == _first_of(Photo))
SIZES = (
    select(Rendition.photo_id, Rendition.format, Rendition.width)
    .where(Rendition.photo_id.in_(bindparam("photos", expanding=True)))
    .order_by(Rendition.width)
)
FIRST_FIGURES = select(
    *(getattr(Figure, name) for name in ("album_id", "what", "value", "high", "before", "qualifier", "unit"))
).where(Figure.album_id.in_(ALBUMS), Figure.id == _first_of(Figure))
"""Made once, and plain rows instead of objects: lists read them for every card."""


def covers_of(album_ids: Collection[int]) -> dict[int, Picture]:
    """The first photo of each album that has one; two statements for any number."""
    rows = db.session.execute(COVERS, {"albums": list(album_ids)}).all() if album_ids else []
    if not rows:
        return {}
    sizes: dict[int, list[tuple[str, int]]] = {row.id: [] for row in rows}
    for photo, form, width in db.session.execute(SIZES, {"photos": list(sizes)}):
        sizes[photo].append((form, width))
    return {row.album_id: picture_of(row, sizes[row.id]) for row in rows}


def first_figures_of(album_ids: Collection[int]) -> dict[int, Row[Any]]:
    """What `figures.finding` needs of the first figure of each album; one statement for any number."""
    rows = db.session.execute(FIRST_FIGURES, {"albums": list(album_ids)}) if album_ids else ()
    return {row.album_id: row for row in rows}


def figures_stated_by(document_id: int) -> list[Figure]:
    """The figures that a document states and the public may read: of places, and of public albums."""
    rows = db.session.scalars(
        select(Figure)
        .outerjoin(Album, Album.id == Figure.album_id)
        .where(
            Figure.document_id == document_id,
            or_(Figure.album_id.is_(None), standing_open()),
        )
        .options(joinedload(Figure.place), selectinload(Figure.corrected_by))
        .order_by(Figure.key, Figure.position, Figure.id)
    )
    return list(rows)


def figures_of_place(place_id: int) -> list[Figure]:
    """The figures of a place as a whole: of no initiative in it, so everybody reads them."""
    rows = select(Figure).where(Figure.place_id == place_id, Figure.album_id.is_(None))
    told = rows.options(joinedload(Figure.document), selectinload(Figure.corrected_by))
    return list(db.session.scalars(told.order_by(Figure.what, Figure.id)))


def keys_in_use() -> Iterable[str]:
    """Every key of the store that a row names: what a sweep must keep."""
    for column in (Photo.key, Rendition.key, File.key):
        yield from db.session.scalars(select(column).distinct())
