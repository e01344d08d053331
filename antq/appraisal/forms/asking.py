"""Asking others about a dossier."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField
from wtforms.validators import Optional

from ...kit.web import Form
from ...kit.web.forms import CalendarDay, Long


class AskForm(Form):
    """Whom to ask, what, until when."""

    asked = StringField(_l("Cơ quan hoặc lãnh đạo được hỏi"))
    question = TextAreaField(_l("Nội dung xin ý kiến"), [Long(3, 2000, _l("Nội dung xin ý kiến"))])
    due_on = CalendarDay(_l("Hạn trả lời"), [Optional()])
