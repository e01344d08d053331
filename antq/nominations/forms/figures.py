"""One before/after figure as people type it, and back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice

from ...evidence.figures import DIRECTIONS, number, read, read_base, write_base
from ...kit.numbers import read_number, write_number
from ...kit.web import Form
from ...kit.web.forms import Long

ROWS, MOST = 5, 40
"""So many are offered, and so many are shown where a dossier has more."""
DECIMALS = 3
"""As many as are kept: a figure is never rounded behind its author's back."""


class FigureForm(Form):
    """One before/after figure; a row without a name must be empty. `ref` says which kept figure it is."""

    ref = HiddenField()
    what = StringField(_l("Tên chỉ số"), [Long(3, 300, _l("Tên chỉ số"))])
    unit = StringField(_l("Đơn vị tính"), [Long(1, 60, _l("Đơn vị tính"))])
    before = StringField(_l("Trước"), [Long(1, 30, _l("Số liệu trước"))])
    value = StringField(_l("Sau"), [Long(1, 60, _l("Số liệu sau"))])
    period = StringField(_l("Kỳ"), [Long(2, 100, _l("Kỳ"))])
    period_before = StringField(_l("Kỳ trước"), [Long(2, 100, _l("Kỳ trước"))])
    source = StringField(_l("Nguồn"), [Long(3, 300, _l("Nguồn"))])
    better = SelectField(
        _l("Chiều tốt"),
        choices=[SelectChoice(each, DIRECTIONS[each]) for each in ("none", "down", "up")],
        default="none",
    )
    base = StringField(_l("Tính trên bao nhiêu dân, hộ"), [Long(3, 90, _l("Câu trả lời"))])

    def validate_what(self, field: Any) -> None:
        others = (self.unit, self.before, self.value, self.period, self.period_before, self.source, self.base)
        if not field.data and any(other.data for other in others):
            raise ValidationError(_l("Nhập tên chỉ số, hoặc để trống cả dòng."))

    def validate_before(self, field: Any) -> None:
        if field.data:
            _fits(_read(read_number, field))

    def validate_value(self, field: Any) -> None:
        if self.what.data and not field.data:
            raise ValidationError(_l("Nhập số liệu sau khi làm."))
        if field.data:
            said = _read(read, field)
            _fits(said.value)
            _fits(said.high or said.value)

    def validate_base(self, field: Any) -> None:
        base, _unit = _read(read_base, field)
        if base is not None:
            _fits(base)

    def validate_source(self, field: Any) -> None:
        if self.what.data and not field.data:
            raise ValidationError(_l("Nhập nguồn của số liệu."))


def _read(reader: Any, field: Any) -> Any:
    try:
        return reader(field.data or "")
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _fits(number: Decimal) -> None:
    if number != round(number, DECIMALS):
        raise ValidationError(_l("Số liệu có nhiều nhất 3 chữ số sau dấu phẩy."))


def read_row(row: dict[str, str]) -> dict[str, Any]:
    """What was typed, of a valid row, as `write_figures` takes it."""
    base, base_unit = read_base(row["base"] or "")
    said = read(row["value"])
    return {
        "ref": row["ref"] or "",
        "what": row["what"],
        "better": row["better"],
        "base": base,
        "base_unit": base_unit,
        "unit": row["unit"] or "",
        "before": read_number(row["before"]) if row["before"] else None,
        "value": said.value,
        "qualifier": said.qualifier,
        "high": said.high,
        "period": row["period"] or "",
        "period_before": row["period_before"] or "",
        "source": row["source"] or "",
    }


def written_row(figure: Any) -> dict[str, str]:
    """A kept figure as it is shown for changing."""
    return {
        "ref": figure.ref,
        "what": figure.what,
        "unit": figure.unit,
        "before": "" if figure.before is None else write_number(figure.before),
        "value": number(figure).replace("\xa0", " "),
        "period": figure.period,
        "period_before": figure.period_before,
        "source": figure.source,
        "better": figure.better,
        "base": write_base(figure),
    }
