"""What the standing office types about a figure: a label with its reason, a correction."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice

from ..kit.numbers import read_number, write_number
from ..kit.refusals import Missing
from ..kit.web.forms import Filled, Form, Long
from ..law.models import Document
from ..law.queries import by_ref
from . import figures
from .actions import LONGEST_REASON, Correction
from .figure_fields import fits, told
from .figures import Reading
from .models import DIRECTIONS, LABELS, Figure


class LabelForm(Form):
    """How far the figure may be trusted; `actions` says what is wrong with it."""

    label = RadioField(
        _l("Nhãn"),
        choices=[SelectChoice(each, figures.LABELS[each].word) for each in LABELS],
        validate_choice=False,
    )
    note = TextAreaField(
        _l("Lý do"), description=_l("Căn cứ vào đâu, ai đã kiểm tra. Không nêu tên người dân.")
    )


class CorrectionForm(Form):
    """What holds instead of a figure. Numbers are typed as people write them: "gần 47.000", "5-7"."""

    value = StringField(
        _l("Số đúng"), [Filled(_l("Nhập số đúng."))], description=_l("Ví dụ: 1.691, gần 47.000, 5-7.")
    )
    before = StringField(_l("Số trước đó"), [Long(1, 30, _l("Số trước đó"))])
    period = StringField(_l("Kỳ"), [Long(2, 100, _l("Kỳ"))])
    period_before = StringField(_l("Kỳ trước"), [Long(2, 100, _l("Kỳ trước"))])
    better = RadioField(
        _l("Chiều tốt"), choices=[SelectChoice(each, figures.DIRECTIONS[each]) for each in DIRECTIONS]
    )
    base = StringField(
        _l("Tính trên bao nhiêu dân, bao nhiêu hộ"),
        [Long(3, 90, _l("Câu trả lời"))],
        description=_l("Ví dụ: 3.200 dân, 850 hộ. Có thì mới tính được theo đầu dân, đầu hộ."),
    )
    document = StringField(
        _l("Mã văn bản nêu số đúng"), [Long(1, 60, _l("Mã văn bản"))], description=_l("Mã trong sổ văn bản.")
    )
    source = StringField(_l("Nguồn bằng lời"), [Long(3, 300, _l("Nguồn"))])
    reason = TextAreaField(
        _l("Lý do đính chính"),
        [Long(1, LONGEST_REASON, _l("Lý do"))],
        description=_l("Hiện công khai cạnh số cũ. Không nêu tên người dân."),
    )

    def validate_value(self, field: Any) -> None:
        read = told(figures.read, field)
        for number in (read.value, read.high):
            if number is not None:
                fits(number)

    def validate_before(self, field: Any) -> None:
        if field.data:
            fits(told(read_number, field))

    def validate_base(self, field: Any) -> None:
        base, _unit = told(figures.read_base, field)
        if base is not None:
            fits(base)

    def validate_document(self, field: Any) -> None:
        try:
            self.found = by_ref(field.data or None)
        except Missing as missing:
            raise ValidationError(str(missing.says)) from missing

    found: Document | None = None

    def fill(self, figure: Figure) -> None:
        """Begin with what the figure says now."""
        self.value.data = figures.number(figure).replace("\xa0", " ")
        self.before.data = "" if figure.before is None else write_number(figure.before)
        self.base.data = figures.write_base(figure)
        for name in ("period", "period_before", "better", "source"):
            self[name].data = getattr(figure, name)
        self.document.data = figure.document.ref if figure.document else ""

    def read(self) -> Correction:
        """What was typed, of a valid form."""
        said: Reading = figures.read(self.value.data or "")
        base, base_unit = figures.read_base(self.base.data or "")
        return Correction(
            value=said.value,
            qualifier=said.qualifier,
            high=said.high,
            before=figures.read_before(self.before.data or ""),
            better=self.better.data,
            base=base,
            base_unit=base_unit,
            period=self.period.data or "",
            period_before=self.period_before.data or "",
            document=self.found,
            source=self.source.data or "",
            reason=self.reason.data or "",
        )
