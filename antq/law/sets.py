"""Which instruments together rule commendations on a day, and which day's rules count for a dossier."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ..kit.database import db
from ..kit.memory import Memory
from .models import RuleSet


class Rules(NamedTuple):
    """A set of rules as pages read it."""

    code: str
    label: str
    valid_from: date
    valid_to: date | None
    instruments: tuple[str, ...]
    keeps_received: bool
    source: str
    mark: str
    note: str

    @property
    def verified(self) -> bool:
        """Whether its rules were read somewhere, at first or second hand."""
        return self.mark in ("V", "V2")


_sets: Memory[tuple[Rules, ...]] = Memory(1)


def sets() -> tuple[Rules, ...]:
    """All sets, the oldest first; remembered by data version."""
    return _sets.get(None, _read)


def _read() -> tuple[Rules, ...]:
    rows = db.session.scalars(
        select(RuleSet).options(joinedload(RuleSet.document)).order_by(RuleSet.valid_from)
    )
    return tuple(
        Rules(
            row.code,
            row.label,
            row.valid_from,
            row.valid_to,
            tuple(row.instruments),
            row.keeps_received,
            row.document.ref if row.document else "",
            row.mark,
            row.note,
        )
        for row in rows
    )


def set_on(day: date) -> Rules | None:
    """The set that ruled on a day; None for a day of which nothing is known."""
    return next((each for each in sets() if _held(each, day)), None)


def _held(rules: Rules, day: date) -> bool:
    return rules.valid_from <= day and (rules.valid_to is None or day <= rules.valid_to)


def day_that_counts(received: date | None, day: date) -> date:
    """The day whose norms are asked for what happens on `day` to a dossier that was received on another."""
    return counting_day(received, day, sets())


def counting_day(received: date | None, day: date, known: Iterable[Rules]) -> date:
    """`day`, or the last day before a set that came in between and leaves to the old rules what was received
    before it (Luật 06/2026/QH16, transitional rule). Pure."""
    for rules in sorted(known, key=lambda each: each.valid_from):
        if received and rules.keeps_received and received < rules.valid_from <= day:
            return rules.valid_from - timedelta(days=1)
    return day
