"""The sheet to be filled in by hand."""

from __future__ import annotations

from typing import Any

from ...kit.web import actor
from .. import queries
from ..models import Nomination
from ..pages.paper_form import PaperFormPage
from .door import door


@door.get("/de-cu/<ref>/phieu-giay", rule="nomination.edit", of=queries.find)
def paper_form(nomination: Nomination) -> Any:
    return PaperFormPage(nomination, by=actor()).respond()
