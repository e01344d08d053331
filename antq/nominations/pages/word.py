"""Đưa hồ sơ viết bằng Word vào: choosing the file, then seeing each answer beside the present one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...evidence.actions.files import MOST_FILES
from ..forms.word import TakeForm, WordForm
from ..models import Nomination
from ..report import QUESTION
from ..warnings import Warning, in_text
from ..word import Proposal, Report
from .dossier import NAMES, DossierPage


def asked_of(nomination: Nomination, report: Report) -> list[Proposal]:
    """What the report answers of the questions that this dossier asks."""
    return [each for each in report.proposals if nomination.recipient in QUESTION[each.name].asked]


def label_of(nomination: Nomination, name: str) -> Any:
    """What a question is called."""
    return NAMES[nomination.recipient] if name == "name" else QUESTION[name].label


class WordPage(DossierPage):
    """The file is chosen."""

    template = "nominations/word.html"

    def __init__(self, nomination: Nomination, form: WordForm, *, by: Any) -> None:
        super().__init__(nomination, by=by)
        self.form = form

    @property
    def full(self) -> bool:
        """Whether the dossier can hold no more files, and so not the original either."""
        return len(self.nomination.album.files) >= MOST_FILES


@dataclass(frozen=True)
class Offer:
    """One question: what the file says, what stands there now, and what stands out in the file's text."""

    name: str
    label: Any
    proposal: Proposal
    own: str
    field: Any
    warnings: list[Warning]


class TakePage(DossierPage):
    """Each answer of the file beside the present one; nothing has been written yet."""

    template = "nominations/word_take.html"

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
                label_of(nomination, each.name),
                each,
                getattr(nomination, each.name),
                self.form[each.name],
                in_text(each.name, each.text, nomination.recipient),
            )
            for each in asked_of(nomination, self.report)
        ]
