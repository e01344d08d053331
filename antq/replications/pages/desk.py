"""The ledger as those see it who run points, and those who look after a province."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ...kit.web import Page
from ...people.actor import Actor
from ...units.models import Unit
from .. import queries
from ..counting import this_quarter
from ..liveness import named
from ..models import Replication
from .shown import Shown, shown


class DeskPage(Page):
    """/nhan-rong."""

    template = "replications/desk.html"

    def __init__(self, *, by: Any, problem: Any = None) -> None:
        super().__init__(by=by)
        self.problem = problem

    @property
    def quarter(self) -> str:
        """The quarter that is asked about."""
        return named(this_quarter())

    @cached_property
    def due(self) -> list[Shown]:
        """One's own that wait to be confirmed, all of them."""
        return shown(queries.due_in(self.by.units_as("officer"), by=self.by))

    @cached_property
    def others(self) -> list[Shown]:
        """One's own that do not."""
        return shown(queries.of_units(self.by.units_as("officer"), by=self.by))

    @property
    def is_officer(self) -> bool:
        """Whether the reader writes for a unit."""
        return self.by.holds("officer")

    @property
    def is_office(self) -> bool:
        """Whether the reader looks after a province."""
        return self.by.holds("standing_office")

    @cached_property
    def to_accept(self) -> list[Shown]:
        """Registrations that wait."""
        return shown(queries.to_accept(by=self.by)) if self.is_office else []

    @cached_property
    def divided(self) -> list[Shown]:
        """Points whose area went to several places."""
        return shown(queries.divided(by=self.by)) if self.is_office else []


class LinkPage(Page):
    """/xac-nhan-diem/<token>: what the letter asks, without signing in."""

    template = "replications/link.html"

    def __init__(
        self, reader: Actor, unit: Unit, waiting: list[Replication], *, by: Any, done: int | None = None
    ) -> None:
        super().__init__(by=by)
        self.reader, self.unit, self.done = reader, unit, done
        self.waiting = shown(waiting)

    @property
    def quarter(self) -> str:
        """The quarter that is asked about."""
        return named(this_quarter())
