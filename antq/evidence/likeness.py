"""Photos that look like others: the same picture shown for two things, or one sent in again.

Compared are photos that somebody besides their unit reads already, public ones and those of dossiers that were
sent in. Drawings do not count: they are meant to be used again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import contains_eager

from ..kit.database import db
from ..kit.media.likeness import ALIKE, distance, slots_near
from .models import Album, Photo, PhotoBand
from .policy import standing_open

MOST = 5
"""So many of one photo are shown; more say no more."""


@dataclass(frozen=True)
class Likeness:
    """One photo and another that looks like it; at distance 0 with `same`, it is the same file."""

    photo: Photo
    other: Photo
    distance: int

    @property
    def same(self) -> bool:
        """Whether both are the same picture to the byte."""
        return self.photo.key == self.other.key


def alike(photos: Sequence[Photo], *, beside: Iterable[int] = ()) -> list[Likeness]:
    """What looks like each of `photos` in other albums than its own and those in `beside`, the nearest first.

    One statement a photo, each reading 68 entries of an index.
    """
    found: list[Likeness] = []
    left_out = set(beside)
    for photo in photos:
        if photo.likeness and not photo.illustration:
            found += _like(photo, photo.likeness, left_out | {photo.album_id})
    return found


def _like(photo: Photo, mark: str, left_out: set[int]) -> list[Likeness]:
    near = select(PhotoBand.photo_id).where(PhotoBand.slot.in_(slots_near(mark)))
    rows = db.session.scalars(
        select(Photo)
        .join(Photo.album)
        .where(
            Photo.id.in_(near),
            Photo.album_id.not_in(left_out),
            or_(standing_open(), Album.submitted.is_(True)),
        )
        .options(contains_eager(Photo.album))
    )
    found = [Likeness(photo, each, distance(mark, each.likeness)) for each in rows if each.likeness]
    near_enough = [each for each in found if each.distance <= ALIKE]
    return sorted(near_enough, key=lambda each: (not each.same, each.distance, each.other.id))[:MOST]


def without_print(after: int, most: int) -> Sequence[Photo]:
    """Photos whose print was never computed, with ids above `after`, at most `most` of them."""
    return db.session.scalars(
        select(Photo).where(Photo.likeness.is_(None), Photo.id > after).order_by(Photo.id).limit(most)
    ).all()
