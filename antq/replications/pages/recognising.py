"""Writing down how widely an initiative was announced as worth copying."""

from __future__ import annotations

from typing import Any

from ...catalogue.models import Initiative
from ...kit.web import Page
from ..forms import RecognitionForm


class RecognisePage(Page):
    """/mo-hinh/<slug>/thong-bao-nhan-rong."""

    template = "replications/recognise.html"

    def __init__(self, initiative: Initiative, form: RecognitionForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.initiative, self.form = initiative, form
