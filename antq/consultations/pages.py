"""Consultations: one of the office's, the page behind a link, what the public is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from ..kit import clock
from ..kit.policy import may
from ..kit.web import Page
from ..nominations.words import recipient_word
from . import queries
from .forms import AnswerForm, PaperForm
from .models import Consultation, PublicConsultation
from .norms import OPEN_IN


class ConsultationPage(Page):
    """One agency's answer, or the form to write down the one that came on paper."""

    template = "consultations/consultation.html"

    def __init__(self, consultation: Consultation, form: PaperForm | None = None, *, by: Any) -> None:
        super().__init__(by=by)
        self.consultation = consultation
        self.form: Any = form or PaperForm(formdata=None)

    @property
    def may_enter(self) -> bool:
        """Whether the reader writes the answer down."""
        return self.consultation.is_open and may(self.by, "consultation.keep", self.consultation)


class AnswerPage(Page):
    """What an agency reads behind its link: what it is asked, and nothing else of the dossier."""

    template = "consultations/answer.html"

    def __init__(self, consultation: Consultation, form: AnswerForm | None = None, *, by: Any) -> None:
        super().__init__(by=by)
        self.consultation = consultation
        self.nomination = consultation.nomination
        self.form: Any = form or AnswerForm(formdata=None)

    @property
    def is_asked(self) -> bool:
        """Whether an answer is still taken: only then does the page say what it is about. Afterwards the link, which
        lies in a letter box, shows nothing of the dossier."""
        return self.consultation.is_open and not self.is_over and self.nomination.state in OPEN_IN

    @property
    def is_over(self) -> bool:
        """Whether the last day for an answer has passed without one."""
        return self.consultation.answered_at is None and self.consultation.due_on < clock.today()

    @property
    def typed(self) -> list[tuple[str, list[str]]]:
        """What was written too late, question by question, to copy from: the form that would take it is gone."""
        if not self.form.errors or self.is_asked:
            return []
        asked = (self.form.note, self.form.signer)
        return [(str(field.label.text), field.data.split("\n")) for field in asked if field.data]

    @property
    def recipient(self) -> str:
        """Mô hình, tập thể or cá nhân."""
        return recipient_word(self.nomination.recipient)


class PublicPage(Page):
    """/lay-y-kien: dossiers that the public is asked about now."""

    template = "consultations/consulted.html"

    @cached_property
    def rows(self) -> Sequence[PublicConsultation]:
        """Open today, the nearest end first."""
        return queries.consulted_publicly()
