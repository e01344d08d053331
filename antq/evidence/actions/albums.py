"""Albums: opened, copied for publishing; and the small tools that all of this package share."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import func, select

from ...kit import clock, jobs
from ...kit.database import db
from ..models import Album, AlbumClosing, Figure, File, Photo
from ..renditions import RENDER
from .likeness import file_print


def open_album(
    *,
    unit_id: int | None = None,
    province_id: int | None = None,
    public: bool = False,
    under: Album | None = None,
) -> Album:
    """A new, empty album; without a unit and not public nobody sees it yet. `under` another it is open only
    while that one is public."""
    album = Album(unit_id=unit_id, province_id=province_id, public=public, submitted=False, under=under)
    db.session.add(album)
    db.session.flush()
    return album


def copy_album(source: Album, target: Album, *, by: Any) -> None:
    """Copy photos (with their sizes) and figures, in order, for publishing; files do not go along (`copy_files`)."""
    for photo in source.photos:
        _copy_photo(photo, target, by=by)
    copies: dict[int, Figure] = {}
    for figure in sorted(
        source.figures, key=lambda each: each.id
    ):  # what is corrected before what corrects it
        values = {name: getattr(figure, name) for name in _COPIED_OF_FIGURE}
        corrects = copies.get(figure.corrects_id) if figure.corrects_id else None
        copies[figure.id] = Figure(ref=new_figure_ref(), album_id=target.id, corrects=corrects, **values)
        db.session.add(copies[figure.id])
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
    "likeness",
    "position",
)
_COPIED_OF_FILE = ("key", "name", "mime", "size", "about")
_COPIED_OF_FIGURE = (
    "place_id",
    "what",
    "value",
    "high",
    "before",
    "qualifier",
    "unit",
    "better",
    "base",
    "base_unit",
    "scope",
    "period",
    "period_before",
    "document_id",
    "source",
    "said_by_unit_id",
    "label",
    "labelled_at",
    "labelled_by_id",
    "reason",
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
    file_print(copy)
    jobs.enqueue(RENDER, key=f"{RENDER}:{copy.ref}", photo_id=copy.id)


def copy_files(source: Album, target: Album, *, by: Any) -> None:
    """Copy the files of one album into another, in order, with refs of their own: a dossier's go along to the next
    dossier of the same unit, never to what is public."""
    for file in source.files:
        values = {name: getattr(file, name) for name in _COPIED_OF_FILE}
        db.session.add(
            File(ref=new_ref(), album_id=target.id, added_by_id=by.person_id, added_at=clock.now(), **values)
        )
    db.session.flush()
    db.session.expire(target, ["files"])


def new_ref() -> str:
    """A ref that cannot be guessed: 80 random bits."""
    return secrets.token_hex(10)


def new_figure_ref() -> str:
    """A ref that says nothing of how many figures lie in dossiers: 64 random bits."""
    return f"SL-{secrets.token_hex(8)}"


def keep_album(album: Album, *, unit_id: int | None, province_id: int | None) -> None:
    """Say whose work a public album shows, and in which province it is looked after."""
    album.unit_id, album.province_id = unit_id, province_id


def hide_album(album: Album) -> None:
    """Show a public album to nobody any more, its own unit included."""
    album.public, album.unit_id = False, None


def give_to_council(album: Album) -> None:
    """Show the album to the members of the council too; again changes nothing."""
    album.with_council = True


def close_to(album: Album, person_id: int) -> None:
    """Show the album no more to somebody of the office while it is not public; again changes nothing."""
    if db.session.get(AlbumClosing, (album.id, person_id)) is None:
        db.session.add(AlbumClosing(album_id=album.id, person_id=person_id))
        db.session.flush()
        db.session.expire(album, ["closed_to"])


def reopen_to(album: Album, person_id: int) -> None:
    """Take a closing back; none there changes nothing."""
    if (closing := db.session.get(AlbumClosing, (album.id, person_id))) is not None:
        db.session.delete(closing)
        db.session.flush()
        db.session.expire(album, ["closed_to"])


def count(model: Any, album: Album) -> int:
    return db.session.scalar(select(func.count()).where(model.album_id == album.id)) or 0


def next_place(model: Any, album: Album) -> int:
    last = db.session.scalar(select(func.max(model.position)).where(model.album_id == album.id))
    return 0 if last is None else last + 1
