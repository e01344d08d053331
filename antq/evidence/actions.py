"""Writing evidence: photos, files, figures. Who may was asked by the room that owns the album."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from ..kit import clock, jobs, storage
from ..kit.database import db
from ..kit.journal import record
from ..kit.media.intake import Photo as Received
from ..kit.refusals import Invalid
from ..kit.text import clean
from ..law.models import Document
from ..places.models import Place
from .consent import CONSENTS
from .models import Album, Figure, File, Photo
from .renditions import RENDER

MOST_PHOTOS = 20
MOST_FILES = 10


@dataclass(frozen=True)
class Kept:
    """A photo whose bytes lie in the store already."""

    key: str
    width: int
    height: int
    colour: str
    taken_on: date | None


def keep(received: Received) -> Kept:
    """Put a received photo into the store; slow (it is synced), so call it with no transaction open."""
    taken_on = received.taken_at.date() if received.taken_at else None
    return Kept(
        storage.store().put(received.data), received.width, received.height, received.colour, taken_on
    )


def open_album(*, unit_id: int | None = None, province_id: int | None = None, public: bool = False) -> Album:
    """A new, empty album; without a unit and not public nobody sees it yet."""
    album = Album(unit_id=unit_id, province_id=province_id, public=public, submitted=False)
    db.session.add(album)
    db.session.flush()
    return album


def add_photo(
    album: Album,
    kept: Kept,
    *,
    alt: str,
    consent: str,
    caption: str = "",
    credit: str = "",
    taken_on: date | None = None,
    illustration: bool = False,
    by: Any,
) -> Photo:
    """Hang a kept photo at the end of the album and have its sizes made.

    Refuses (Invalid): no description, no choice of consent, already in the album, album full.
    """
    _check_words(alt, consent)
    if db.session.scalar(select(Photo.id).where(Photo.album_id == album.id, Photo.key == kept.key)):
        raise Invalid({"photo": _l("Ảnh này đã có trong hồ sơ. Chọn một ảnh khác.")})
    if _count(Photo, album) >= MOST_PHOTOS:
        raise Invalid(
            {"photo": _l("Hồ sơ đã có %(most)d ảnh, mức nhiều nhất. Bỏ bớt một ảnh trước.", most=MOST_PHOTOS)}
        )
    photo = Photo(
        ref=new_ref(),
        album_id=album.id,
        key=kept.key,
        width=kept.width,
        height=kept.height,
        colour=kept.colour,
        alt=clean(alt),
        caption=clean(caption),
        credit=clean(credit),
        taken_on=taken_on or kept.taken_on,
        consent=consent,
        illustration=illustration or consent == "illustration",
        position=_next(Photo, album),
        added_by_id=by.person_id,
        added_at=clock.now(),
    )
    db.session.add(photo)
    db.session.flush()
    db.session.expire(album, ["photos"])
    record("photo.add", photo, by=by)
    jobs.enqueue(RENDER, key=f"{RENDER}:{photo.id}", photo_id=photo.id)
    return photo


def write_words(
    photo: Photo,
    *,
    alt: str,
    consent: str,
    caption: str = "",
    credit: str = "",
    taken_on: date | None = None,
    by: Any,
) -> None:
    """Change what is said about a photo. Refuses as `add_photo` does."""
    _check_words(alt, consent)
    photo.alt, photo.caption, photo.credit = clean(alt), clean(caption), clean(credit)
    photo.taken_on, photo.consent = taken_on, consent
    photo.illustration = consent == "illustration"
    record("photo.edit", photo, by=by)


def move_photo(photo: Photo, step: int, *, by: Any) -> None:
    """Move a photo one place towards the front (step -1) or the end (+1); at the edge nothing happens."""
    row = list(photo.album.photos)
    at = row.index(photo)
    to = at + (1 if step > 0 else -1)
    if 0 <= to < len(row):
        row[at], row[to] = row[to], row[at]
        for place, each in enumerate(row):
            each.position = place
        db.session.flush()
        db.session.expire(photo.album, ["photos"])


def drop_photo(photo: Photo, *, by: Any) -> None:
    """Take a photo out of its album; the bytes stay until a sweep finds that nothing names them."""
    record("photo.drop", photo, by=by)
    album = photo.album
    for rendition in photo.renditions:
        db.session.delete(rendition)
    db.session.delete(photo)
    db.session.flush()
    db.session.expire(album, ["photos"])


def add_file(album: Album, key: str, *, name: str, mime: str, size: int, about: str = "", by: Any) -> File:
    """Add a document whose bytes lie in the store under `key`. Refuses (Invalid) when the album is full."""
    if _count(File, album) >= MOST_FILES:
        raise Invalid(
            {"file": _l("Hồ sơ đã có %(most)d tệp, mức nhiều nhất. Bỏ bớt một tệp trước.", most=MOST_FILES)}
        )
    file = File(
        ref=new_ref(),
        album_id=album.id,
        key=key,
        name=_file_name(name),
        mime=mime,
        size=size,
        about=clean(about)[:300],
        added_by_id=by.person_id,
        added_at=clock.now(),
    )
    db.session.add(file)
    db.session.flush()
    db.session.expire(album, ["files"])
    record("file.add", file, by=by)
    return file


def drop_file(file: File, *, by: Any) -> None:
    """Take a file out of its album; the bytes stay until a sweep."""
    record("file.drop", file, by=by)
    album = file.album
    db.session.delete(file)
    db.session.flush()
    db.session.expire(album, ["files"])


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
        position=_next(Figure, album) if album else 0,
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


def copy_album(source: Album, target: Album, *, by: Any) -> None:
    """Copy photos (with their sizes) and figures, in order, for publishing; files never go along."""
    for photo in source.photos:
        _copy_photo(photo, target, by=by)
    for figure in source.figures:
        values = {name: getattr(figure, name) for name in _COPIED_OF_FIGURE}
        db.session.add(Figure(album_id=target.id, **values))
    db.session.flush()
    db.session.expire(target, ["photos", "figures"])


_COPIED_OF_PHOTO = (
    "key",
    "width",
    "height",
    "colour",
    "alt",
    "caption",
    "credit",
    "taken_on",
    "consent",
    "illustration",
    "position",
)
_COPIED_OF_FIGURE = (
    "place_id",
    "what",
    "value",
    "high",
    "before",
    "qualifier",
    "unit",
    "scope",
    "period",
    "period_before",
    "document_id",
    "source",
    "position",
)


def _copy_photo(photo: Photo, target: Album, *, by: Any) -> None:
    """The copy has a ref of its own: knowing the public one tells nothing about the dossier's."""
    copy = Photo(
        ref=new_ref(),
        album_id=target.id,
        added_by_id=by.person_id,
        added_at=clock.now(),
        **{name: getattr(photo, name) for name in _COPIED_OF_PHOTO},
    )
    db.session.add(copy)
    db.session.flush()
    jobs.enqueue(RENDER, key=f"{RENDER}:{copy.id}", photo_id=copy.id)


