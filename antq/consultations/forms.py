"""The answers of those who were asked about a dossier."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice

from ..evidence.uploads import FileForm
from ..kit.web import Form
from ..kit.web.forms import Long

ANSWERS = [SelectChoice("agree", _l("Đồng ý")), SelectChoice("against", _l("Không đồng ý"))]


class AnswerForm(Form):
    """Agrees or not, who says so, why."""

    agrees = RadioField(_l("Ý kiến về đề nghị khen thưởng"), choices=ANSWERS, validate_choice=False)
    signer = StringField(_l("Họ tên, chức vụ người trả lời"))
    note = TextAreaField(_l("Nội dung ý kiến"), [Long(3, 4000, _l("Nội dung ý kiến"))])

    def validate_agrees(self, field: RadioField) -> None:
        if field.data not in ("agree", "against"):
            raise ValidationError(_l("Chọn đồng ý hoặc không đồng ý."))


class PaperForm(AnswerForm, FileForm):
    """An answer that came on paper: the same, with its number and its scan."""

    document = StringField(_l("Số, ngày văn bản"), [Long(2, 120, _l("Số, ngày văn bản"))])
