"""Who may see evidence: what is public everybody; a dossier's its unit and, once submitted, its office.

`sees` and `seen_by` are twins: the same answer for one album, and as a condition of a list.
"""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, or_

from ..kit.policy import predicate, rule
from .models import Album, File, Photo

OFFICE = ("standing_office", "council_chair", "council_member", "releaser")
"""Roles that read what units of their province have submitted."""


def sees_private(actor: Any, album: Album) -> bool:
    """Whether the actor sees the album although it is not public: the unit's officer, or the office."""
    if album.unit_id is not None and actor.holds("officer", unit_id=album.unit_id):
        return True
    return (
        album.submitted
        and album.province_id is not None
        and actor.holds(*OFFICE, province_id=album.province_id)
        and album.unit_id not in actor.own_units
    )


def sees(actor: Any, album: Album) -> bool:
    """Whether the actor sees the photos and figures of the album."""
    return album.public or sees_private(actor, album)


def seen_privately_by(actor: Any) -> ColumnElement[bool]:
    """`sees_private` as a condition on Album."""
    office = and_(
        Album.submitted.is_(True),
        Album.province_id.in_(actor.provinces_as(*OFFICE)),
        or_(Album.unit_id.is_(None), Album.unit_id.not_in(sorted(actor.own_units))),
    )
    return or_(Album.unit_id.in_(actor.units_as("officer")), office)


def seen_by(actor: Any) -> ColumnElement[bool]:
    """`sees` as a condition on Album."""
    return or_(Album.public.is_(True), seen_privately_by(actor))


@predicate
def sees_its_album(actor: Any, photo: Photo) -> bool:
    """The photo's album is public, or the actor's own, or one submitted to the actor's office."""
    return sees(actor, photo.album)


@predicate
def reads_its_dossier(actor: Any, file: File) -> bool:
    """The file belongs to a dossier of the actor's unit, or to one submitted to the actor's office."""
    return sees_private(actor, file.album)


rule("photo.see", sees_its_album, _l("Ảnh này thuộc một hồ sơ chưa công khai."), public=True)
rule(
    "file.see",
    reads_its_dossier,
    _l("Tệp này chỉ đơn vị lập hồ sơ và cơ quan xét được mở."),
    public=True,  # asked of strangers too, so that they learn nothing: what they do not see is a 404
)
