"""What can happen to a saved filter. Only its owner is told, and only of what comes in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from .models import SavedFilter


def the_owner(saved: SavedFilter, payload: dict[str, Any]) -> Iterable[int]:
    """Tell the one who keeps it."""
    return (saved.person_id,)


event(
    "saved_filter.match",
    says=_l("{count} mô hình mới khớp bộ lọc “{subject}”: {names}"),
    keys={"count", "names"},
    tells=the_owner,
    tier="account",
    tone="ok",
)
