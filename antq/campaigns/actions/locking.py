"""What two people may edit at once."""

from __future__ import annotations

from typing import TypeVar

from flask_babel import lazy_gettext as _l

from ...kit.database import db
from ...kit.refusals import Stale
from ..models import Campaign, Quota, Target

Kept = TypeVar("Kept", Campaign, Target, Quota)


def locked(row: Kept, seen: int) -> Kept:
    """The row as it stands, nobody else's until the commit. Refuses another version than was `seen` (Stale)."""
    found = db.session.get(type(row), row.id, with_for_update=True, populate_existing=True)
    if found is None or found.version != seen:
        raise Stale(
            _l("Người khác vừa sửa nội dung này. Điều vừa nhập còn ở dưới; tải lại trang để xem bản mới.")
        )
    return found
