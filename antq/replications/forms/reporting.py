"""Figures of a point: several before/after rows, as the initiative's own where it has any."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import FieldList, FormField, SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice

from ...evidence.figures import DIRECTIONS, read_base
from ...kit.numbers import read_number
from ...kit.web import Form
from ...kit.web.forms import Long

ROWS = 4
DECIMALS = 3


class ReportRow(Form):
    """One figure; a row without a name must be empty."""

    what = StringField(_l("Chỉ số"), [Long(3, 300, _l("Tên chỉ số"))])
    unit = StringField(_l("Đơn vị tính"), [Long(1, 60, _l("Đơn vị tính"))])
    before = StringField(_l("Trước khi làm"), [Long(1, 30, _l("Số liệu trước"))])
    value = StringField(_l("Sau khi làm"), [Long(1, 30, _l("Số liệu sau"))])
    period = StringField(_l("Kỳ"), [Long(2, 100, _l("Kỳ"))])
    better = SelectField(
        _l("Chiều tốt"),
        choices=[SelectChoice(each, DIRECTIONS[each]) for each in ("none", "down", "up")],
        default="none",
    )
    base = StringField(_l("Tính trên bao nhiêu dân, hộ"), [Long(3, 90, _l("Câu trả lời"))])

    def validate_what(self, field: Any) -> None:
        if not field.data and (self.before.data or self.value.data):
            raise ValidationError(_l("Nhập tên chỉ số, hoặc để trống cả dòng."))

    def validate_before(self, field: Any) -> None:
        _number(field)

    def validate_value(self, field: Any) -> None:
        if self.before.data and not field.data:
            raise ValidationError(_l("Nhập số liệu sau khi làm."))
        _number(field)

    def validate_base(self, field: Any) -> None:
        try:
            read_base(field.data or "")
        except ValueError as error:
            raise ValidationError(str(error)) from error


def _number(field: Any) -> None:
    if not field.data:
        return
    try:
        number = read_number(field.data)
    except ValueError as error:
        raise ValidationError(str(error)) from error
    if number < 0:
        raise ValidationError(_l("Số liệu không âm."))
    if number != round(number, DECIMALS):
        raise ValidationError(_l("Số liệu có nhiều nhất 3 chữ số sau dấu phẩy."))


class ReportForm(Form):
    """Up to four figures at a time."""

    rows = FieldList(FormField(ReportRow), min_entries=ROWS, max_entries=ROWS)

    def figures(self, source: str) -> list[dict[str, Any]]:
        """The filled rows of a valid form, as `report` takes them; `source` says who measured."""
        return [_read(row, source) for row in self.rows.data if row["value"]]


def _read(row: dict[str, str], source: str) -> dict[str, Any]:
    base, base_unit = read_base(row["base"] or "")
    return {
        "what": row["what"],
        "unit": row["unit"] or "",
        "before": read_number(row["before"]) if row["before"] else None,
        "value": read_number(row["value"]),
        "period": row["period"] or "",
        "better": row["better"],
        "base": base,
        "base_unit": base_unit,
        "source": source,
    }
