"""Phiếu giấy: the questions of a dossier with lines to write on, its code large and as a QR, to be keyed in later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from ...catalogue.words import FIELDS, KINDS
from ...kit import clock
from ...kit.qr import drawn
from ...kit.web.addresses import whole_address
from ...law.queries import forms_for
from ...nominations.report import REPLICATIONS, STEPS, Question, Step, asked
from ...nominations.resting import offered, where
from ...nominations.words import PUBLICITY, label_of
from ...replications.models import Replication
from .base import TranscriptPage

LINES = {"summary": 3, "background": 10, "how": 12, "resources": 4, "results": 12, "lessons": 5}
"""How many lines to write on; any other question has one."""

FIGURE_ROWS = 5
HINTS = {
    "initiative": _l("Ghi mã nếu mô hình đã có trong sổ, ví dụ MH-0007"),
    "started": _l("Ngày, tháng hoặc năm"),
    "summary": _l("Một câu, nhiều nhất 300 ký tự. Không nêu tên người được giúp đỡ."),
    "background": _l("Không nêu tên người vi phạm, người nghiện, trẻ em"),
    "how": _l("Mỗi bước một dòng: ai làm gì, theo trình tự nào"),
    "replications": _l("Đánh dấu các điểm mà thành tích này dựa vào"),
    "photos": _l("Ghi ảnh nào sẽ gửi kèm; ảnh tải lên khi nhập vào hệ thống"),
    "files": _l("Tờ trình, biên bản xét khen thưởng"),
}


@dataclass(frozen=True)
class Blank:
    """One question on paper: its number, what may be ticked, or how many lines there are to write on."""

    number: str
    label: Any
    hint: Any
    must: bool
    choices: tuple[Any, ...]
    lines: int
    table: bool
    said: str = ""


class PaperFormPage(TranscriptPage):
    """The sheet."""

    template = "transcripts/paper_form.html"
    figure_rows = FIGURE_ROWS

    @property
    def sheets(self) -> list[tuple[Step, list[Blank]]]:
        """The questions by step, numbered as the steps are."""
        return [
            (step, [self._blank(f"{at}.{n}", each) for n, each in enumerate(self._asked(step), 1)])
            for at, step in enumerate(STEPS, 1)
        ]

    def _asked(self, step: Step) -> list[Question]:
        return asked(self.nomination, step.code)

    def _blank(self, number: str, question: Question) -> Blank:
        name = question.name
        label = label_of(name, self.nomination.recipient)
        said = self.nomination.name if name == "name" else ""
        return Blank(
            number,
            label,
            HINTS.get(name, ""),
            question.must,
            self._choices(name),
            LINES.get(name, 1),
            table=name == "figures",
            said=said,
        )

    @cached_property
    def _offered(self) -> Sequence[Replication]:
        return offered(self.nomination, by=self.by)

    def _choices(self, name: str) -> tuple[Any, ...]:
        if name == "form":
            return tuple(form.label for form in forms_for(self.nomination.recipient, on=clock.today()))
        words = {
            REPLICATIONS: [f"{where(each)} ({each.ref})" for each in self._offered],
            "field": [field.label for field in FIELDS.values()],
            "kind": list(KINDS.values()),
            "publicity": [label for _code, label in PUBLICITY],
        }
        return tuple(words.get(name, ()))

    @property
    def qr(self) -> Markup:
        """The address of the dossier, for whoever keys the sheet in with a telephone at hand."""
        path = url_for("nominations.show", ref=self.nomination.ref)
        return drawn(whole_address(path), _("Mã QR mở hồ sơ %(ref)s", ref=self.nomination.ref))
