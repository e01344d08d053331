"""What an administrator types of an abbreviation; `actions` says what is wrong with it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import StringField

from ..kit.web.forms import Form


class AbbreviationForm(Form):
    """A short form and what it stands for."""

    short = StringField(
        _l("Chữ viết tắt"),
        description=_l(
            "Tìm kiếm không phân biệt dấu và chữ hoa, nên tránh chữ trùng với một tiếng thường dùng: "
            "CA cũng là “ca”, “cà”, “cả”."
        ),
    )
    long = StringField(_l("Viết đầy đủ"), description=_l("Ví dụ: câu lạc bộ."))
