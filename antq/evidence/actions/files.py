"""Files: PDF and DOCX given as evidence."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.refusals import Invalid
from ...kit.text import clean
from ..models import Album, File
from .albums import count, new_ref

MOST_FILES = 10


def add_file(album: Album, key: str, *, name: str, mime: str, size: int, about: str = "", by: Any) -> File:
    """Add a document whose bytes lie in the store under `key`. Refuses (Invalid) when the album is full."""
    if count(File, album) >= MOST_FILES:
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


def _file_name(name: str) -> str:
    """The name without folders, at most 150 characters, its ending kept."""
    name = clean(name.replace("\\", "/").rpartition("/")[2])
    if not name:
        raise Invalid({"file": _l("Tệp không có tên. Đặt tên cho tệp rồi gửi lại.")})
    stem, dot, ending = name.rpartition(".")
    return name if len(name) <= 150 else f"{stem[: 149 - len(ending)]}{dot}{ending}"
