"""What all forms share: cleaned Vietnamese text, named words for errors, choices that are checked."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    PasswordField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
    widgets,
)

from ..numbers import Precision, read_day
from ..text import clean


class Vietnamese:
    """What WTForms says by itself when a choice or a number is none, in our words."""

    words: ClassVar[dict[str, Any]] = {
        "Not a valid choice.": _l("Chọn một mục trong danh sách."),
        "Invalid Choice: could not coerce.": _l("Chọn một mục trong danh sách."),
        "Not a valid integer value.": _l("Nhập một số nguyên."),
        "Not a valid decimal value.": _l("Nhập một số, ví dụ 3,5."),
        "Not a valid date value.": _l("Nhập ngày dạng 19/08/2026."),
    }

    def gettext(self, string: str) -> str:
        """The sentence in Vietnamese."""
        return str(self.words.get(string, string))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Vietnamese has one form."""
        return self.gettext(singular if n == 1 else plural)


class Form(FlaskForm):
    """Base of all forms. The door checks the token, so the form itself does not."""

    class Meta(FlaskForm.Meta):
        csrf = False

        def get_translations(self, form: Any) -> Vietnamese:
            """WTForms' own sentences in the words of this site."""
            return Vietnamese()

        def bind_field(self, form: Any, unbound: Any, options: dict[str, Any]) -> Any:
            """Every text but a password is NFC, without control and zero-width characters, before
            anything judges it."""
            multiline = issubclass(unbound.field_class, TextAreaField)
            text = issubclass(unbound.field_class, StringField)
            if text and not issubclass(unbound.field_class, PasswordField):
                given = unbound.kwargs.get("filters", ())
                unbound.kwargs["filters"] = (clean_lines if multiline else clean_line, *_without(given))
            return unbound.bind(form=form, **options)

    def refuse(self, errors: dict[str, Any]) -> None:
        """Put the sentences of an `Invalid` beside their fields; those of no field go on top."""
        for name, says in errors.items():
            field = self._fields.get(name)
            if field is None:
                self.form_errors.append(says)
            else:
                field.errors = [*field.errors, says]

    @property
    def mistakes(self) -> list[tuple[str, str]]:
        """(field id, sentence) of every error, in the order of the fields, for the summary."""
        found = [("", str(says)) for says in self.form_errors]
        for field in self:
            found += [(field.id, str(says)) for says in _flat(field.errors)]
        return found


def clean_line(value: str | None) -> str | None:
    """One line of clean text."""
    return value if value is None else clean(value)


def clean_lines(value: str | None) -> str | None:
    """Clean text that keeps its line breaks."""
    return value if value is None else clean(value, multiline=True)


def _without(filters: Any) -> list[Any]:
    return [each for each in filters if each not in (clean_line, clean_lines)]


def _flat(errors: Any) -> list[Any]:
    if isinstance(errors, dict):
        return [says for each in errors.values() for says in _flat(each)]
    return [says for each in errors for says in (_flat(each) if isinstance(each, list | dict) else [each])]


class Filled:
    """Asks for an answer, in the words of the question: `Filled(_l("Nhập tên mô hình"))`."""

    def __init__(self, says: Any) -> None:
        self.says = says

    def __call__(self, form: Any, field: Any) -> None:
        if field.data is None or (isinstance(field.data, str) and not field.data.strip()):
            raise ValidationError(self.says)


class Long:
    """Keeps a text between `least` and `most` characters; an empty answer is another rule's matter."""

    def __init__(self, least: int, most: int, what: Any) -> None:
        self.least, self.most, self.what = least, most, what

    def __call__(self, form: Any, field: Any) -> None:
        length = len(field.data or "")
        if length and not self.least <= length <= self.most:
            says = _l("%(what)s phải từ %(least)d đến %(most)d ký tự, hiện có %(length)d.")
            raise ValidationError(
                str(says) % {"what": self.what, "least": self.least, "most": self.most, "length": length}
            )


class Day(StringField):
    """A day as people write it; `day` is what was read."""

    day: date | None = None

    def pre_validate(self, form: Any) -> None:
        """Read the day; what is none is said in words."""
        self.day = None
        if self.data:
            try:
                found = read_day(self.data)
            except ValueError as wrong:
                raise ValidationError(str(wrong)) from wrong
            if found.precision is not Precision.DAY:
                raise ValidationError(_l("Nhập đủ ngày, tháng, năm, ví dụ 19/08/2026."))
            self.day = found.date


class CalendarDay(DateField):
    """A day as dd/mm/yyyy or as browsers send it; `data` is the date."""

    def __init__(self, label: Any, validators: Any = (), **kwargs: Any) -> None:
        super().__init__(label, validators, format=["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"], **kwargs)


class Ticks(SelectMultipleField):
    """Many choices as tick boxes."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()
