"""One before/after figure as people type it, and what they typed. Rooms above make the rows of their forms of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, ClassVar, TypeVar

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice

from ..kit.numbers import read_number
from ..kit.web.forms import Form, Long
from .figures import DIRECTIONS, read_base

DECIMALS = 3
"""As many as are kept: a figure is never rounded behind anybody's back."""

T = TypeVar("T")


class FigureFields(Form):
    """One figure; a row without a name must be empty.

    Each room says in `begun_by` which fields ask for a name once they are filled, in `valued_by` which one asks
    for the value, and in `least` below what no number may be.
    """

    begun_by: ClassVar[tuple[str, ...]] = ("unit", "before", "value", "period", "source", "base")
    valued_by: ClassVar[str] = "what"
    least: ClassVar[int | None] = None
    words: ClassVar[Mapping[str, Any]] = {}
    """Field to its label, where a room calls it by another."""

    what = StringField(_l("Tên chỉ số"), [Long(3, 300, _l("Tên chỉ số"))])
    unit = StringField(_l("Đơn vị tính"), [Long(1, 60, _l("Đơn vị tính"))])
    before = StringField(_l("Trước"), [Long(1, 30, _l("Số liệu trước"))])
    value = StringField(_l("Sau"), [Long(1, 30, _l("Số liệu sau"))])
    period = StringField(_l("Kỳ"), [Long(2, 100, _l("Kỳ"))])
    source = StringField(_l("Nguồn"), [Long(3, 300, _l("Nguồn"))])
    better = SelectField(
        _l("Chiều tốt"),
        choices=[SelectChoice(each, DIRECTIONS[each]) for each in ("none", "down", "up")],
        default="none",
    )
    base = StringField(_l("Tính trên bao nhiêu dân, hộ"), [Long(3, 90, _l("Câu trả lời"))])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, word in self.words.items():
            self[name].label.text = word

    def validate_what(self, field: Any) -> None:
        if not field.data and any(self[name].data for name in self.begun_by):
            raise ValidationError(_l("Nhập tên chỉ số, hoặc để trống cả dòng."))

    def validate_before(self, field: Any) -> None:
        self._number(field)

    def validate_value(self, field: Any) -> None:
        if self[self.valued_by].data and not field.data:
            raise ValidationError(_l("Nhập số liệu sau khi làm."))
        if field.data:
            self.read_value(field)

    def read_value(self, field: Any) -> None:
        """Refuse (ValidationError) what is no value; a room that takes more than plain numbers reads it itself."""
        self._number(field)

    def validate_base(self, field: Any) -> None:
        base, _unit = told(read_base, field)
        if base is not None:
            fits(base)

    def _number(self, field: Any) -> None:
        if not field.data:
            return
        number = told(read_number, field)
        if self.least is not None and number < self.least:
            raise ValidationError(_l("Số liệu không âm."))
        fits(number)


def told(reader: Callable[[str], T], field: Any) -> T:
    """What a field says to a reader; the reader's refusal stands beside the field."""
    try:
        return reader(field.data or "")
    except ValueError as error:
        raise ValidationError(str(error)) from error


def fits(number: Decimal) -> None:
    """Refuse (ValidationError) a number with more decimals than are kept."""
    if number != round(number, DECIMALS):
        raise ValidationError(_l("Số liệu có nhiều nhất 3 chữ số sau dấu phẩy."))


def read_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, of the data of a valid row, as `actions.add_figure` takes it, but for the value: each room
    reads that as it asked for it."""
    base, base_unit = read_base(row["base"] or "")
    return {
        "what": row["what"],
        "better": row["better"],
        "base": base,
        "base_unit": base_unit,
        "unit": row["unit"] or "",
        "before": read_number(row["before"]) if row["before"] else None,
        "period": row["period"] or "",
        "source": row.get("source") or "",
    }
