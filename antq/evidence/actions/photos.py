"""Photos: kept, hung, described, moved, dropped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select

from ...kit import clock, jobs, storage
from ...kit.database import db
from ...kit.journal import record
from ...kit.media.intake import Photo as Received
from ...kit.media.likeness import print_of
from ...kit.refusals import Invalid
from ...kit.text import clean
from ..consent import CONSENTS
from ..models import Album, Photo, PhotoBand
from ..renditions import RENDER
from .albums import count, new_ref, next_place
from .likeness import file_print

MOST_PHOTOS = 20


@dataclass(frozen=True)
class Kept:
    """A photo whose bytes lie in the store already."""

    key: str
    width: int
    height: int
    colour: str
    taken_on: date | None
    likeness: str
    """How it looks, see `kit/media/likeness.py`."""


def keep(received: Received) -> Kept:
    """Put a received photo into the store; slow (it is synced), so call it with no transaction open."""
    taken_on = received.taken_at.date() if received.taken_at else None
    key = storage.store().put(received.data)
    likeness = print_of(received.data)
    return Kept(key, received.width, received.height, received.colour, taken_on, likeness)


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
    words = {"alt": clean(alt), "caption": clean(caption), "credit": clean(credit), "consent": consent}
    return _hang(
        album, kept, taken_on=taken_on, illustration=illustration or consent == "illustration", by=by, **words
    )


def add_undescribed(album: Album, kept: Kept, *, taken_on: date | None = None, by: Any) -> Photo | None:
    """Hang a photo of a dossier that is still being written; what it shows is said later, before it is sent.

    A photo that hangs there already is no second one: None. Refuses (Invalid) when the album is full.
    """
    if db.session.scalar(select(Photo.id).where(Photo.album_id == album.id, Photo.key == kept.key)):
        return None
    return _hang(album, kept, taken_on=taken_on, alt="", consent="", by=by)


def _hang(album: Album, kept: Kept, *, taken_on: date | None, by: Any, **words: Any) -> Photo:
    if db.session.scalar(select(Photo.id).where(Photo.album_id == album.id, Photo.key == kept.key)):
        raise Invalid({"photo": _l("Ảnh này đã có trong hồ sơ. Chọn một ảnh khác.")})
    if count(Photo, album) >= MOST_PHOTOS:
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
        taken_on=taken_on or kept.taken_on,
        likeness=kept.likeness,
        position=next_place(Photo, album),
        added_by_id=by.person_id,
        added_at=clock.now(),
        **words,
    )
    db.session.add(photo)
    file_print(photo)
    db.session.expire(album, ["photos"])
    record("photo.add", photo, by=by)
    jobs.enqueue(RENDER, key=f"{RENDER}:{photo.ref}", photo_id=photo.id)
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
    file_print(photo)
    record("photo.edit", photo, by=by)


def move_photo(photo: Photo, step: int, *, by: Any) -> None:
    """Move a photo one place towards the front (step -1) or the end (+1); at the edge nothing happens."""
    _put(photo, photo.album.photos.index(photo) + (1 if step > 0 else -1))


def make_cover(photo: Photo, *, by: Any) -> None:
    """Put a photo before all others: the first is the one that lists show."""
    _put(photo, 0)


def _put(photo: Photo, to: int) -> None:
    row = list(photo.album.photos)
    if not 0 <= to < len(row):
        return
    row.remove(photo)
    row.insert(to, photo)
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
    db.session.execute(delete(PhotoBand).where(PhotoBand.photo_id == photo.id))
    db.session.delete(photo)
    db.session.flush()
    db.session.expire(album, ["photos"])


def _check_words(alt: str, consent: str) -> None:
    errors: dict[str, Any] = {}
    if not clean(alt):
        errors["alt"] = _l("Mô tả ảnh: trong ảnh có ai, đang làm gì, ở đâu.")
    if consent not in CONSENTS:
        errors["consent"] = _l("Chọn ai đã đồng ý cho đăng ảnh này.")
    if errors:
        raise Invalid(errors)
