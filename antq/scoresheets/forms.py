"""What a person types into a score sheet, and what is wrong with it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, IntegerField, SelectField, StringField, TextAreaField, ValidationError

from ..kit.numbers import Precision, read_day, read_number, write_number
from ..kit.web import Form
from ..kit.web.forms import Filled, Long
from .actions import Answer
from .models import Score, Sheet

LONGEST_ANSWER = 1000


class Points(StringField):
    """A number of points as people write it ("7,5"); `points` is what was read, None when nothing can be."""

    points: Decimal | None = None

    def pre_validate(self, form: Any) -> None:
        """Read the number; what is none is said in words."""
        self.points = None
        if not self.data:
            return
        try:
            points = read_number(self.data)
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from wrong
        if points != round(points, 2):
            raise ValidationError(_l("Điểm có nhiều nhất hai chữ số sau dấu phẩy."))
        self.points = points


class BeginForm(Form):
    """Which sheet, which year, of which neighbourhood."""

    unit = SelectField(_l("Đơn vị"))
    sheet = SelectField(_l("Phiếu chấm"))
    year = IntegerField(_l("Năm chấm"))
    neighbourhood = StringField(
        _l("Khu dân cư"), description=_l("Chỉ ghi khi chấm cho khu dân cư, ví dụ: Thôn Trung Tâm.")
    )


class SheetForm(Form):
    """Points and one text for each criterion; made for one sheet by `of`."""

    version = HiddenField()

    sheet: Sheet
    text: str

    @classmethod
    def of(cls, score: Score, text: str, *, labels: tuple[Any, Any], **kwargs: Any) -> SheetForm:
        """The form of a score's sheet; `text` names what stands beside the points ("evidence", "note")."""

        class Made(cls):  # type: ignore[misc,valid-type]
            pass

        for line in score.sheet.criteria:
            most = write_number(line.most)
            setattr(
                Made,
                f"points_{line.code}",
                Points(_l("%(what)s (tối đa %(most)s)", what=labels[0], most=most)),
            )
            setattr(
                Made,
                f"{text}_{line.code}",
                TextAreaField(labels[1], [Long(2, LONGEST_ANSWER, labels[1])]),
            )
        made: SheetForm = Made(**kwargs)
        made.sheet, made.text = score.sheet, text
        return made

    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Criterion, its points, its text."""
        return [
            (line, self[f"points_{line.code}"], self[f"{self.text}_{line.code}"])
            for line in self.sheet.criteria
        ]

    def answers(self) -> dict[str, Answer]:
        """What was typed, by code; call it after `validate`."""
        return {line.code: Answer(points.points, text.data or "") for line, points, text in self.rows()}

    @property
    def total(self) -> Decimal:
        """The sum of what can be read as points."""
        return sum((points.points or Decimal(0) for _line, points, _text in self.rows()), Decimal(0))

    @property
    def seen(self) -> int:
        """The version that was on the screen."""
        return _version_in(self.version)


class DropForm(Form):
    """The version that was on the screen, and nothing else."""

    version = HiddenField()

    @property
    def seen(self) -> int:
        """The version that was on the screen."""
        return _version_in(self.version)


def _version_in(field: Any) -> int:
    typed = field.data or ""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else -1


class NoteForm(Form):
    """Why it goes back."""

    note = TextAreaField(_l("Lý do"), [Filled(_l("Nhập lý do.")), Long(5, 2000, _l("Lý do"))], id="ly-do")


class ThresholdsForm(Form):
    """Where the classes begin, from which day on."""

    province = SelectField(_l("Tỉnh"))
    sheet = SelectField(_l("Phiếu chấm"))
    valid_from = StringField(
        _l("Áp dụng từ ngày"),
        [Filled(_l("Nhập ngày dạng 19/08/2026."))],
        description=_l("Ví dụ: 01/01/2026."),
    )
    good = Points(_l("Loại tốt từ"), [Filled(_l("Nhập điểm bắt đầu loại tốt."))])
    fair = Points(_l("Loại khá từ"), [Filled(_l("Nhập điểm bắt đầu loại khá."))])
    average = Points(_l("Loại trung bình từ"), [Filled(_l("Nhập điểm bắt đầu loại trung bình."))])
    note = TextAreaField(_l("Căn cứ"), [Filled(_l("Ghi văn bản nêu mức điểm.")), Long(5, 500, _l("Căn cứ"))])

    def validate_valid_from(self, field: Any) -> None:
        if not field.data:
            return
        try:
            found = read_day(field.data)
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from wrong
        if found.precision is not Precision.DAY:
            raise ValidationError(_l("Nhập đủ ngày, tháng, năm, ví dụ 01/01/2026."))
        self.day = found.date

    def limits(self) -> dict[str, Decimal]:
        """Where the classes begin; what could not be read counts as 0, which no limits can be."""
        return {name: self[name].points or Decimal(0) for name in ("good", "fair", "average")}
