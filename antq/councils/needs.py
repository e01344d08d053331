"""What a session still lacks before a move: sentences, or None."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from .models import CouncilSession


def has_agenda(session: CouncilSession) -> Any:
    """There is something to decide."""
    return None if session.items else _l("Chương trình chưa có hồ sơ nào.")


def somebody_is_there(session: CouncilSession) -> Any:
    """The roll was called."""
    if any(seat.attendance == "present" for seat in session.seats):
        return None
    return _l("Điểm danh trước khi khai mạc: chưa ghi ai có mặt.")


def nothing_is_being_voted(session: CouncilSession) -> Any:
    """No vote is left hanging."""
    count = sum(item.state == "voting" for item in session.items)
    return (
        _l("Còn %(count)d hồ sơ đang bỏ phiếu: kiểm phiếu hoặc hoãn trước.", count=count) if count else None
    )
