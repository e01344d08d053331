"""What a nomination still lacks before a move: sentences, or None. Pure readings of the row."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit import clock
from ..law.norms import norm
from .models import Nomination
from .report import STEPS, unanswered, undescribed


def is_complete(nomination: Nomination) -> Any:
    """All questions that must be answered are, and every photo is described."""
    missing = [step for step in STEPS if unanswered(nomination, step.code)]
    if missing:
        return _l("Hồ sơ còn thiếu ở phần: %(parts)s.", parts=", ".join(str(step.title) for step in missing))
    if waiting := undescribed(nomination):
        return _l("Còn %(count)d ảnh chưa có mô tả và sự đồng ý. Mở phần Hình ảnh để ghi.", count=waiting)
    return None


def may_still_be_returned(nomination: Nomination) -> Any:
    """Returned at most as often as the norm of the day allows (TTHC practice: once)."""
    allowed = norm("nomination.returns_allowed", on=nomination.norms_on or clock.today())
    if nomination.returns >= allowed:
        return _l(
            "Hồ sơ đã được yêu cầu bổ sung %(times)d lần, là số lần tối đa. Tiếp nhận hoặc từ chối hồ sơ.",
            times=nomination.returns,
        )
    return None


def has_enough_reviews(nomination: Nomination) -> Any:
    """The council has given at least as many reviews as its regulation asks."""
    wanted = norm("council.min_reviews", on=nomination.norms_on or clock.today())
    given = len(nomination.reviews)
    if given < wanted:
        return _l("Mới có %(given)d phiếu chấm, cần ít nhất %(wanted)d.", given=given, wanted=wanted)
    return None
