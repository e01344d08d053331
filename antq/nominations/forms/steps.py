"""What the written steps of a nomination share: the version that was seen, what may wait, what cannot be kept."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from wtforms import HiddenField, RadioField

from ...kit.web import Form
from ...kit.web.forms import Long
from ..merging import Marks, marks_of, read_marks, write_marks
from ..models import Nomination
from ..report import is_changeable

OWN = ("phien_ban", "goc")
"""Fields of a step that are no questions."""


class StepForm(Form):
    """A written step: carries the version that the person was looking at, and marks of what they saw."""

    phien_ban = HiddenField()
    goc = HiddenField()

    def __init__(self, nomination: Nomination, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.nomination = nomination
        for name in [field.name for field in self.asked if not is_changeable(nomination, field.name)]:
            del self._fields[name]
        if "formdata" in kwargs:  # made to be shown, not from what was sent
            self.seen_now(marks_of(kwargs["data"]))

    def seen_now(self, marks: Marks) -> None:
        """The page that is shown next was made from what is kept now."""
        self.phien_ban.data = str(self.nomination.version)
        self.goc.data = write_marks(marks)

    @property
    def seen(self) -> int:
        """The version that the form was made from; nonsense is no version at all."""
        text = self.phien_ban.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1

    @property
    def marks(self) -> Marks:
        """What the person saw, answer by answer."""
        return read_marks(self.goc.data or "")

    @property
    def asked(self) -> list[Any]:
        """The fields that are questions."""
        return [field for name, field in self._fields.items() if name not in OWN]

    def said(self) -> dict[str, Any]:
        """What stands in the fields, to be laid beside what is kept."""
        return {field.name: field.data for field in self.asked}

    def answers(self, names: Collection[str] | None = None) -> dict[str, Any]:
        """Field names of the nomination with their new values; with `names` of these only."""
        return {
            field.name: self.answer(field) for field in self.asked if names is None or field.name in names
        }

    def answer(self, field: Any) -> Any:
        """The value of one field as the nomination keeps it."""
        return field.data or ""

    def forgive_blanks(self) -> bool:
        """For a draft that is only put away: blank answers are no mistakes, wrong ones are."""
        for field in self._fields.values():
            if not field.data or not str(field.data).strip():
                field.errors = []
        return not any(field.errors for field in self._fields.values())

    def barred(self) -> list[str]:
        """The answers of a validated form that cannot be kept as they are: what is blank or still short can."""
        return [field.name for field in self.asked if field.errors and not self._unfinished(field)]

    @staticmethod
    def _unfinished(field: Any) -> bool:
        """Nothing is wrong with it but that there should be more."""
        if isinstance(field, RadioField):
            return False
        lengths = [each for each in field.validators if isinstance(each, Long)]
        return not field.data or (
            len(field.errors) == 1 and any(len(field.data) < each.least for each in lengths)
        )
