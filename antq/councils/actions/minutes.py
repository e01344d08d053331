"""The chair's closing words of the minutes; all else in them is the record."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit.policy import must
from ...kit.refusals import Stale
from ...kit.text import clean
from ..models import CouncilSession
from .preparing import locked

LONGEST = 10_000


def write_minutes(session: CouncilSession, text: str, *, seen: int, by: Any) -> None:
    """Keep what was discussed, in words. Raises Stale when somebody wrote meanwhile."""
    must(by, "session.call", session)
    row = locked(session)
    if row.version != seen:
        raise Stale(_l("Phiên họp vừa được sửa. Điều vừa nhập còn ở dưới; tải lại trang để xem bản mới."))
    row.minutes = clean(text, multiline=True)[:LONGEST]
    row.version += 1
