"""What has to be done by when before a day of the movement: counted back in working days. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from ..law.days import Calendar, working_days_before

WEEKENDS = Calendar()
"""A calendar that knows no holidays."""


class Dated(Protocol):
    """The days of a campaign."""

    month: int | None
    day: int | None
    ends_on: date | None


class Ran(Dated, Protocol):
    """And when it began."""

    starts_on: date | None
    since: int | None


@dataclass(frozen=True)
class Step:
    """Something to be done by a day; `left` days from now, negative when it is overdue."""

    code: str
    label: str
    on: date
    left: int


def anchor(campaign: Dated, *, on: date) -> date | None:
    """The day that a campaign works towards: the next one of a yearly day, or its end. None when it is over or
    no source names a day."""
    if campaign.month and campaign.day:
        this = date(on.year, campaign.month, campaign.day)
        return this if this >= on else date(on.year + 1, campaign.month, campaign.day)
    return campaign.ends_on if campaign.ends_on and campaign.ends_on >= on else None


def window(campaign: Ran, *, on: date) -> tuple[date | None, date | None]:
    """First and last day of what counts as done in a campaign, None where it is open.

    A yearly day looks back on the year before it, and after it on the one that ends with the next.
    """
    if campaign.month and campaign.day:
        last = anchor(campaign, on=on)
        assert last is not None  # noqa: S101 (a yearly day always has a next one)
        return date(last.year - 1, last.month, last.day) + timedelta(days=1), last
    first = campaign.starts_on or (date(campaign.since, 1, 1) if campaign.since else None)
    return first, campaign.ends_on


def steps(
    day: date,
    leads: Iterable[Mapping[str, Any]],
    days_of: Callable[[str], int],
    *,
    on: date,
    calendar: Calendar = WEEKENDS,
) -> list[Step]:
    """The steps before a day, the first one first.

    A lead says how many working days `before` the day, or `after_norm`: as many after the step above it as the
    norm says (`days_of` reads it).
    """
    found, before = [], 0
    for lead in leads:
        before = before - days_of(lead["after_norm"]) if "after_norm" in lead else int(lead["before"])
        due = working_days_before(day, max(before, 0), *calendar)
        found.append(Step(lead["code"], lead["label"], due, (due - on).days))
    return found
