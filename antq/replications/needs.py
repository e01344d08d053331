"""What a move of a replication needs, each with its sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit import clock
from ..law.norms import convention
from .counting import grace, this_quarter
from .liveness import Life, life
from .models import Replication

USUAL_MONTHS = 12


def has_launch_day(replication: Replication) -> Any:
    """The day on which it was launched is known."""
    return None if replication.launched_on else _l("Nhập ngày ra mắt.")


def has_run_long_enough(replication: Replication) -> Any:
    """Launched so many months ago that one may speak of lasting (norm `replication.sustained_months`)."""
    return too_young(replication.launched_on or replication.started_on)


def still_counts(replication: Replication) -> Any:
    """Somebody said lately that it runs: what is grey lasts no more than it counts."""
    if life(replication.state, replication.confirmed_quarter, this_quarter(), grace()) is Life.GREY:
        return _l("Điểm lâu chưa xác nhận nên không còn được tính. Đơn vị xác nhận còn hoạt động trước đã.")
    return None


def too_young(begun: date | None) -> Any:
    """Why what began that day does not last yet; None when it does."""
    months = convention("replication.sustained_months", USUAL_MONTHS, on=clock.today())
    today = clock.today()
    if (
        begun
        and (today.year - begun.year) * 12 + today.month - begun.month - (today.day < begun.day) >= months
    ):
        return None
    return _l("Điểm phải hoạt động từ %(months)d tháng trở lên mới được công nhận duy trì bền vững.") % {
        "months": months
    }
