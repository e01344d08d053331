"""Questions to the ledger. What the actor does not see is not there."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import joinedload

from ..catalogue.models import Initiative, members_of
from ..evidence.models import Album
from ..kit.database import db
from ..kit.refusals import Missing
from ..kit.text import clean
from ..places.lineage import located
from ..places.models import Place
from ..units.models import Unit
from .liveness import IN_THE_FIELD
from .models import Batch, Replication
from .policy import seen_by
from .words import SAYS_NOTHING

REF = re.compile(r"DM-[0-9]{4,12}")
"""What a ref looks like: anything else is asked of no database."""

WHOLE = (
    joinedload(Replication.initiative),
    joinedload(Replication.unit),
    joinedload(Replication.place).options(joinedload(Place.parent), joinedload(Place.heir)),
    joinedload(Replication.commune),
    joinedload(Replication.province),
)
"""What every list of replications shows, in one statement."""


def find(ref: str, *, by: Any) -> Replication:
    """The replication with this ref; raises Missing when the actor does not see it."""
    found = None
    if REF.fullmatch(ref.upper()):
        found = db.session.scalar(
            select(Replication).where(Replication.ref == ref.upper(), seen_by(by)).options(*WHOLE)
        )
    if found is None:
        raise Missing(_l("Không có điểm mô hình này trong sổ."))
    return found


def find_batch(ref: str, *, by: Any) -> Batch:
    """The sheet with this ref that the actor sent; raises Missing."""
    found = db.session.scalar(select(Batch).where(Batch.ref == ref, Batch.person_id == by.person_id))
    if found is None:
        raise Missing(_l("Không có bảng này."))
    return found


def _of(initiative: Initiative) -> Select[Replication]:
    """The replications of an initiative and of all that was merged into it."""
    ids = [each.id for each in members_of(initiative)]
    return select(Replication).where(Replication.initiative_id.in_(ids))


def of_initiative(initiative: Initiative, *, by: Any) -> Sequence[Replication]:
    """Its replications in the ledger, the oldest first."""
    rows = _of(initiative).where(Replication.accepted_at.is_not(None)).options(*WHOLE)
    rows = rows.order_by(Replication.started_on.is_(None), Replication.started_on, Replication.id)
    return db.session.scalars(rows).all()


def page_of(
    initiative: Initiative, *, province_id: int | None, after: str, limit: int, by: Any
) -> Sequence[Replication]:
    """Its replications in the ledger in the order of their entry, from after the one with the ref `after` on."""
    rows = _of(initiative).where(Replication.accepted_at.is_not(None))
    if province_id is not None:
        rows = rows.where(Replication.province_id == province_id)
    last = (
        db.session.scalar(select(Replication.id).where(Replication.ref == after))
        if REF.fullmatch(after)
        else None
    )
    if last is not None:
        rows = rows.where(Replication.id > last)
    whole = (*WHOLE, joinedload(Replication.copied_from))
    return db.session.scalars(rows.options(*whole).order_by(Replication.id).limit(limit)).all()


def nearest(initiative: Initiative, *, unit: Unit, limit: int, by: Any) -> Sequence[Replication]:
    """Those in the ledger that the actor sees: of the unit first, then of its commune, of its province; of equals
    those in the field before the others, the oldest first."""
    here = located(unit.place).commune if unit.place else None
    near = (
        Replication.unit_id == unit.id,
        Replication.commune_id == (here.id if here else None),
        Replication.province_id == unit.province_id,
        Replication.state.in_(IN_THE_FIELD),
    )
    rows = _of(initiative).where(Replication.accepted_at.is_not(None), seen_by(by)).options(*WHOLE)
    rows = rows.order_by(*(case((each, 0), else_=1) for each in near), Replication.id)
    return db.session.scalars(rows.limit(limit)).all()


def reporting(initiative: Initiative, *, limit: int = 40, by: Any) -> Sequence[Replication]:
    """Those that reported figures, with them; as many as one compares at a glance."""
    album = joinedload(Replication.album).selectinload(Album.figures)
    return db.session.scalars(
        _of(initiative)
        .where(Replication.accepted_at.is_not(None), Replication.album_id.is_not(None))
        .options(*WHOLE, album)
        .order_by(Replication.id)
        .limit(limit)
    ).all()


def near(
    initiative: Initiative, *, commune_id: int | None, province_id: int | None, limit: int = 12, by: Any
) -> Sequence[Replication]:
    """Those that run in the same province, those of the same commune first."""
    rows = _of(initiative).where(
        Replication.accepted_at.is_not(None),
        Replication.state.in_(IN_THE_FIELD),
        Replication.province_id == province_id,
    )
    here = Replication.commune_id == commune_id
    album = joinedload(Replication.album).selectinload(Album.figures)
    rows = rows.options(*WHOLE, album).order_by(here.desc(), Replication.id)
    return db.session.scalars(rows.limit(limit)).all()


def twin_of(initiative: Initiative, *, unit: Unit, place: Place, neighbourhood: str) -> Replication | None:
    """A replication of the same unit in the same neighbourhood that has not ended: the same thing twice. It stands
    in what the place of then is today, or began in the same place, wherever it was settled.

    Neighbourhoods are compared here, for databases disagree on what the small letter of Đ or Ấ is.
    """
    commune = located(place).commune
    rows = db.session.scalars(
        _of(initiative)
        .where(
            Replication.unit_id == unit.id,
            or_(
                Replication.commune_id == (commune.id if commune else None), Replication.place_id == place.id
            ),
            Replication.state != "closed",
        )
        .order_by(Replication.id)
    )
    wanted = clean(neighbourhood).casefold()
    return next((row for row in rows if row.neighbourhood.casefold() == wanted), None)


def closings(initiative: Initiative) -> list[tuple[str, int]]:
    """Why copies were closed: code of the reason and how many, the most frequent first."""
    ids = [each.id for each in members_of(initiative)]
    rows = db.session.execute(
        select(Replication.close_reason, func.count())
        .where(
            Replication.initiative_id.in_(ids),
            Replication.accepted_at.is_not(None),
            Replication.state == "closed",
            Replication.close_reason.not_in(SAYS_NOTHING),
        )
        .group_by(Replication.close_reason)
        .order_by(func.count().desc(), Replication.close_reason)
    )
    return [(row[0], row[1]) for row in rows]


def last_words(initiative: Initiative, *, limit: int = 5, by: Any) -> Sequence[Replication]:
    """The last that were closed with a note: for whoever thinks of doing the same; not for the public."""
    if not by.signed_in:
        return []
    rows = _of(initiative).where(
        Replication.accepted_at.is_not(None),
        Replication.state == "closed",
        Replication.close_note != "",
        Replication.close_reason.not_in(SAYS_NOTHING),
    )
    return db.session.scalars(
        rows.options(*WHOLE).order_by(Replication.closed_on.desc(), Replication.id.desc()).limit(limit)
    ).all()


def batches_of(*, limit: int = 20, by: Any) -> Sequence[Batch]:
    """The newest sheets that the person sent."""
    return db.session.scalars(
        select(Batch).where(Batch.person_id == by.person_id).order_by(Batch.id.desc()).limit(limit)
    ).all()


def copies_of(replication: Replication, *, limit: int = 60, by: Any) -> Sequence[Replication]:
    """Those in the ledger that were copied from it and that the actor sees."""
    return db.session.scalars(
        select(Replication)
        .where(
            Replication.copied_from_id == replication.id, Replication.accepted_at.is_not(None), seen_by(by)
        )
        .options(*WHOLE)
        .order_by(Replication.id)
        .limit(limit)
    ).all()


def copied_from(replication: Replication) -> Sequence[Replication]:
    """All that name it as what they were copied from, in the ledger or not."""
    return db.session.scalars(
        select(Replication).where(Replication.copied_from_id == replication.id).options(*WHOLE)
    ).all()


def by_refs(refs: Collection[str], *, by: Any) -> Sequence[Replication]:
    """Those of these refs that the actor sees, in the order of the ledger."""
    return db.session.scalars(
        select(Replication)
        .where(Replication.ref.in_([ref for ref in refs if REF.fullmatch(ref)]), seen_by(by))
        .options(*WHOLE)
        .order_by(Replication.id)
    ).all()


def keys_of_batches() -> list[str]:
    """The keys of the store that sheets and their answers are kept under: for who looks for orphans."""
    rows = db.session.execute(select(Batch.key, Batch.answer))
    return [key for row in rows for key in row if key]


def of_album(album_id: int, *, by: Any) -> Replication | None:
    """The replication that an album belongs to, if the actor sees it."""
    return db.session.scalar(
        select(Replication).where(Replication.album_id == album_id, seen_by(by)).options(*WHOLE)
    )
