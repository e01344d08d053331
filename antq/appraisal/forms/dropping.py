"""Why a drawn decision is given up."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField

from ...kit.web import Form
from ...kit.web.forms import Filled, Long


class DropForm(Form):
    """The reason: those who were to release it read it."""

    note = TextAreaField(
        _l("Vì sao bỏ dự thảo"), [Filled(_l("Nhập lý do bỏ dự thảo.")), Long(5, 2000, _l("Lý do"))]
    )
