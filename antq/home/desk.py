"""Việc cần làm: the start page of whoever works here."""

from __future__ import annotations

from functools import cached_property

from ..kit.duties import Duty, duties
from ..kit.web import Page


class DeskPage(Page):
    """What waits for this person, as the rooms tell it; letters and reminders are written from the same answer."""

    template = "home/desk.html"

    @cached_property
    def duties(self) -> list[Duty]:
        """What waits, nothing that does not."""
        return duties(by=self.by)
