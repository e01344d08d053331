"""What an administrator types of a day off."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from ..kit.web.forms import Day, Filled, Form

HOLIDAY_KINDS = [
    SelectChoice("off", _l("Ngày nghỉ")),
    SelectChoice("work", _l("Ngày làm việc (làm thay, hoặc đã ghi nhầm là ngày nghỉ)")),
]


class HolidayForm(Form):
    """A day, what it is, and where that was announced."""

    day = Day(_l("Ngày"), [Filled(_l("Nhập ngày dạng 19/08/2026."))])
    kind = RadioField(_l("Là ngày"), choices=HOLIDAY_KINDS, default="off")
    label = StringField(_l("Tên"), [Length(max=120, message=_l("Tên dài nhất 120 ký tự."))])
    source = StringField(_l("Theo văn bản"), [Length(max=300, message=_l("Dài nhất 300 ký tự."))])

    def facts(self) -> dict[str, Any]:
        """What the action wants, but for the day."""
        return {"kind": self.kind.data, "label": self.label.data or "", "source": self.source.data or ""}
