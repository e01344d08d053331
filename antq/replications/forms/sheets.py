"""A table of many points."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField

from ...kit.web import Form


class SheetForm(Form):
    """One file."""

    file = FileField(_l("Bảng tính (XLSX hoặc CSV)"))
