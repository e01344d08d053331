"""The table of abbreviations belongs to the whole installation: any administrator keeps it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.policy import rule
from ..people.policy import is_administrator

rule("abbreviation.keep", is_administrator, _l("Bảng chữ viết tắt do người quản trị giữ."))
