"""A catalogue of many made-up initiatives, written by the catalogue's own action, so search and journal know them too.

Places are the real list. Every initiative has a photo (a few drawn ones lend their files), a figure, a place and texts
put together from the sample data; the same seed always makes the same catalogue.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from antq import ground
from antq.catalogue import actions as catalogue
from antq.catalogue.models import REPLICATION_STATES, Initiative
from antq.catalogue.words import FIELDS, KINDS
from antq.demo.drawing import CREDIT, Drawer
from antq.demo.files import OWN, toml
from antq.demo.pictures import KINDS as DRAWN
from antq.demo.pictures import describe
from antq.evidence import actions as evidence
from antq.evidence.actions.albums import new_ref
from antq.evidence.models import Album, Photo, Rendition
from antq.kit import clock, jobs
from antq.kit.database import db, writing
from antq.people.actor import SYSTEM
from antq.places.models import Place

PICTURES = 6
BATCH = 250
NAMES = (
    "Tổ tự quản an ninh",
    "Tiếng kẻng bình yên",
    "Camera an ninh",
    "Hội quán nông dân",
    "Dòng họ không có tội phạm",
    "Cổng trường an toàn",
    "Tổ hòa giải",
    "Quỹ hoàn lương",
    "Ánh sáng đường quê",
    "Đội dân phòng xung kích",
)
PHOTO = ("key", "width", "height", "colour", "alt", "caption", "credit", "consent", "illustration")
SIZE = ("width", "height", "format", "key", "size")
SHARES = (1, 6, 2, 1)
"""How many initiatives stand in each state of replication, in the order of REPLICATION_STATES."""


@dataclass(frozen=True)
class Words:
    """Sentences of the sample data, the communes of today, the drawn photos with their sizes."""

    summaries: list[str]
    texts: list[str]
    steps: list[str]
    communes: list[tuple[int, str]]
    photos: list[tuple[dict[str, Any], list[dict[str, Any]]]]


def lay_ground(app: Flask) -> None:
    """Places, and a few drawn photos in all their sizes, hung on an album that is not public."""
    with app.app_context():
        with writing():
            ground.lay_places()
            wanted = [(kind, "bench", 0) for kind in DRAWN[:PICTURES]]
            drawer, album = Drawer(wanted), evidence.open_album()
            for kind, seed, variant in wanted:
                row = {"kind": kind, "variant": variant, "caption": describe(kind, variant)}
                drawer.hang(album, row, seed=seed, consent="illustration", by=SYSTEM)
        jobs.work_all()


def grow(app: Flask, to: int) -> None:
    """Add initiatives until there are so many."""
    with app.app_context():
        have = db.session.scalar(select(func.count()).select_from(Initiative)) or 0
        words = _words()
        for start in range(have, to, BATCH):
            with writing():
                for number in range(start, min(start + BATCH, to)):
                    _register(number, words)
            db.session.remove()


def _words() -> Words:
    rows = toml(OWN / "initiatives.toml", "initiative")
    communes = select(Place.id, Place.name).where(Place.level == "commune").order_by(Place.code)
    return Words(
        [row["summary"] for row in rows],
        [row["what"] for row in rows],
        [step for row in rows for step in row["how"]],
        [(each.id, each.name) for each in db.session.execute(communes)],
        [(_values(photo, PHOTO), [_values(each, SIZE) for each in photo.renditions]) for photo in _drawn()],
    )


def _drawn() -> Sequence[Photo]:
    """The photos of `lay_ground`: the first ones."""
    return db.session.scalars(
        select(Photo).where(Photo.credit == CREDIT).order_by(Photo.id).limit(PICTURES)
    ).all()


def _values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _register(number: int, words: Words) -> None:
    chance = random.Random(number)
    place_id, where = chance.choice(words.communes)
    album = evidence.open_album()
    db.session.add(_lent_photo(album, chance, words))
    evidence.add_figure(
        album,
        what="Số vụ vi phạm về trật tự xã hội",
        value=Decimal(chance.randrange(20)),
        before=Decimal(chance.randrange(20, 60)),
        unit="vụ",
        period="2025",
        period_before="2024",
    )
    catalogue.register(
        name=f"{chance.choice(NAMES)} {where} {number}",
        kind=chance.choice([*KINDS]),
        field=chance.choice([*FIELDS]),
        summary=chance.choice(words.summaries),
        what="\n".join(chance.sample(words.texts, 2)),
        how="\n".join(chance.sample(words.steps, 4)),
        sponsor_text=f"Công an {where}",
        place=db.session.get_one(Place, place_id),
        started_on=date(chance.randrange(2010, 2027), 1, 1),
        replication=chance.choices(REPLICATION_STATES, SHARES)[0],
        activity="active",
        album=album,
        by=SYSTEM,
    )


def _lent_photo(album: Album, chance: random.Random, words: Words) -> Photo:
    """A photo with the files of one of the drawn ones."""
    values, sizes = chance.choice(words.photos)
    return Photo(
        ref=new_ref(),
        album_id=album.id,
        added_at=clock.now(),
        renditions=[Rendition(**size) for size in sizes],
        **values,
    )
