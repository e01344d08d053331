"""What people may choose about letters."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, ValidationError
from wtforms.fields.choices import SelectChoice

from ..kit.web import Form

RHYTHM_NAMES = {
    "each": _l("Từng tin báo, trong vài phút"),
    "daily": _l("Một thư mỗi sáng, khi có tin mới hoặc việc sắp đến hạn"),
    "weekly": _l("Một thư sáng thứ Hai"),
    "never": _l("Không gửi thư; tin báo vẫn ở mục Thông báo"),
}


class RhythmForm(Form):
    """When to be written to."""

    rhythm = RadioField(
        _l("Nhận thư khi nào?"),
        choices=[SelectChoice(*each) for each in RHYTHM_NAMES.items()],
        validate_choice=False,
    )

    def validate_rhythm(self, field: Any) -> None:
        if field.data not in RHYTHM_NAMES:
            raise ValidationError(_l("Chọn một mục trong danh sách."))


class ActForm(Form):
    """One button."""

    act = HiddenField()
