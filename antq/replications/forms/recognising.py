"""A document that announces an initiative as worth copying."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice

from ...kit.numbers import Precision, read_day
from ...kit.web import Form
from ...kit.web.forms import Filled, Long
from ..words import SCOPES

CHOICES = [SelectChoice(code, words) for code, words in {"": "", **SCOPES}.items()]


class RecognitionForm(Form):
    """Scope and document."""

    scope = SelectField(_l("Phạm vi"), choices=CHOICES)
    where = StringField(_l("Nêu rõ nơi, cụm"), [Long(2, 200, _l("Tên nơi, cụm"))])
    document_text = StringField(
        _l("Văn bản thông báo"),
        [Filled(_l("Nhập số, ký hiệu và cơ quan ra văn bản.")), Long(5, 300, _l("Văn bản"))],
    )
    announced_on = StringField(
        _l("Ngày văn bản"), [Filled(_l("Nhập ngày văn bản.")), Long(4, 40, _l("Ngày"))]
    )
    date: date | None = None

    def validate_scope(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_l("Chọn phạm vi được thông báo nhân rộng."))

    def validate_announced_on(self, field: Any) -> None:
        try:
            found = read_day(field.data)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if found.precision is not Precision.DAY:
            raise ValidationError(_l("Nhập đủ ngày, tháng, năm, ví dụ 19/08/2026."))
        self.date = found.date
