"""The catalogue is public; what has been withdrawn shows only that it was."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement

from ..kit.policy import anyone, rule
from .models import Initiative

TIERS = ("public",)
"""The search tiers that everybody reads; the catalogue has no other."""


def sees(actor: Any, initiative: Initiative) -> bool:
    """Whether the initiative stands in the catalogue that the actor reads."""
    return initiative.state == "public"


def seen_by(actor: Any) -> ColumnElement[bool]:
    """`sees` as a condition on Initiative."""
    return Initiative.state == "public"


rule("initiative.browse", anyone, _l("Danh mục mô hình ai cũng xem được."), public=True)
rule("initiative.see", anyone, _l("Trang mô hình ai cũng xem được."), public=True)
