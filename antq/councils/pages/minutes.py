"""The minutes of a session, written from the record."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ...kit.database import db
from ...kit.documents import ledger
from ...kit.documents.records import IssuedPaper
from ...kit.policy import may
from ...kit.web import Page
from ...people.models import Person
from ..forms import MinutesForm, PaperForm
from ..models import CouncilSession
from ..papers import KIND
from ..record import Record, record_of


class MinutesPage(Page):
    """/hop-xet/<ref>/bien-ban: who was there, what was decided by how many, what was discussed."""

    template = "councils/minutes.html"

    def __init__(
        self, session: CouncilSession, form: MinutesForm, *, naming: PaperForm | None = None, by: Any
    ) -> None:
        super().__init__(by=by)
        self.session, self.form = session, form
        self.naming = naming or PaperForm(formdata=None, data={"secretary": self._usual_secretary()})

    def _usual_secretary(self) -> str:
        """Who issues the paper, unless they chair: then who planned the session. It may be changed."""
        chairs = self.by.holds("council_chair", province_id=self.session.province_id)
        planner = db.session.get(Person, self.session.made_by_id) if self.session.made_by_id else None
        return (planner.name if planner else "") if chairs else self.by.name

    @cached_property
    def record(self) -> Record:
        """What the record says, without what the reader has an interest in."""
        return record_of(self.session, by=self.by)

    @cached_property
    def writes(self) -> bool:
        """Whether the page offers to add what was discussed: to all of the office and the chairs, until the results are
        published. Who has an interest in a dossier of the agenda must not learn of it by a form that is missing."""
        return not self.session.has_ended and may(self.by, "session.call", self.session)

    @property
    def typed(self) -> list[str]:
        """The lines of what was written too late, to copy from: the form that would keep them is gone."""
        refused = bool(self.form.errors) and not self.writes
        return str(self.form.minutes.data or "").split("\n") if refused else []

    @cached_property
    def issues(self) -> bool:
        """Whether the page offers the paper: to all of the office and the chairs once the session has closed, as with
        the words."""
        return self.session.is_over and may(self.by, "session.call", self.session)

    @cached_property
    def papers(self) -> list[IssuedPaper]:
        """What was issued, the newest first."""
        return (
            ledger.papers_about(self.session, [KIND]) if may(self.by, "session.minutes", self.session) else []
        )
