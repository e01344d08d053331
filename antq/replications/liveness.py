"""Whether a replication is alive: said by its state and by when somebody last confirmed it. Pure functions.

A replication is confirmed once a quarter. One confirmed in this quarter or the last is fresh; then it is
overdue and still counts; then it is grey and counts no longer, until somebody confirms it again. How many
quarters each takes is a norm (`replication.fresh_quarters`, `replication.counted_quarters`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

IN_THE_FIELD = ("launched", "running", "weak", "sustained")
"""States of something that goes on, if it is confirmed."""


class Life(StrEnum):
    """What a reader is told."""

    PLANNED = "planned"
    FRESH = "fresh"
    OVERDUE = "overdue"
    GREY = "grey"
    CLOSED = "closed"


@dataclass(frozen=True)
class Grace:
    """How many quarters after its confirmation a replication is fresh, and counted at all."""

    fresh: int
    counted: int

    def __post_init__(self) -> None:
        if not 0 <= self.fresh <= self.counted:
            raise ValueError(f"fresh for {self.fresh} quarters but counted for {self.counted}")


def quarter_of(day: date) -> int:
    """The quarter of a day as a number that grows by one each quarter."""
    return day.year * 4 + (day.month - 1) // 3


def first_day(quarter: int) -> date:
    """The first day of a quarter."""
    return date(quarter // 4, quarter % 4 * 3 + 1, 1)


def named(quarter: int) -> str:
    """The quarter as it is written: "quý III/2026"."""
    return f"quý {('I', 'II', 'III', 'IV')[quarter % 4]}/{quarter // 4}"


def life(state: str, confirmed: int | None, now: int, grace: Grace) -> Life:
    """What can be said of a replication in quarter `now`."""
    if state == "closed":
        return Life.CLOSED
    if state not in IN_THE_FIELD:
        return Life.PLANNED
    if confirmed is None or now - confirmed > grace.counted:
        return Life.GREY
    return Life.FRESH if now - confirmed <= grace.fresh else Life.OVERDUE


def alive(state: str, confirmed: int | None, now: int, grace: Grace) -> bool:
    """Whether it counts as a điểm that runs."""
    return life(state, confirmed, now, grace) in (Life.FRESH, Life.OVERDUE)


def due(state: str, confirmed: int | None, now: int) -> bool:
    """Whether its unit is asked to confirm it in quarter `now`."""
    return state in IN_THE_FIELD and (confirmed is None or confirmed < now)
