"""Ảnh giống ảnh đã có: for those who review a dossier, its photos that look like others'. The unit is not told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from ..catalogue.models import Initiative, heir_of
from ..catalogue.policy import sees as sees_initiative
from ..evidence.likeness import Likeness, alike
from ..evidence.pictures import Picture, picture
from ..evidence.policy import sees as sees_evidence
from ..kit.database import db
from ..nominations.models import Nomination
from ..nominations.policy import reads_office_side, sees

REVIEWED = ("submitted", "returned", "received", "appraising", "proposed")
"""States in which it still matters; once released, its own copies in the catalogue would be found."""


@dataclass(frozen=True)
class Lookalike:
    """A photo of the dossier, the one that it looks like (None where the reader may not open it), and where
    that one stands."""

    photo: Picture | None
    other: Picture | None
    same: bool
    where: str
    href: str | None


def lookalikes(nomination: Nomination, *, by: Any) -> list[Lookalike]:
    """What `by` should know of the dossier's photos; nothing for who does not review it or may not open them."""
    album = nomination.album
    if nomination.state not in REVIEWED or not reads_office_side(by, nomination):
        return []
    if not sees_evidence(by, album):
        return []
    found = alike(album.photos)
    albums = {each.other.album_id for each in found}
    places = _initiatives(albums) | _dossiers(albums, by)
    return [_shown(each, places, by) for each in found]


def _shown(likeness: Likeness, places: dict[int, tuple[str, str]], by: Any) -> Lookalike:
    other = likeness.other
    where, href = places.get(other.album_id, (_("Một hồ sơ khác"), None))
    opened = sees_evidence(by, other.album)
    return Lookalike(picture(likeness.photo), picture(other) if opened else None, likeness.same, where, href)


def _initiatives(albums: Collection[int]) -> dict[int, tuple[str, str]]:
    """Albums of initiatives in the catalogue: name and address of each, of a merged one those of its heir."""
    rows = db.session.scalars(select(Initiative).where(Initiative.album_id.in_(albums)))
    heirs = {each.album_id: heir_of(each) for each in rows}
    return {
        album: (_("Mô hình “%(name)s” (%(ref)s)", name=each.name, ref=each.ref), f"/mo-hinh/{each.address}")
        for album, each in heirs.items()
        if sees_initiative(None, each)
    }


def _dossiers(albums: Collection[int], by: Any) -> dict[int, tuple[str, str]]:
    """Albums of dossiers that `by` sees: code and address of each."""
    rows = db.session.scalars(select(Nomination).where(Nomination.album_id.in_(albums)))
    return {
        each.album_id: (
            _("Hồ sơ “%(name)s” (%(ref)s)", name=each.title, ref=each.ref),
            f"/tham-dinh/{each.ref}",
        )
        for each in rows
        if sees(by, each) and sees_evidence(by, each.album)
    }
