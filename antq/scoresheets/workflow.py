"""A unit scores itself, the standing office confirms or sends back."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.workflow import Move, Note, State, Workflow
from . import policy as policy
from .models import Score


def is_complete(score: Score) -> Any:
    """Every criterion has points, and evidence where the sheet asks for it."""
    lines = {line.criterion_id: line for line in score.lines}
    for criterion in score.sheet.criteria:
        line = lines.get(criterion.id)
        if line is None or line.self_points is None:
            return _l("Chấm đủ điểm cho mọi tiêu chí rồi mới gửi.")
        if criterion.needs_evidence and line.self_points and not line.evidence:
            return _l("Ghi minh chứng cho mọi tiêu chí cần minh chứng rồi mới gửi.")
    return None


SCORE = Workflow(
    "score",
    Score,
    noun=_l("Phiếu chấm"),
    states=(
        State("draft", _l("Bản nháp"), "neutral", awaits=(("submit", _l("Phiếu chấm chưa gửi")),)),
        State("submitted", _l("Chờ xác nhận"), "info", awaits=(("confirm", _l("Phiếu chấm chờ xác nhận")),)),
        State("returned", _l("Bị trả lại"), "warn", awaits=(("resubmit", _l("Phiếu chấm bị trả lại")),)),
        State("confirmed", _l("Đã xác nhận"), "ok"),
    ),
    moves=(
        Move("submit", ("draft",), "submitted", "score.submit", _l("Gửi phiếu chấm"), needs=(is_complete,)),
        Move("resubmit", ("returned",), "submitted", "score.submit", _l("Gửi lại"), needs=(is_complete,)),
        Move("return", ("submitted",), "returned", "score.confirm", _l("Trả lại"), Note.REQUIRED),
        Move("confirm", ("submitted",), "confirmed", "score.confirm", _l("Xác nhận")),
        Move("reopen", ("confirmed",), "returned", "score.confirm", _l("Mở lại"), Note.REQUIRED),
    ),
)
