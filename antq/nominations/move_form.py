"""A move as a form, for the pages of the unit and of the desk: one button, and a note."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, TextAreaField

from ..kit.web import Form
from ..kit.web.forms import Long


class MoveForm(Form):
    """One button, and a note where the move carries one."""

    move = HiddenField()
    note = TextAreaField(_l("Lý do hoặc lời nhắn"), [Long(3, 2000, _l("Lời nhắn"))], id="ly-do")
