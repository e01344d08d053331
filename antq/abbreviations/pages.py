"""What the pages of the table of abbreviations show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..kit.journal import Entry, timeline_of
from ..kit.web import Page
from .forms import AbbreviationForm
from .models import Abbreviation


class TablePage(Page):
    """The whole table and the form for a new row."""

    template = "abbreviations/browse.html"

    def __init__(self, rows: Sequence[Abbreviation], form: AbbreviationForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.rows, self.form = rows, form


class AbbreviationPage(Page):
    """One row, to be changed or removed."""

    template = "abbreviations/abbreviation.html"

    def __init__(self, abbreviation: Abbreviation, form: AbbreviationForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.abbreviation, self.form = abbreviation, form

    @property
    def history(self) -> list[Entry]:
        """What happened to it, newest first."""
        return timeline_of(self.abbreviation)[::-1]
