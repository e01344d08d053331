"""Đưa hồ sơ viết bằng Word vào: choosing the file, then seeing each answer beside the present one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...evidence.actions.files import MOST_FILES
from ...nominations.models import Nomination
from ...nominations.report import QUESTION, is_changeable
from ...nominations.warnings import Warning, in_text
from ...nominations.words import label_of
from ..forms import TakeForm, WordForm
from ..word import Proposal, Report
from .base import TranscriptPage


def asked_of(nomination: Nomination, report: Report) -> list[Proposal]:
    """What the report answers of the questions that this dossier asks, and that may be answered now."""
    return [
        each
        for each in report.proposals
        if nomination.recipient in QUESTION[each.name].asked and is_changeable(nomination, each.name)
    ]


class WordPage(TranscriptPage):
    """The file is chosen."""

    template = "transcripts/word.html"

    def __init__(self, nomination: Nomination, form: WordForm, *, by: Any) -> None:
        super().__init__(nomination, by=by)
        self.form = form

    @property
    def full(self) -> bool:
        """Whether the dossier can hold no more files, and so not the original either."""
        return is_changeable(self.nomination, "files") and len(self.nomination.album.files) >= MOST_FILES


@dataclass(frozen=True)
class Offer:
    """One question: what the file says, what stands there now, and what stands out in the file's text."""

    name: str
    label: Any
    proposal: Proposal
    own: str
    field: Any
    warnings: list[Warning]


class TakePage(TranscriptPage):
    """Each answer of the file beside the present one; nothing has been written yet."""

    template = "transcripts/take.html"

    def __init__(
        self,
        nomination: Nomination,
        report: Report,
        form: TakeForm,
        *,
        file_name: str,
        token: str,
        by: Any,
        problem: str = "",
    ) -> None:
        super().__init__(nomination, by=by)
        self.report, self.form, self.file_name, self.token = report, form, file_name, token
        self.problem = problem

    @property
    def chosen_from(self) -> list[Offer]:
        """In the order of the questions."""
        nomination = self.nomination
        return [
            Offer(
                each.name,
                label_of(each.name, nomination.recipient),
                each,
                getattr(nomination, each.name),
                self.form[each.name],
                in_text(each.name, each.text, nomination.recipient),
            )
            for each in asked_of(nomination, self.report)
        ]
