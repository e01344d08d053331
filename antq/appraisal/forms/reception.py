"""What the standing office types besides moves: several dossiers at once, a kept list, a hold."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, TextAreaField

from ...kit.web import Form
from ...kit.web.forms import Long


class HoldForm(Form):
    """Why the clock of a dossier is stopped, or goes on; the action asks for it."""

    move = HiddenField()
    reason = TextAreaField(_l("Lý do"), [Long(3, 2000, _l("Lý do"))], id="tam-dung-ly-do")


class KeepForm(Form):
    """A list of the desk under a name; `ve` are the arguments of the list."""

    ve = HiddenField()
    name = StringField(_l("Tên"), id="ten-loc")
