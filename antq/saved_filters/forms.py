"""What a person types to keep a list."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, StringField

from ..kit.web.forms import Form


class SaveForm(Form):
    """A name, the arguments of the list, and whether to be told; `actions` says what is wrong with them."""

    name = StringField(_l("Tên bộ lọc"), description=_l("Ví dụ: Camera ở Lào Cai."))
    address = HiddenField()
    told = BooleanField(_l("Báo cho tôi khi có mô hình mới khớp bộ lọc"))
