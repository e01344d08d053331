"""The minutes of a session, written from the record."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ...kit.policy import may
from ...kit.web import Form, Page
from ..models import CouncilSession
from ..record import Record, record_of


class MinutesPage(Page):
    """/hop-xet/<ref>/bien-ban: who was there, what was decided by how many, what was discussed."""

    template = "councils/minutes.html"

    def __init__(self, session: CouncilSession, form: Form, *, by: Any) -> None:
        super().__init__(by=by)
        self.session, self.form = session, form

    @cached_property
    def record(self) -> Record:
        """What the record says, without what the reader has an interest in."""
        return record_of(self.session, by=self.by)

    @property
    def writes(self) -> bool:
        """Whether the reader may add what was discussed."""
        return may(self.by, "session.call", self.session)
