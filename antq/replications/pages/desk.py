"""The ledger as those see it who run points, and those who look after a province."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...kit.web import Page
from ...people.actor import Actor
from ...units.models import Unit
from .. import worklists
from ..counting import this_quarter
from ..liveness import named
from ..models import Replication
from ..worklists import PER_PAGE
from .shown import Shown, shown


@dataclass(frozen=True)
class Part:
    """A page of a list, and the address of the next; "" at its end."""

    rows: list[Shown]
    next_page: str


def part(found: Sequence[Replication], address: str) -> Part:
    """Of one row more than a page has; `address` takes the ref of the last one shown."""
    rows = shown(found[:PER_PAGE])
    return Part(rows, address.format(rows[-1].ref) if len(found) > PER_PAGE else "")


class DeskPage(Page):
    """/nhan-rong."""

    template = "replications/desk.html"

    def __init__(self, *, by: Any, problem: Any = None, due_after: str = "", others_after: str = "") -> None:
        super().__init__(by=by)
        self.problem = problem
        self.due_after, self.others_after = due_after, others_after

    @property
    def quarter(self) -> str:
        """The quarter that is asked about."""
        return named(this_quarter())

    @cached_property
    def waiting(self) -> dict[str, int]:
        """How many points each list has on all its pages."""
        return worklists.waiting(by=self.by)

    @cached_property
    def due(self) -> Part:
        """One's own that wait to be confirmed."""
        units = self.by.units_as("officer")
        rows = worklists.due_in(units, after=self.due_after, limit=PER_PAGE + 1, by=self.by)
        return part(rows, "/nhan-rong?sau={}#can-xac-nhan")

    @cached_property
    def others(self) -> Part:
        """One's own that do not."""
        units = self.by.units_as("officer")
        rows = worklists.of_units(units, after=self.others_after, limit=PER_PAGE + 1, by=self.by)
        return part(rows, "/nhan-rong?tiep={}#cua-don-vi")

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
        return shown(worklists.to_accept(by=self.by)) if self.is_office else []

    @cached_property
    def divided(self) -> list[Shown]:
        """Points whose area went to several places."""
        return shown(worklists.divided(by=self.by)) if self.is_office else []


class LinkPage(Page):
    """/xac-nhan-diem/<token>: what the letter asks, without signing in."""

    template = "replications/link.html"

    def __init__(
        self, reader: Actor, unit: Unit, *, by: Any, after: str = "", done: int | None = None
    ) -> None:
        super().__init__(by=by)
        self.reader, self.unit, self.done, self.after = reader, unit, done, after

    @cached_property
    def waiting(self) -> Part:
        """What is asked about."""
        rows = worklists.due_in([self.unit.id], after=self.after, limit=PER_PAGE + 1, by=self.reader)
        return part(rows, "?sau={}")

    @cached_property
    def count(self) -> int:
        """How many wait on all pages."""
        return worklists.how_many_due([self.unit.id], by=self.reader)

    @property
    def quarter(self) -> str:
        """The quarter that is asked about."""
        return named(this_quarter())
