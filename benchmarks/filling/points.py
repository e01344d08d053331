"""The points at which a made-up initiative is applied: where, since when, in which state, copied from which. Pure."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from antq.catalogue.models import REPLICATION_STATES
from antq.replications.liveness import first_day
from antq.replications.words import CLOSE_REASONS

from .world import Body, Commune, Province, World

COPIES = 5_000
"""Points of the first initiative, which every size has: the one that spread over several provinces."""
REACHED = 8
"""Provinces, those with most communes, to which that one spread."""
MOST = 1_500
"""Points of any other."""
SCALE = dict(zip(REPLICATION_STATES, (0.0, 1.2, 2.6, 20.0), strict=True))
TAIL = 1.0
"""With these, ten and more for each initiative on average: most have few, few have hundreds."""

STATES = ("registered", "accepted", "launched", "running", "weak", "sustained", "closed")
IN_STATE = (2, 4, 7, 57, 8, 11, 11)
QUARTERS_AGO = (0, 1, 2, 3, 5, 8)
CONFIRMED = (60, 20, 8, 6, 4, 2)
"""How many were confirmed so many quarters ago: after two they count no longer."""

FIRST_YEAR, DEEPEST = 2012, 4
DIVISION = date(2025, 7, 1)
"""From that day on there are no districts: what began before is at a place of then."""
ORIGINAL, ELSEWHERE, OF_THEN, ADAPTED, EXACT = 0.25, 0.1, 0.7, 0.4, 0.8
"""Shares of all points."""
REASONS = tuple(CLOSE_REASONS)


@dataclass(frozen=True)
class Point:
    """One replication, before it is a row. `copied` is the position of another among those of its initiative.

    All moves after it was accepted happened at `moved_at`; `version` counts them.
    """

    unit: Body
    commune: Commune
    place_id: int
    divided: bool
    neighbourhood: str
    started_on: date
    precision: str
    copied: int | None
    adapted: str
    teams: int
    members: int
    answerable: str
    state: str
    version: int
    registered_at: datetime
    accepted_at: datetime | None
    moved_at: datetime
    quarter: int | None
    reason: str
    note: str

    @property
    def launched_on(self) -> date | None:
        """The day on which it began, once it was launched."""
        return self.started_on if self.quarter is not None else None

    @property
    def closed_on(self) -> date | None:
        """The day of the last move, where that ended it."""
        return self.moved_at.date() if self.state == "closed" else None


def points_of(
    number: int, state: str, province: Province, world: World, words: dict[str, Any], seed: str
) -> tuple[Point, ...]:
    """The points of the initiative of this number, the oldest first."""
    chance = random.Random(f"{seed} points {number}")
    if number == 1:
        count, among = COPIES, tuple(world.provinces[:REACHED])
    else:
        count, among = min(MOST, int(SCALE[state] * chance.paretovariate(TAIL))), (province,)
    begun = sorted((_begun(chance, world) for _ in range(count)), key=lambda each: each[0])
    found: list[Point] = []
    depths: list[int] = []
    for position, (started, at, code) in enumerate(begun):
        copied = _copied(chance, found, depths)
        depths.append(0 if copied is None else depths[copied] + 1)
        where = _where(chance, among, world)
        found.append(_point(chance, position, where, words, (started, at, code, copied)))
    return tuple(found)


def _begun(chance: random.Random, world: World) -> tuple[date, datetime, str]:
    """The day on which it began, the instant of its last move, its state."""
    state = chance.choices(STATES, IN_STATE)[0]
    quarter = world.quarter - chance.choices(QUARTERS_AGO, CONFIRMED)[0]
    last = min(first_day(quarter + 1) - timedelta(days=1), world.day)
    moved = first_day(quarter) + timedelta(days=chance.randint(0, (last - first_day(quarter)).days))
    latest = moved - timedelta(days=400 if state == "sustained" else 0)
    first = date(FIRST_YEAR, 1, 1)
    # More of late than long ago: the square root of an even chance.
    started = first + timedelta(days=int((latest - first).days * chance.random() ** 0.5))
    return started, datetime.combine(moved, time(3), UTC), state


def _copied(chance: random.Random, before: Sequence[Point], depths: Sequence[int]) -> int | None:
    """The position of the one that it was copied from: the first were copied most, and never deeper than four."""
    if not before or chance.random() < ORIGINAL:
        return None
    chosen = int(len(before) * chance.random() ** 3)
    known = before[chosen].accepted_at is not None and depths[chosen] < DEEPEST
    return chosen if known else None


def _where(chance: random.Random, among: Sequence[Province], world: World) -> tuple[Commune, Body]:
    province = chance.choice(among)
    if chance.random() < ELSEWHERE:
        province = chance.choices(world.provinces, cum_weights=world.cumulated)[0]
    commune = chance.choices(province.communes, cum_weights=province.cumulated)[0]
    return commune, chance.choice(province.units)


def _point(
    chance: random.Random,
    position: int,
    where: tuple[Commune, Body],
    words: dict[str, Any],
    begun: tuple[date, datetime, str, int | None],
) -> Point:
    commune, unit = where
    started, moved_at, state, copied = begun
    place_id, divided = commune.id, False
    if started < DIVISION and commune.before and chance.random() < OF_THEN:
        then = chance.choice(commune.before)
        place_id, divided = then.id, then.divided
    teams = int(chance.paretovariate(1.2))
    before = timedelta(days=chance.randint(10, 60))
    launched = state not in ("registered", "accepted")
    return Point(
        unit=unit,
        commune=commune,
        place_id=place_id,
        divided=divided,
        neighbourhood=f"{chance.choice(words['neighbourhoods'])} {position + 1}",
        started_on=started,
        precision="day" if chance.random() < EXACT else "year",
        copied=copied,
        adapted=chance.choice(words["adapted"]) if chance.random() < ADAPTED else "",
        teams=min(teams, 200),
        members=min(teams, 200) * chance.randint(3, 12),
        answerable=chance.choice(words["answerable"]),
        state=state,
        version=_version(state),
        registered_at=moved_at if state == "registered" else moved_at - before,
        accepted_at=_accepted_at(state, moved_at, before),
        moved_at=moved_at,
        quarter=_quarter(moved_at) if launched else None,
        reason=chance.choice(REASONS) if state == "closed" else "",
        note=chance.choice(words["closed"]) if state == "closed" else "",
    )


def _version(state: str) -> int:
    """One more than the moves that lead there: what is closed was running before."""
    return min(STATES.index(state) + 1, 5)


def _accepted_at(state: str, moved_at: datetime, before: timedelta) -> datetime | None:
    if state == "registered":
        return None
    return moved_at if state == "accepted" else moved_at - before / 2


def _quarter(at: datetime) -> int:
    return at.year * 4 + (at.month - 1) // 3
