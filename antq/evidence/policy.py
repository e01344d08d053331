"""Who may see evidence: what is public everybody; a dossier's its unit, once submitted its office, and once the
council was given it the members of the council.

`sees` and `seen_by` are twins: the same answer for one album, and as a condition of a list.
"""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from ..kit.policy import predicate, rule, signed_in
from ..places.models import Place
from ..units.queries import kin_of
from ..units.words import line
from .models import Album, AlbumClosing, Figure, File, Photo

OFFICE = ("standing_office", "council_chair", "releaser")
"""Roles that read what units of their province have submitted."""

COUNCIL = ("council_member",)
"""Roles that read of it what was handed to the council."""


def is_open(album: Album) -> bool:
    """Whether everybody sees the album: it is public, and so is the one it stands under."""
    return album.public and (album.under is None or album.under.public)


_Upper = aliased(Album)


def standing_open() -> ColumnElement[bool]:
    """`is_open` as a condition on Album."""
    upper = select(_Upper.id).where(_Upper.id == Album.under_id, _Upper.public.is_(True)).correlate(Album)
    return and_(Album.public.is_(True), or_(Album.under_id.is_(None), upper.exists()))


def sees_private(actor: Any, album: Album) -> bool:
    """Whether the actor sees the album although it is not public: the unit's officer, or the office."""
    if album.unit_id is not None and actor.holds("officer", unit_id=album.unit_id):
        return True
    return (
        album.submitted
        and album.province_id is not None
        and actor.holds(*_readers(album), province_id=album.province_id)
        and album.unit_id not in kin_of(actor.own_units)
        and all(each.person_id != actor.person_id for each in album.closed_to)
    )


def _readers(album: Album) -> tuple[str, ...]:
    return (*OFFICE, *COUNCIL) if album.with_council else OFFICE


def sees(actor: Any, album: Album) -> bool:
    """Whether the actor sees the photos and figures of the album."""
    return is_open(album) or sees_private(actor, album)


def seen_privately_by(actor: Any) -> ColumnElement[bool]:
    """`sees_private` as a condition on Album."""
    own = Album.unit_id.in_(actor.units_as("officer"))
    if not actor.provinces_as(*OFFICE, *COUNCIL):
        return own
    office = and_(
        Album.submitted.is_(True),
        or_(
            Album.province_id.in_(actor.provinces_as(*OFFICE)),
            and_(Album.with_council.is_(True), Album.province_id.in_(actor.provinces_as(*COUNCIL))),
        ),
        or_(Album.unit_id.is_(None), Album.unit_id.not_in(sorted(kin_of(actor.own_units)))),
        ~Album.closed_to.any(AlbumClosing.person_id == actor.person_id),
    )
    return or_(own, office)


def seen_by(actor: Any) -> ColumnElement[bool]:
    """`sees` as a condition on Album."""
    return or_(standing_open(), seen_privately_by(actor))


@predicate
def sees_its_album(actor: Any, thing: Photo | Figure) -> bool:
    """The album is public, or the actor's own, or one submitted to the actor's office. A place's figure hangs
    on none and is everybody's."""
    return thing.album is None or sees(actor, thing.album)


@predicate
def reads_its_dossier(actor: Any, file: File) -> bool:
    """The file belongs to a dossier of the actor's unit, or to one submitted to the actor's office."""
    return sees_private(actor, file.album)


@predicate
def is_public(actor: Any, figure: Figure) -> bool:
    """Everybody reads the figure: it is of a place, or of an open album."""
    return figure.album is None or is_open(figure.album)


@predicate
def is_office_of(actor: Any, figure: Figure) -> bool:
    """The standing office of the province that the figure is of."""
    if figure.album is not None:
        province = figure.album.province_id
    else:
        province = _province_today(figure.place)
    return province is not None and actor.holds("standing_office", province_id=province)


@predicate
def is_of_own_unit(actor: Any, figure: Figure) -> bool:
    """It shows the work of a unit that the actor belongs to, or of one that this took over from, or such a unit
    said it."""
    units = (figure.said_by, figure.album.unit if figure.album else None)
    answering = {each.id for unit in units if unit is not None for each in line(unit)}
    return not answering.isdisjoint(actor.own_units)


def _province_today(place: Place | None) -> int | None:
    """The province of today that a place, or what took it over, lies in."""
    now = place if place is None or place.current else place.heir
    while now is not None and now.parent is not None:
        now = now.parent
    return now.id if now is not None else None


rule("photo.see", sees_its_album, _l("Ảnh này thuộc một hồ sơ chưa công khai."), public=True)
rule(
    "file.see",
    reads_its_dossier,
    _l("Tệp này chỉ đơn vị lập hồ sơ và cơ quan xét được mở."),
    public=True,  # asked of strangers too, so that they learn nothing: what they do not see is a 404
)
rule("figure.see", sees_its_album, _l("Số liệu này thuộc một hồ sơ chưa công khai."), public=True)
rule(
    "figure.keep",
    signed_in & is_public & is_office_of & ~is_of_own_unit,
    _l(
        "Chỉ cơ quan thường trực của tỉnh gắn nhãn và đính chính số liệu đã công khai, "
        "không làm với số liệu của đơn vị mình."
    ),
)
