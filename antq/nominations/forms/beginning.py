"""The first question: whom to nominate, and for which of the person's units."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from ...kit.web import Form
from ...people.actor import Actor
from ..words import RECIPIENTS


class BeginForm(Form):
    """Whom to nominate, and for which of the person's units."""

    recipient = RadioField(
        _l("Đơn vị đề cử ai?"), choices=[SelectChoice(*each) for each in RECIPIENTS], validate_choice=False
    )
    unit = SelectField(_l("Đơn vị đề cử"))

    def __init__(self, by: Actor, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        units = {post.unit_ref: post.unit_name for post in by.posts if post.role == "officer"}
        self.unit.choices = list(units.items())

    def validate_recipient(self, field: Any) -> None:
        if field.data not in dict(RECIPIENTS):
            raise ValidationError(_l("Chọn đề cử mô hình, tập thể hay cá nhân."))
