"""What happens to a score, and who is told."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from ..people.queries import holders
from .models import Score


def unit(score: Score, payload: dict[str, Any]) -> list[int]:
    """Those who write for the unit."""
    return holders("officer", unit_id=score.unit_id)


def office(score: Score, payload: dict[str, Any]) -> list[int]:
    """The standing office of the province, without those of the unit itself."""
    own = {
        score.author_id,
        score.submitted_by_id,
        *holders("officer", unit_id=score.unit_id),
        *holders("staff", unit_id=score.unit_id),
    }
    return [each for each in holders("standing_office", province_id=score.province_id) if each not in own]


event("score.begin", says=_l("{actor} lập phiếu chấm “{subject}”"))
event("score.drop", says=_l("{actor} bỏ bản nháp phiếu chấm “{subject}”"))
event("score.submit", says=_l("{actor} gửi phiếu chấm “{subject}”"), tells=office, tone="ok")
event("score.resubmit", says=_l("{actor} gửi lại phiếu chấm “{subject}”"), tells=office, tone="ok")
event(
    "score.return", says=_l("{actor} trả lại phiếu chấm “{subject}”"), keys=("note",), tells=unit, tone="warn"
)
event(
    "score.confirm",
    says=_l("{actor} xác nhận phiếu chấm “{subject}”: {total} điểm"),
    keys=("total", "grade"),
    tells=unit,
    tone="ok",
)
event(
    "score.reopen", says=_l("{actor} mở lại phiếu chấm “{subject}”"), keys=("note",), tells=unit, tone="warn"
)
event(
    "thresholds.set",
    says=_l("{actor} đặt mức điểm xếp loại cho “{subject}”"),
    keys=("since", "good", "fair", "average"),
)
