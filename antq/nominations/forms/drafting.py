"""The written steps of a nomination. A step saved to go on must be answered; one saved to leave need not."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    FieldList,
    FormField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice

from ...catalogue.models import heir_of
from ...catalogue.queries import called
from ...catalogue.queries import find as find_initiative
from ...catalogue.words import FIELDS, KINDS
from ...kit import clock
from ...kit.database import db
from ...kit.numbers import read_day
from ...kit.refusals import Missing
from ...kit.web.forms import Filled, Long
from ...law.models import AwardForm
from ...law.queries import forms_for
from ...people.actor import Actor
from ...places.models import Place
from ...places.queries import communes_of
from ..models import Nomination
from ..report import REPLICATIONS
from ..resting import offered
from ..words import PUBLICITY
from .figures import MOST, ROWS, FigureForm, read_row
from .replications import Replications
from .steps import StepForm

MOST_NAMED = 8
"""So many codes are named when several initiatives bear one name."""


class BasicsForm(StepForm):
    """Step 1: who, what for, in one sentence."""

    name = StringField(_l("Tên"), [Filled(_l("Nhập tên.")), Long(3, 200, _l("Tên"))])
    role = StringField(_l("Chức vụ, vai trò"), [Long(2, 200, _l("Chức vụ"))])
    form = SelectField(_l("Hình thức đề nghị khen"))
    initiative = StringField(_l("Mô hình đã có trong sổ"), [Long(4, 200, _l("Mã hoặc tên mô hình"))])
    field = SelectField(_l("Lĩnh vực"))
    kind = SelectField(_l("Loại hình"))
    place = SelectField(_l("Địa bàn"))
    started = StringField(_l("Bắt đầu từ"), [Long(4, 40, _l("Thời điểm"))])
    summary = TextAreaField(
        _l("Thành tích trong một câu"),
        [Filled(_l("Nhập thành tích trong một câu.")), Long(20, 300, _l("Câu tóm tắt"))],
    )
    publicity = RadioField(
        _l("Cách nêu tên khi công khai"),
        choices=[SelectChoice(*each) for each in PUBLICITY],
        validate_choice=False,
    )

    def __init__(self, nomination: Nomination, by: Actor, **kwargs: Any) -> None:
        super().__init__(nomination, **kwargs)
        self.by = by
        self.found: Any = None
        blank = ("", _l("Chọn"))
        self.form.choices = [
            blank,
            *((form.code, form.label) for form in forms_for(nomination.recipient, on=clock.today())),
        ]
        self.field.choices = [blank, *((code, field.label) for code, field in FIELDS.items())]
        self.kind.choices = [blank, *KINDS.items()]
        province = nomination.province
        communes = communes_of(province)
        self.place.choices = [blank, (province.code, province.name), *((c.code, c.name) for c in communes)]
        for name in self._not_asked():
            self._fields.pop(name, None)

    def _not_asked(self) -> tuple[str, ...]:
        return {
            "initiative": ("role", "publicity"),
            "collective": ("role", "field", "kind", "publicity"),
            "person": ("field", "kind"),
        }[self.nomination.recipient]

    def validate_form(self, field: Any) -> None:
        _chosen(field, _l("Chọn hình thức đề nghị khen."))

    def validate_field(self, field: Any) -> None:
        _chosen(field, _l("Chọn lĩnh vực của mô hình."))

    def validate_kind(self, field: Any) -> None:
        _chosen(field, _l("Chọn loại hình của mô hình."))

    def validate_role(self, field: Any) -> None:
        _chosen(field, _l("Nhập chức vụ hoặc vai trò của cá nhân."))

    def validate_publicity(self, field: Any) -> None:
        if field.data not in dict(PUBLICITY):
            raise ValidationError(_l("Chọn cách nêu tên khi công khai."))

    def validate_initiative(self, field: Any) -> None:
        if not field.data:
            return
        try:
            self.found = heir_of(find_initiative(field.data.upper(), by=self.by))
        except Missing as missing:
            named = called(field.data, by=self.by)
            if len(named) > 1:
                refs = ", ".join(each.ref for each in named[:MOST_NAMED])
                says = _l("Có %(count)d mô hình mang tên này: %(refs)s. Ghi mã.", count=len(named), refs=refs)
                raise ValidationError(says) from missing
            if not named:
                says = _l(
                    "Không có mô hình mang mã này trong sổ. Mã có dạng MH-0042; hoặc ghi đúng tên mô hình."
                )
                raise ValidationError(says) from missing
            self.found = named[0]

    def validate_started(self, field: Any) -> None:
        if field.data:
            try:
                read_day(field.data)
            except ValueError as error:
                raise ValidationError(str(error)) from error

    def said(self) -> dict[str, Any]:
        """The code of an initiative may be typed in small letters."""
        given = super().said()
        return {
            name: (value or "").upper() if name == "initiative" else value for name, value in given.items()
        }

    def answers(self, names: Collection[str] | None = None) -> dict[str, Any]:
        """How to be named in public is never unanswered: what was chosen before stays."""
        given = super().answers(names)
        return {name: value for name, value in given.items() if value or name != "publicity"}

    def answer(self, field: Any) -> Any:
        """The choices become rows; the rest is text."""
        if field.name == "form":
            return db.session.query(AwardForm).filter_by(code=field.data).one() if field.data else None
        if field.name == "place":
            return place_of(field.data, self.nomination) if field.data else None
        return self.found if field.name == "initiative" else super().answer(field)


def _chosen(field: Any, says: Any) -> None:
    if not field.data:
        raise ValidationError(says)


def place_of(code: str, nomination: Nomination) -> Place | None:
    """The nomination's province itself or one of its communes, by code; None for any other code."""
    own = [nomination.province, *communes_of(nomination.province)]
    return next((place for place in own if place.code == code), None)


