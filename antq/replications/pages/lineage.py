"""The spread of one initiative: three counts, who copied whom, where, since when, and with what effect."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ...catalogue.models import Initiative, heir_of
from ...kit.web import Page
from .. import queries
from ..models import Recognition
from ..spread import Spread, spread_of
from ..words import CLOSE_REASONS, SCOPES
from .shown import Shown, shown


class LineagePage(Page):
    """/mo-hinh/<slug>/nhan-rong."""

    template = "replications/lineage.html"

    def __init__(self, initiative: Initiative, *, by: Any) -> None:
        super().__init__(by=by)
        self.initiative = heir_of(initiative)

    @cached_property
    def spread(self) -> Spread:
        """Counts and lines, from the ledger's columns."""
        return spread_of(self.initiative)

    @cached_property
    def rows(self) -> list[Shown]:
        """The newest points, as many as a page shows."""
        return shown(queries.of_initiative(self.initiative, by=self.by, limit=60))

    @property
    def closings(self) -> list[tuple[Any, int]]:
        """Why copies were closed, in words, with how many."""
        return [(CLOSE_REASONS[code], count) for code, count in queries.closings(self.initiative)]

    @property
    def recognitions(self) -> list[tuple[Any, Recognition]]:
        """Scopes in which it was announced as worth copying."""
        return [(SCOPES[each.scope], each) for each in queries.recognitions(self.initiative)]
