"""A saved filter is its owner's alone: what somebody watches is nobody else's business."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement

from ..kit.policy import predicate, rule, signed_in
from .models import SavedFilter


def sees(actor: Any, saved: SavedFilter) -> bool:
    """Whether it is the actor's own."""
    return actor.person_id is not None and saved.person_id == actor.person_id


def seen_by(actor: Any) -> ColumnElement[bool]:
    """`sees` as a condition on SavedFilter."""
    return SavedFilter.person_id == actor.person_id


is_own = predicate(sees)

rule("saved_filter.keep", signed_in, _l("Đăng nhập để lưu bộ lọc."))
rule("saved_filter.change", signed_in & is_own, _l("Bộ lọc này của người khác."))
