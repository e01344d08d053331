"""What a move asks for."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice

from ...kit.numbers import Precision, read_day
from ...kit.web import Form
from ...kit.web.forms import Filled, Long
from ..words import CLOSE_REASONS

CHOICES = [SelectChoice(code, words) for code, words in {"": "", **CLOSE_REASONS}.items()]


class _DayForm(Form):
    """A form with one calendar day."""

    day = StringField(_l("Ngày"), [Long(4, 40, _l("Ngày"))])
    date: date | None = None

    def validate_day(self, field: Any) -> None:
        if not field.data:
            return
        try:
            found = read_day(field.data)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if found.precision is not Precision.DAY:
            raise ValidationError(_l("Nhập đủ ngày, tháng, năm, ví dụ 19/08/2026."))
        self.date = found.date


class LaunchForm(_DayForm):
    """When it was launched."""

    day = StringField(_l("Ngày ra mắt"), [Filled(_l("Nhập ngày ra mắt.")), Long(4, 40, _l("Ngày"))])


class CloseForm(_DayForm):
    """Why it ended."""

    reason = SelectField(_l("Vì sao kết thúc"), choices=CHOICES)
    note = TextAreaField(
        _l("Kể rõ để nơi sau biết mà tránh"),
        [Filled(_l("Kể rõ vì sao kết thúc.")), Long(10, 2000, _l("Lời kể"))],
    )
    day = StringField(_l("Ngày kết thúc"), [Long(4, 40, _l("Ngày"))])

    def validate_reason(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_l("Chọn lý do kết thúc."))


class NoteForm(Form):
    """A move that only carries words."""

    move = HiddenField()
    note = TextAreaField(_l("Lý do, tình hình"), [Long(3, 2000, _l("Nội dung"))])


class SettleForm(Form):
    """Which of the places that took a part of the old area it is."""

    place = RadioField(_l("Nay thuộc nơi nào?"), validate_choice=False)

    def validate_place(self, field: Any) -> None:
        if field.data not in {code for code, _name in field.choices}:
            raise ValidationError(_l("Chọn một trong các nơi đã nhận phần địa bàn cũ."))
