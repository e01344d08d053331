"""What a nomination still lacks before a move: sentences, or None. Pure readings of the row."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit import clock
from ..law.norms import norm
from .consultations import awaits_answers, public_days
from .models import Nomination
from .report import STEPS, unanswered


def is_complete(nomination: Nomination) -> Any:
    """All questions that must be answered are."""
    missing = [step for step in STEPS if unanswered(nomination, step.code)]
    if missing:
        return _l("Hồ sơ còn thiếu ở phần: %(parts)s.", parts=", ".join(str(step.title) for step in missing))
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


def is_not_held(nomination: Nomination) -> Any:
    """The office has not stopped its clock."""
    if nomination.held_at is not None:
        return _l("Hồ sơ đang tạm dừng. Bấm “Tiếp tục xử lý” trước.")
    return None


def nobody_is_awaited(nomination: Nomination) -> Any:
    """Every agency that was asked has answered, where the norm asks to wait for them."""
    awaited = [each.asked for each in nomination.consultations if each.is_open]
    if awaited and awaits_answers(nomination):
        return _l("Còn chờ ý kiến của %(names)s.", names=", ".join(awaited))
    return None


def public_was_asked(nomination: Nomination) -> Any:
    """Where the norm of the form asks the public, it was asked and its days are over."""
    if public_days(nomination) is None:
        return None
    asked = nomination.public_consultation
    if asked is None:
        return _l("Hình thức này phải lấy ý kiến Nhân dân trước khi kết luận.")
    if asked.closes_on >= clock.today():
        return _l("Đang lấy ý kiến Nhân dân đến hết ngày %(day)s.", day=f"{asked.closes_on:%d/%m/%Y}")
    return None


def has_enough_reviews(nomination: Nomination) -> Any:
    """The council has given at least as many reviews as its regulation asks."""
    wanted = norm("council.min_reviews", on=nomination.norms_on or clock.today())
    given = sum(review.total is not None for review in nomination.reviews)
    if given < wanted:
        return _l("Mới có %(given)d phiếu chấm, cần ít nhất %(wanted)d.", given=given, wanted=wanted)
    return None
