"""What the standing office types of campaigns, targets, quotas, results and choices."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from ..kit.numbers import Quantity, read_number, read_quantity
from ..kit.web import Form
from ..kit.web.forms import Day, Filled, Long, Ticks
from ..places.words import KIND_WORDS
from ..scoresheets.grading import CLASSES
from ..scoresheets.words import GRADES, SUBJECTS
from .choosers import CHOOSERS
from .words import COMPARATORS, KINDS, MEASURES, PURPOSES

MOST_TERMS = 3
COUNTED = {each: COMPARATORS[each] for each in (">=", "=")}
"""How a number of places to choose is meant."""


def _offered(words: Mapping[str, Any]) -> list[SelectChoice]:
    """Codes with their words, to choose from."""
    return [SelectChoice(*each) for each in words.items()]


class Number(StringField):
    """A number as people write it; `number` is what was read."""

    number: Decimal | None = None

    def pre_validate(self, form: Any) -> None:
        """Read the number; what is none is said in words."""
        self.number = None
        if self.data:
            try:
                self.number = read_number(self.data)
            except ValueError as wrong:
                raise ValidationError(str(wrong)) from wrong


class Amount(StringField):
    """A figure with its word ("gần 80", "ít nhất 5-7"); `figure` is what was read."""

    figure: Quantity | None = None

    def pre_validate(self, form: Any) -> None:
        """Read the figure; what is none is said in words."""
        self.figure = None
        if self.data:
            try:
                self.figure = read_quantity(self.data)
            except ValueError as wrong:
                raise ValidationError(str(wrong)) from wrong


class Year(IntegerField):
    """A year, or nothing."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, [Optional()], **kwargs)

    def pre_validate(self, form: Any) -> None:
        """A year of our times."""
        if self.data is not None and not 1945 <= self.data <= 2100:
            raise ValidationError(_l("Nhập năm từ 1945 đến 2100."))


class Versioned(Form):
    """What may be edited: the version that was on the screen goes along."""

    version = HiddenField()

    @property
    def seen(self) -> int:
        """The version that was on the screen."""
        typed = self.version.data or ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else -1


class CampaignForm(Versioned):
    """A campaign of the province."""

    province = SelectField(_l("Tỉnh"))
    name = StringField(_l("Tên"), [Filled(_l("Nhập tên đợt thi đua.")), Long(10, 300, _l("Tên"))])
    kind = SelectField(_l("Loại"), choices=_offered(KINDS), default="thematic")
    starts_on = Day(_l("Từ ngày"), [Filled(_l("Nhập ngày bắt đầu."))], description=_l("Ví dụ: 01/03/2026."))
    ends_on = Day(_l("Đến ngày"))
    document = SelectField(_l("Văn bản phát động"))
    note = TextAreaField(_l("Ghi chú"), [Long(3, 1000, _l("Ghi chú"))])


class TargetForm(Versioned):
    """A chỉ tiêu as its document states it."""

    document = SelectField(_l("Văn bản đặt chỉ tiêu"), [Filled(_l("Chọn văn bản."))])
    indicator = TextAreaField(
        _l("Chỉ tiêu đo điều gì"), [Filled(_l("Ghi chỉ tiêu đo điều gì.")), Long(10, 500, _l("Chỉ tiêu"))]
    )
    measures = SelectField(_l("Cách tính"), choices=_offered(MEASURES))
    comparator = SelectField(_l("So sánh"), choices=_offered(COMPARATORS))
    value = Number(_l("Mức"), [Filled(_l("Nhập mức phải đạt."))], description=_l("Ví dụ: 80 hoặc 7,5."))
    high = Number(
        _l("Đến mức"),
        description=_l("Chỉ ghi khi văn bản nêu một khoảng, ví dụ 5 đến 7."),
    )
    unit = StringField(
        _l("Đơn vị tính"), [Filled(_l("Nhập đơn vị tính.")), Long(1, 60, _l("Đơn vị tính"))], default="%"
    )
    scope = StringField(
        _l("Tính trên"), [Long(2, 200, _l("Tính trên"))], description=_l("Ví dụ: khu dân cư.")
    )
    down = BooleanField(_l("Càng ít càng tốt"))
    selected_only = BooleanField(_l("Chỉ áp dụng cho nơi được chọn"))
    classes = Ticks(_l("Cộng các loại"), choices=_offered({each: GRADES[each] for each in CLASSES}))
    subjects = Ticks(_l("Xếp loại của"), choices=_offered(SUBJECTS))
    period_year = Year(_l("Năm"), description=_l("Để trống nếu văn bản không nêu kỳ."))
    base = StringField(
        _l("Kỳ gốc so sánh"), [Long(3, 100, _l("Kỳ gốc"))], description=_l("Để trống nếu không nêu.")
    )


