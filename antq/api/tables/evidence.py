"""What hangs on initiatives: places that documents name, sources, photos. Figures have a file of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from ...catalogue.models import Initiative, KnownPlace, Source
from ...evidence.models import Photo
from ...kit.database import db
from ...law.models import Document
from ...places.models import Place
from .. import records
from .base import Table, in_order, place_key
from .owners import may_stand, speakers
from .places import place_at


def _known_rows() -> Select[Any]:
    return (
        select(KnownPlace.id).join(Initiative, Initiative.id == KnownPlace.initiative_id).where(may_stand())
    )


def _read_known(ids: Sequence[int]) -> list[records.KnownPlace]:
    rows = db.session.execute(
        select(
            KnownPlace.id,
            KnownPlace.initiative_id,
            KnownPlace.note,
            Initiative.ref,
            Place.code,
            Place.name,
            Place.ended_on,
            Document.ref.label("document"),
        )
        .join(Initiative, Initiative.id == KnownPlace.initiative_id)
        .join(Place, Place.id == KnownPlace.place_id)
        .outerjoin(Document, Document.id == KnownPlace.document_id)
        .where(KnownPlace.id.in_(ids), may_stand())
    ).all()
    refs = speakers(row.initiative_id for row in rows)
    return in_order(
        ids,
        {
            row.id: records.KnownPlace(
                ref=f"{row.ref}.{place_key(row.code, row.ended_on)}",
                initiative=refs[row.initiative_id],
                place_key=place_key(row.code, row.ended_on) or "",
                place=row.name,
                document=row.document,
                note=row.note or None,
            )
            for row in rows
            if row.initiative_id in refs
        },
    )


def _known_at(ref: str) -> int | None:
    initiative, _dot, key = ref.partition(".")
    place_id = place_at(key)
    return db.session.scalar(
        select(KnownPlace.id)
        .join(Initiative, Initiative.id == KnownPlace.initiative_id)
        .where(Initiative.ref == initiative, KnownPlace.place_id == place_id)
    )


def _source_rows() -> Select[Any]:
    return select(Source.id).join(Initiative, Initiative.id == Source.initiative_id).where(may_stand())


def _read_sources(ids: Sequence[int]) -> list[records.Source]:
    rows = db.session.execute(
        select(Source.id, Source.initiative_id, Source.verbatim, Document.ref)
        .join(Document, Document.id == Source.document_id)
        .join(Initiative, Initiative.id == Source.initiative_id)
        .where(Source.id.in_(ids), may_stand())
    ).all()
    refs = speakers(row.initiative_id for row in rows)
    return in_order(
        ids,
        {
            row.id: records.Source(
                initiative=refs[row.initiative_id], document=row.ref, verbatim=row.verbatim or None
            )
            for row in rows
            if row.initiative_id in refs
        },
    )


def _photo_rows() -> Select[Any]:
    return select(Photo.id).join(Initiative, Initiative.album_id == Photo.album_id).where(may_stand())


def _read_photos(ids: Sequence[int]) -> list[records.Photo]:
    rows = db.session.execute(
        select(
            Photo.id,
            Photo.ref,
            Photo.width,
            Photo.height,
            Photo.alt,
            Photo.caption,
            Photo.credit,
            Photo.illustration,
            Initiative.id.label("initiative_id"),
        )
        .join(Initiative, Initiative.album_id == Photo.album_id)
        .where(Photo.id.in_(ids), may_stand())
    ).all()
    refs = speakers(row.initiative_id for row in rows)
    return in_order(
        ids,
        {
            row.id: records.Photo(
                ref=row.ref,
                initiative=refs[row.initiative_id],
                address=f"/anh/{row.ref}/goc.jpg",
                width=row.width,
                height=row.height,
                alt=row.alt,
                caption=row.caption or None,
                credit=row.credit or None,
                illustration=row.illustration,
            )
            for row in rows
            if row.initiative_id in refs
        },
    )


KNOWN_PLACES = Table("known-places", "noi-duoc-neu", records.KnownPlace, _known_rows, _read_known, _known_at)
SOURCES = Table("sources", "nguon", records.Source, _source_rows, _read_sources)
PHOTOS = Table("photos", "anh", records.Photo, _photo_rows, _read_photos)
