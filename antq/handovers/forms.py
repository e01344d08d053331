"""What is typed to hand over a unit, and to answer."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField

from ..kit.web.forms import Form


class ProposalForm(Form):
    """The unit that is asked to take over; `views` says which is meant."""

    successor = StringField(
        _l("Đơn vị tiếp nhận"), description=_l("Gõ tên hoặc mã đơn vị rồi chọn trong danh sách gợi ý.")
    )
    note = TextAreaField(_l("Lời nhắn"), description=_l("Ví dụ: căn cứ, phần việc cần tiếp nhận."))


class AnswerForm(Form):
    """A note with an answer; `actions` says when it must not be empty."""

    note = TextAreaField(_l("Lý do hoặc lời nhắn"))
