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
    if returns_left(nomination) <= 0:
        return _l(
            "Hồ sơ đã được yêu cầu bổ sung %(times)d lần, là số lần tối đa. Tiếp nhận hoặc từ chối hồ sơ.",
            times=nomination.returns,
        )
    return None


def returns_left(nomination: Nomination) -> int:
    """How often a supplement may still be asked for, by the norm of the day that counts."""
    allowed = int(norm("nomination.returns_allowed", on=nomination.norms_on or clock.today()))
    return max(0, allowed - nomination.returns)


def is_not_waited_for(nomination: Nomination) -> Any:
    """The unit has its days for a supplement; when they are over without one, the office may end the dossier."""
    if nomination.state == "returned" and nomination.due_on and nomination.due_on >= clock.today():
        return _l("Đơn vị còn bổ sung được đến hết ngày %(day)s.", day=f"{nomination.due_on:%d/%m/%Y}")
    return None


def is_not_held(nomination: Nomination) -> Any:
    """The office has not stopped its clock."""
    if nomination.held_at is not None:
        return _l("Hồ sơ đang tạm dừng. Bấm “Tiếp tục xử lý” trước.")
    return None


def reviews_wanted(nomination: Nomination) -> int:
    """How many reviews the regulation of its day asks."""
    wanted: int = norm("council.min_reviews", on=nomination.norms_on or clock.today())
    return wanted


def has_enough_reviews(nomination: Nomination, wanted: int | None = None) -> Any:
    """The council has given at least as many reviews as its regulation asks; `wanted` for who knows that already."""
    wanted = reviews_wanted(nomination) if wanted is None else wanted
    given = sum(review.total is not None for review in nomination.reviews)
    if given < wanted:
        return _l("Mới có %(given)d phiếu chấm, cần ít nhất %(wanted)d.", given=given, wanted=wanted)
    return None
