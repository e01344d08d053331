"""Who judges nothing of which unit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from ...kit.policy import may
from ...kit.web import Page
from ...nominations.models import Recusal
from ...nominations.policy import DESKS
from ...nominations.queries import recusals
from ...units.models import Unit
from ...units.queries import offer
from ..forms import RecusalForm


class RecusalsPage(Page):
    """/xung-dot-loi-ich: the units of which somebody judges nothing."""

    template = "appraisal/recusals.html"

    def __init__(self, form: RecusalForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.form = form

    @cached_property
    def recusals(self) -> Sequence[Recusal]:
        """One's own, and for the office those of its province."""
        return recusals(by=self.by)

    @property
    def offered(self) -> list[str]:
        """Units to choose from while typing."""
        return offer(Unit.province_id.in_(self.by.provinces_as(*DESKS)))

    def may_end(self, recusal: Recusal) -> bool:
        """Whether the reader may take it back."""
        return may(self.by, "recusal.end", recusal)