def new_ref() -> str:
    """A ref that cannot be guessed: 80 random bits."""
    return secrets.token_hex(10)


def _check_words(alt: str, consent: str) -> None:
    errors: dict[str, Any] = {}
    if not clean(alt):
        errors["alt"] = _l("Mô tả ảnh: trong ảnh có ai, đang làm gì, ở đâu.")
    if consent not in CONSENTS:
        errors["consent"] = _l("Chọn ai đã đồng ý cho đăng ảnh này.")
    if errors:
        raise Invalid(errors)


def _file_name(name: str) -> str:
    """The name without folders, at most 150 characters, its ending kept."""
    name = clean(name.replace("\\", "/").rpartition("/")[2])
    if not name:
        raise Invalid({"file": _l("Tệp không có tên. Đặt tên cho tệp rồi gửi lại.")})
    stem, dot, ending = name.rpartition(".")
    return name if len(name) <= 150 else f"{stem[: 149 - len(ending)]}{dot}{ending}"


def _count(model: Any, album: Album) -> int:
    return db.session.scalar(select(func.count()).where(model.album_id == album.id)) or 0


def _next(model: Any, album: Album) -> int:
    last = db.session.scalar(select(func.max(model.position)).where(model.album_id == album.id))
    return 0 if last is None else last + 1
