"""What the page needs on which a drawn decision is given up."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ...honours.models import Decision
from ...kit.web import Page
from ...nominations.models import Nomination
from ...nominations.queries import conferring
from ..forms.dropping import DropForm


class DropPage(Page):
    """/quyet-dinh/<ref>/bo: which dossiers wait for a decision again, and why."""

    template = "appraisal/drop_decision.html"

    def __init__(self, decision: Decision, form: DropForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.decision, self.form = decision, form

    @cached_property
    def dossiers(self) -> list[Nomination]:
        """Those of the decision."""
        return conferring(self.decision.commendations)
