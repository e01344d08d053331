"""The one field of the look-up: the code of a dossier, however it is typed."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import StringField, ValidationError

from ..kit import clock
from ..kit.web import Form
from ..places.queries import provinces_named
from .typed_code import MOST, Typed, read_code


class LookUpForm(Form):
    """Reads the code; what looks wrong in it is said beside the field."""

    ma = StringField(_l("Mã hồ sơ"))
    typed: Typed | None = None

    def validate_ma(self, field: Any) -> None:
        """Whether it can be a code at all; nothing is asked of the dossiers here."""
        given = {each.code for each in provinces_named()}
        text = (field.data or "")[:MOST]
        self.typed = read_code(text, today=clock.today(), provinces=given)
        if not self.typed.code:
            raise ValidationError(self.typed.says)

    @property
    def code(self) -> str:
        """The code as the register writes it; only of a valid form."""
        return self.typed.code if self.typed else ""