class MethodForm(StepForm):
    """Step 2: why and how."""

    background = TextAreaField(
        _l("Đặc điểm, tình hình"),
        [Filled(_l("Nhập đặc điểm, tình hình trước khi làm.")), Long(30, 5000, _l("Đặc điểm, tình hình"))],
    )
    how = TextAreaField(
        _l("Cách làm"), [Filled(_l("Nhập cách làm, mỗi bước một dòng.")), Long(30, 5000, _l("Cách làm"))]
    )
    resources = TextAreaField(_l("Nguồn lực"), [Long(5, 2000, _l("Nguồn lực"))])


class ResultsForm(StepForm):
    """Step 3: what came of it."""

    results = TextAreaField(
        _l("Thành tích đạt được"),
        [Filled(_l("Nhập thành tích đạt được.")), Long(30, 8000, _l("Thành tích"))],
    )
    lessons = TextAreaField(_l("Bài học, khó khăn"), [Long(5, 3000, _l("Bài học"))])
    replications = Replications(_l("Điểm nhân rộng làm căn cứ"))
    figures = FieldList(FormField(FigureForm), min_entries=ROWS, max_entries=MOST)

    def __init__(self, nomination: Nomination, by: Actor | None = None, **kwargs: Any) -> None:
        super().__init__(nomination, **kwargs)
        if REPLICATIONS not in self:
            return
        self.replications.offer(offered(nomination, by=by) if by else [])
        # A page of before its dossier named an initiative has no such question; one without a tick sends nothing too.
        was_asked = "formdata" in kwargs or REPLICATIONS in self.marks
        if not self.replications.choices or not was_asked:
            del self._fields[REPLICATIONS]

    def said(self) -> dict[str, Any]:
        """What was ticked as one text."""
        given = super().said()
        return given | {REPLICATIONS: self.replications.said} if REPLICATIONS in self else given

    def answer(self, field: Any) -> Any:
        """Texts; the figures that have a name, with their numbers read; the replications as rows."""
        if field.name == REPLICATIONS:
            return self.replications.chosen
        if field.name == "figures":
            return [read_row(row) for row in field.data if row["what"]]
        return super().answer(field)

    def forgive_blanks(self) -> bool:
        """Blank texts may wait; a figure begun must be whole."""
        figures_wrong = "figures" in self._fields and any(entry.errors for entry in self.figures)
        return super().forgive_blanks() and not figures_wrong


STEP_FORMS: dict[str, type[StepForm]] = {
    "thong-tin": BasicsForm,
    "cach-lam": MethodForm,
    "ket-qua": ResultsForm,
}
