"""Bringing in a dossier that was written in Word: the file, then what to take of it, question by question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import HiddenField, RadioField
from wtforms.fields.choices import SelectChoice

from ..kit.media.documents import Document, receive_document
from ..kit.refusals import Invalid
from ..kit.web import Form
from .word import Report, lines_of, report_of

TAKE, KEEP = "tep", "giu"
CHOICES = ((TAKE, _l("Lấy từ tệp Word")), (KEEP, _l("Giữ như đang có trong hồ sơ")))
DOCX = "docx"


class WordForm(Form):
    """One DOCX."""

    file = FileField(_l("Tệp Word (DOCX)"))

    def received(self) -> Document | None:
        """The checked file, in which something was understood; None with a sentence beside the field."""
        try:
            if not self.file.data:
                raise Invalid({"file": _l("Chọn một tệp Word trước khi tải lên.")})
            document = receive_document(self.file.data.stream, name=self.file.data.filename or "")
            if document.extension != DOCX:
                raise Invalid({"file": _l("Chọn tệp Word (DOCX). Tệp PDF thêm ở phần Tài liệu.")})
            if not read_report(document.data).proposals:
                raise Invalid({"file": NOTHING})
        except Invalid as invalid:
            self.refuse(invalid.errors)
            return None
        return document


NOTHING = _l(
    "Không nhận ra phần nào của báo cáo thành tích. Tệp cần có các đề mục như “I. Sơ lược đặc điểm, tình hình”,"
    " “II. Thành tích đạt được”."
)


def read_report(data: bytes) -> Report:
    """What the file says. Refuses (Invalid, "file") what cannot be read."""
    return report_of(lines_of(data))


class TakeForm(Form):
    """For each question that the file answers: take its text, or keep the present one."""

    phien_ban = HiddenField()

    @classmethod
    def of(cls, names: Mapping[str, Any], own: Mapping[str, str], **kwargs: Any) -> Any:
        """The form for these questions (name to label); what is unanswered so far is taken unless said otherwise."""
        fields = {
            name: RadioField(
                label,
                choices=[SelectChoice(*each) for each in CHOICES],
                default=KEEP if own[name] else TAKE,
                validate_choice=False,
            )
            for name, label in names.items()
        }
        return type("TakeForm", (cls,), fields)(**kwargs)

    def taken(self) -> list[str]:
        """The questions whose text is taken from the file; anything but a clear yes keeps what there is."""
        return [name for name, field in self._fields.items() if field.data == TAKE]

    @property
    def seen(self) -> int:
        """The version that the page was made from; nonsense is no version at all."""
        text = self.phien_ban.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
