"""What one made-up initiative says and has. Pure: the same seed and number make the same initiative."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import accumulate
from pathlib import Path
from typing import Any

from antq.catalogue.models import ACTIVITY_STATES, REPLICATION_STATES

from .points import Point, points_of
from .world import Body, Commune, Province, World

WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
TRUNKS = WORDS["trunk"]
CUMULATED = list(accumulate(trunk["weight"] for trunk in TRUNKS))
REPLICATION = (1, 6, 2, 0.2)
ACTIVITY = (6, 1, 1, 2)
"""How many stand in each state, in the order of the states."""

FIRST = datetime(2016, 1, 1, tzinfo=UTC)
YEARS = range(2005, 2027)
MOST_PLACES = 40
SHORTENED, RESPELT, WITH_ALIAS, COMMENDED, WITH_UNIT = 0.2, 0.12, 0.25, 0.08, 0.5
"""Shares of all initiatives."""


@dataclass(frozen=True)
class Made:
    """One initiative, before it is rows."""

    ref: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    field: str
    summary: str
    what: str
    how: str
    sponsor: Body | None
    sponsor_text: str
    commune: Commune
    known: tuple[Commune, ...]
    points: tuple[Point, ...]
    year: int
    replication: str
    activity: str
    figures: tuple[dict[str, Any], ...]
    awards: dict[str, int]
    photo: int
    photo_ref: str
    published_at: datetime

    @property
    def started_on(self) -> date:
        """The day that stands for its year."""
        return date(self.year, 1, 1)


def make(number: int, world: World, seed: str) -> Made:
    """The initiative of this number."""
    chance = random.Random(f"{seed} {number}")
    trunk = chance.choices(TRUNKS, cum_weights=CUMULATED)[0]
    province = chance.choices(world.provinces, cum_weights=world.cumulated)[0]
    commune = _commune(chance, province)
    name = _spelt(chance, _name(chance, trunk["name"], commune))
    alias = f"{trunk['name']} {commune.said}"
    slots = _Slots(chance, commune.said)
    unit = chance.choice(province.units) if chance.random() < WITH_UNIT else None
    said_by = "" if unit else chance.choice(WORDS["sponsors"]).format_map(slots)
    known = _known(chance, world, province, commune)
    year, replication = chance.choice(YEARS), chance.choices(REPLICATION_STATES, REPLICATION)[0]
    return Made(
        ref=f"MH-{number:04d}",
        name=name,
        aliases=(alias,) if chance.random() < WITH_ALIAS and alias != name else (),
        kind=trunk["kind"],
        field=trunk["field"],
        summary=chance.choice(WORDS["summaries"]).format_map(slots),
        what=" ".join(each.format_map(slots) for each in chance.sample(WORDS["sentences"], 3)),
        how="\n".join(each.format_map(slots) for each in chance.sample(WORDS["steps"], 2)),
        sponsor=unit,
        sponsor_text=said_by,
        commune=commune,
        known=known,
        points=points_of(number, replication, province, world, WORDS, seed),
        year=year,
        replication=replication,
        activity=chance.choices(ACTIVITY_STATES, ACTIVITY)[0],
        figures=tuple(_figure(chance, each) for each in chance.sample(WORDS["figure"], chance.randint(1, 3))),
        awards={chance.choice(world.forms): chance.randint(1, 3)} if chance.random() < COMMENDED else {},
        photo=chance.randrange(len(world.photos)),
        photo_ref=f"{chance.getrandbits(80):020x}",
        published_at=FIRST + timedelta(seconds=chance.randrange(10 * 365 * 86_400)),
    )


class _Slots(dict[str, str]):
    """Fills a text's slots by chance; the place is always the same."""

    def __init__(self, chance: random.Random, where: str) -> None:
        super().__init__(where=where)
        self._chance = chance

    def __missing__(self, slot: str) -> str:
        if slot == "count":
            return str(self._chance.randint(5, 90))
        if slot == "share":
            return str(self._chance.randint(55, 99))
        if slot == "year":
            return str(self._chance.choice(YEARS))
        return str(self._chance.choice(WORDS[slot]))


def _commune(chance: random.Random, province: Province) -> Commune:
    return chance.choices(province.communes, cum_weights=province.cumulated)[0]


def _name(chance: random.Random, trunk: str, commune: Commune) -> str:
    """The bare trunk now and then (so names repeat in other communes), else with a theme, the place, or both."""
    theme = chance.choice(WORDS["themes"])
    forms = (trunk, f"{trunk} {theme}", f"{trunk} {commune.said}", f"{trunk} {theme} {commune.said}")
    return chance.choices(forms, (1, 4, 2, 3))[0]


def _spelt(chance: random.Random, name: str) -> str:
    for table, share in (("shortened", SHORTENED), ("respelt", RESPELT)):
        if chance.random() < share:
            for word, other in WORDS[table].items():
                name = name.replace(word, other)
    return name


def _known(chance: random.Random, world: World, province: Province, origin: Commune) -> tuple[Commune, ...]:
    """Where it was copied: nowhere for most, many places for a few, seldom in another province."""
    if chance.random() < 0.6:
        return ()
    found: dict[int, Commune] = {}
    for _ in range(min(MOST_PLACES, int(chance.paretovariate(0.9)))):
        where = province
        if chance.random() < 0.2:
            where = chance.choices(world.provinces, cum_weights=world.cumulated)[0]
        commune = _commune(chance, where)
        found[commune.id] = commune
    found.pop(origin.id, None)
    return tuple(found.values())


def _figure(chance: random.Random, kind: dict[str, Any]) -> dict[str, Any]:
    """The words of `add_figure`."""
    value = chance.randint(kind["low"], kind["high"])
    before = round(value * kind["before"] * chance.uniform(0.8, 1.2)) if kind["before"] else None
    year = chance.choice(YEARS)
    return {
        "what": kind["what"],
        "value": Decimal(value),
        "before": None if before is None else Decimal(before),
        "qualifier": chance.choices(("exact", "more", "nearly", "about"), (6, 2, 1, 1))[0],
        "unit": kind["unit"],
        "period": str(year),
        "period_before": "" if before is None else str(year - 1),
    }