class QuotaForm(Versioned):
    """Who must choose how many of which types; the terms are `term1_types`, `term1_count` and so on."""

    most: int = MOST_TERMS

    document = SelectField(_l("Văn bản quy định"), [Filled(_l("Chọn văn bản."))])
    chooser = SelectField(_l("Ai chọn"), choices=_offered(CHOOSERS), default="committee")
    purpose = SelectField(_l("Để làm gì"), choices=_offered(PURPOSES))
    says = TextAreaField(
        _l("Nội dung"), [Filled(_l("Ghi nội dung quy định.")), Long(10, 500, _l("Nội dung"))]
    )
    on = Day(
        _l("Loại đơn vị theo ngày"),
        [Filled(_l("Nhập ngày mà loại đơn vị được tính."))],
        description=_l("Huyện, thị xã, thị trấn chỉ có đến hết 30/06/2025."),
    )

    @classmethod
    def made(cls, terms: int = 0, **kwargs: Any) -> QuotaForm:
        """The form with its rows of terms: as many as there are already, and some to fill in."""

        class Made(cls):  # type: ignore[misc,valid-type]
            most = max(MOST_TERMS, terms)

        kinds = _offered({kind: word for kind, word in KIND_WORDS.items() if kind != "tinh"})
        for number in range(1, Made.most + 1):
            label = _l("Loại đơn vị %(number)d", number=number)
            setattr(Made, f"term{number}_types", Ticks(label, choices=kinds))
            label = _l("Cách đếm %(number)d", number=number)
            setattr(Made, f"term{number}_comparator", SelectField(label, choices=_offered(COUNTED)))
            label = _l("Số phải chọn %(number)d", number=number)
            setattr(Made, f"term{number}_count", Number(label))
        form: QuotaForm = Made(**kwargs)
        return form

    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Types, comparator and count of each row."""
        return [
            (self[f"term{n}_types"], self[f"term{n}_comparator"], self[f"term{n}_count"])
            for n in range(1, self.most + 1)
        ]

    def validate(self, extra_validators: Any = None) -> bool:
        """A row has both its types and a whole number, or neither."""
        fine = super().validate(extra_validators)
        for types, _comparator, count in self.rows():
            if count.errors:
                continue
            if bool(types.data) != (count.number is not None):
                count.errors = [_l("Chọn loại đơn vị và ghi số phải chọn, hoặc để trống cả hai.")]
                fine = False
            elif count.number is not None and not (
                count.number == int(count.number) and 1 <= count.number <= 500
            ):
                count.errors = [_l("Nhập một số nguyên từ 1 đến 500.")]
                fine = False
        return fine

    def terms(self) -> tuple[tuple[tuple[str, ...], str, int], ...]:
        """What was typed; call it on a valid form."""
        return tuple(
            (tuple(types.data), comparator.data, int(count.number))
            for types, comparator, count in self.rows()
            if types.data and count.number is not None
        )


class ResultForm(Form):
    """One result of a target."""

    place = SelectField(_l("Của nơi nào"))
    value = Amount(
        _l("Kết quả"), description=_l("Ghi như nguồn ghi: 82,5 hoặc gần 80. Mức giảm ghi số dương.")
    )
    part = Number(_l("Tử số"), description=_l("Số đạt; với mức giảm là số của kỳ này."))
    whole = Number(_l("Mẫu số"), description=_l("Tổng số; với mức giảm là số của kỳ gốc."))
    period_year = Year(_l("Năm"))
    document = SelectField(_l("Văn bản nêu số liệu"))
    source = StringField(_l("Ai báo, ở đâu"), [Long(3, 300, _l("Nguồn"))])
    corrects = SelectField(_l("Đính chính kết quả"))


class ChoiceForm(Form):
    """A place for a quota."""

    place = SelectField(_l("Nơi được chọn"))
    source = StringField(_l("Theo văn bản, ý kiến nào"), [Long(3, 300, _l("Nguồn"))])
