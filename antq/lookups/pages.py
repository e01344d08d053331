"""Tra cứu hồ sơ: the field, and what anybody may know of the dossier with that code."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ..kit.web import Page
from ..kit.web.app import day
from ..kit.web.page import TimelineItem
from .forms import LookUpForm
from .reading import Reading
from .typed_code import NAMES, PARTS


class LookUpPage(Page):
    """The field; `reading` is what was found, `unknown` a code that none is known by, `until` when somebody
    who asked too often can ask again."""

    template = "lookups/lookup.html"

    def __init__(
        self,
        form: LookUpForm,
        *,
        by: Any,
        reading: Reading | None = None,
        unknown: str = "",
        until: datetime | None = None,
    ) -> None:
        super().__init__(by=by)
        self.form, self.reading, self.unknown, self.until = form, reading, unknown, until

    @property
    def parts(self) -> list[tuple[Any, str, bool]]:
        """The four parts as they were read, with their names, and which looks wrong."""
        typed = self.form.typed
        if typed is None or typed.code or not typed.parts:
            return []
        return [
            (NAMES[part], text, part == typed.part) for part, text in zip(PARTS, typed.parts, strict=True)
        ]

    @property
    def timeline(self) -> list[TimelineItem]:
        """The public steps, newest first, by day."""
        lines = self.reading.lines if self.reading else ()
        return [TimelineItem(day(line.on), str(line.title), "", "", "") for line in lines]
