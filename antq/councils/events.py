"""What happens in a session. Nothing of a single dossier reaches anybody by notice before the results are published,
and no ballot leaves an event: who cast when would say too much."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from .models import CouncilSession


def everybody_seated(session: CouncilSession, payload: dict[str, Any]) -> list[int]:
    """Those who have a seat."""
    return [seat.person_id for seat in session.seats]


event("session.plan", says=_l("{actor} lập phiên họp “{subject}”"), tells=everybody_seated)
event("session.change", says=_l("{actor} sửa phiên họp “{subject}”"))
event("session.schedule", says=_l("{actor} sửa chương trình phiên “{subject}”"), keys=("dossiers",))
event("session.call", says=_l("{actor} điểm danh phiên “{subject}”"), keys=("present", "written", "absent"))
event("session.open", says=_l("{actor} khai mạc phiên “{subject}”"), tells=everybody_seated, tone="ok")
event("session.vote_start", says=_l("{actor} mở biểu quyết ở phiên “{subject}”"), keys=("dossier",))
event(
    "session.vote_end",
    says=_l("{actor} kiểm phiếu ở phiên “{subject}”"),
    keys=("dossier", "result", "silent"),
)
event("session.undo", says=_l("{actor} hoàn tác một kết quả ở phiên “{subject}”"), keys=("dossier", "result"))
event("session.defer", says=_l("{actor} hoãn một hồ sơ ở phiên “{subject}”"), keys=("dossier",))
event("session.close", says=_l("{actor} bế mạc phiên “{subject}”; vắng: {absent}"), keys=("absent",))
event("session.resume", says=_l("{actor} họp tiếp phiên “{subject}”"), tells=everybody_seated)
event(
    "session.publish",
    says=_l("{actor} công bố kết quả phiên “{subject}”"),
    tells=everybody_seated,
    tone="gold",
)
