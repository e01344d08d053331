"""What made-up initiatives hang on: today's communes, units, drawn photos, award forms."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from sqlalchemy import func, select

from antq import ground
from antq.campaigns.models import Campaign
from antq.demo.drawing import CREDIT, Drawer
from antq.demo.pictures import KINDS as DRAWN
from antq.demo.pictures import describe
from antq.evidence import actions as evidence
from antq.evidence.models import Photo
from antq.kit import clock, jobs
from antq.kit.database import db, writing
from antq.law.models import AwardForm
from antq.people.actor import SYSTEM
from antq.places import derived, lineage
from antq.places.models import Place, Succession
from antq.places.words import spoken
from antq.replications.counting import this_quarter
from antq.units.actions import add_unit
from antq.units.models import Unit

PICTURES = 6
PHOTO = (
    "key",
    "width",
    "height",
    "colour",
    "alt",
    "caption",
    "credit",
    "consent",
    "illustration",
    "likeness",
)
SIZE = ("width", "height", "format", "key", "size")
PROVINCIAL = (
    ("cong-an-tinh", "Công an"),
    ("ubnd-tinh", "Ủy ban nhân dân"),
    ("mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    ("hoi-cuu-chien-binh", "Hội Cựu chiến binh"),
    ("hoi-phu-nu", "Hội Liên hiệp Phụ nữ"),
)
BUSIEST = 4
"""Communes of a province, those with most initiatives, whose own police are units."""


@dataclass(frozen=True)
class Former:
    """A commune of then; `divided` when its area went to several, of which the main one is known."""

    id: int
    divided: bool


@dataclass(frozen=True)
class Commune:
    """A commune of today: its province, how it is said in a sentence, the names it is found by, what it was."""

    id: int
    province_id: int
    said: str
    names: tuple[str, ...]
    before: tuple[Former, ...]


@dataclass(frozen=True)
class Body:
    """A unit that stands behind initiatives."""

    id: int
    name: str
    successor_id: int | None


@dataclass(frozen=True)
class Province:
    """Communes and their units; the first are the busiest."""

    communes: Sequence[Commune]
    cumulated: Sequence[float]
    units: Sequence[Body]


@dataclass(frozen=True)
class World:
    """All of it; `cumulated` weighs the provinces. What runs is confirmed up to `quarter`, the one of `day`."""

    provinces: Sequence[Province]
    cumulated: Sequence[float]
    photos: Sequence[tuple[dict[str, Any], list[dict[str, Any]]]]
    forms: Sequence[str]
    day: date
    quarter: int


def lay_ground() -> None:
    """Everything an installation stands on, some units, and a few drawn photos on an album that is not public."""
    with writing():
        ground.lay()
    with writing():
        found_units()
        open_campaign()
        wanted = [(kind, "bench", 0) for kind in DRAWN[:PICTURES]]
        drawer, album = Drawer(wanted), evidence.open_album()
        for kind, seed, variant in wanted:
            row = {"kind": kind, "variant": variant, "caption": describe(kind, variant)}
            drawer.hang(album, row, seed=seed, consent="illustration", by=SYSTEM)
    jobs.work_all()


def read() -> World:
    """The world as the database holds it. Few places have many initiatives, many have few (Zipf)."""
    before = _before()
    provinces = [_province(each, before) for each in _provinces()]
    photos = db.session.scalars(
        select(Photo).where(Photo.credit == CREDIT).order_by(Photo.id).limit(PICTURES)
    )
    forms = db.session.scalars(
        select(AwardForm.code).where(AwardForm.level == "province").order_by(AwardForm.code)
    )
    return World(
        provinces,
        _zipf(len(provinces), 0.8),
        [(_values(photo, PHOTO), [_values(each, SIZE) for each in photo.renditions]) for photo in photos],
        list(forms),
        clock.today(),
        this_quarter(),
    )


def _provinces() -> list[Place]:
    """Those with most communes first."""
    rows = db.session.scalars(select(Place).where(Place.level == "province", Place.ended_on.is_(None)))
    return sorted(rows, key=lambda each: (-len(_communes(each)), each.code))


def _communes(province: Place) -> list[Place]:
    """In an order of chance that is the same everywhere."""
    rows = db.session.scalars(
        select(Place).where(Place.parent_id == province.id, Place.ended_on.is_(None)).order_by(Place.code)
    ).all()
    return random.Random(province.code).sample(rows, len(rows))


def _before() -> Mapping[int, tuple[Former, ...]]:
    """By commune of today the communes of then that went to it, whole or with their main part."""
    asked = select(Succession.old_id, func.count()).group_by(Succession.old_id)
    parts = {row[0]: row[1] for row in db.session.execute(asked)}
    followed = derived.following()
    found: defaultdict[int, list[Former]] = defaultdict(list)
    rows = select(Place.id, Place.heir_id).where(
        Place.level == "commune", Place.ended_on.is_not(None), Place.heir_id.is_not(None)
    )
    for row in db.session.execute(rows.order_by(Place.code, Place.id)):
        way = [row.id]
        while way[-1] in followed:
            way.append(followed[way[-1]])
        found[row.heir_id].append(Former(row.id, any(parts.get(each, 0) > 1 for each in way)))
    return {each: tuple(before) for each, before in found.items()}


def _province(place: Place, before: Mapping[int, tuple[Former, ...]]) -> Province:
    communes = [
        Commune(each.id, place.id, spoken(each), tuple(lineage.names_of(each)), before.get(each.id, ()))
        for each in _communes(place)
    ]
    units = (
        select(Unit.id, Unit.name, Unit.successor_id).where(Unit.province_id == place.id).order_by(Unit.ref)
    )
    return Province(
        communes,
        _zipf(len(communes), 0.6),
        [Body(*row) for row in db.session.execute(units)],
    )


def found_units() -> None:
    """A few hundred bodies: some of each province, and the police of its busiest communes."""
    for province in _provinces():
        _found_units(province)


def _found_units(province: Place) -> None:
    for kind, word in PROVINCIAL:
        name = f"{word} {spoken(province)}"
        add_unit(f"{kind}-{province.code}", name=name, kind=kind, place=province, province=province)
    for commune in _communes(province)[:BUSIEST]:
        name = f"Công an {spoken(commune)}"
        add_unit(f"cax-{commune.code}", name=name, kind="cong-an-xa", place=commune, province=province)


def open_campaign() -> None:
    """One that has gone on for years in the first province, so that its board counts much."""
    place = _provinces()[0]
    db.session.add(
        Campaign(
            ref="PT-0000-01",
            name=f"Toàn dân bảo vệ an ninh Tổ quốc {spoken(place)}",
            kind="thematic",
            starts_on=date(2016, 1, 1),
            place=place,
            province=place,
        )
    )


def _zipf(count: int, power: float) -> list[float]:
    return list(accumulate(1 / (rank + 1) ** power for rank in range(count)))


def _values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
