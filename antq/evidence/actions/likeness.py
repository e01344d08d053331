"""Filing the print of a photo where others look for it."""

from __future__ import annotations

from sqlalchemy import delete

from ...kit.database import db
from ...kit.media.likeness import slots_of
from ..models import Photo, PhotoBand


def file_print(photo: Photo) -> None:
    """File the photo under its print again. A drawing, and what shows too little, is filed nowhere."""
    db.session.flush()
    db.session.execute(delete(PhotoBand).where(PhotoBand.photo_id == photo.id))
    if photo.likeness and not photo.illustration:
        db.session.add_all(PhotoBand(slot=slot, photo_id=photo.id) for slot in slots_of(photo.likeness))


def write_print(photo: Photo, mark: str) -> None:
    """Keep the print that was computed of a photo's master, "" for one that shows too little."""
    photo.likeness = mark
    file_print(photo)
