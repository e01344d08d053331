"""What happens in a session. Nothing of a single dossier reaches anybody by notice before the results are published,
and no ballot leaves an event: who cast when would say too much."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from .models import AgendaItem, CouncilSession


def everybody_seated(session: CouncilSession, payload: dict[str, Any]) -> list[int]:
    """Those who have a seat."""
    return [seat.person_id for seat in session.seats]


def asked_in_writing(session: CouncilSession, payload: dict[str, Any]) -> list[int]:
    """Those who are away and vote in writing; once for all dossiers whose votes go on together: the notice names
    none, and whoever is in the room sees it on the page."""

    def writing(item: AgendaItem) -> set[int]:
        return {person for person, _name, word in item.roll if word == "written"}

    voting = [item for item in session.items if item.state == "voting"]
    told = [writing(item) for item in voting if item.nomination.ref != payload["dossier"]]
    asked = [writing(item) for item in voting if item.nomination.ref == payload["dossier"]]
    return sorted(set().union(*asked) - set().union(*told))


def who_deputises(session: CouncilSession, payload: dict[str, Any]) -> list[int]:
    """Who was named."""
    return [payload["person_id"]]


event("session.plan", says=_l("{actor} lập phiên họp “{subject}”"), tells=everybody_seated)
event("session.change", says=_l("{actor} sửa phiên họp “{subject}”"))
event("session.cancel", says=_l("{actor} hủy phiên họp “{subject}”"), tells=everybody_seated)
event("session.schedule", says=_l("{actor} sửa chương trình phiên “{subject}”"), keys=("dossiers",))
event("session.call", says=_l("{actor} điểm danh phiên “{subject}”"), keys=("present", "written", "absent"))
event(
    "session.deputy",
    says=_l("{actor} giao {deputy} chủ trì thay ở phiên “{subject}”"),
    keys=("deputy", "person_id"),
    tells=who_deputises,
)
event("session.no_deputy", says=_l("{actor} thôi giao người chủ trì thay ở phiên “{subject}”"))
event("session.open", says=_l("{actor} khai mạc phiên “{subject}”"), tells=everybody_seated, tone="ok")
event(
    "session.vote_start",
    says=_l("{actor} mở biểu quyết ở phiên “{subject}”"),
    keys=("dossier",),
    tells=asked_in_writing,
)
event(
    "session.vote_end",
    says=_l("{actor} kiểm phiếu ở phiên “{subject}”"),
    keys=("dossier", "result", "silent"),
)
event(
    "session.undo",
    says=_l("{actor} hoàn tác một kết quả ở phiên “{subject}”"),
    keys=("dossier", "result", "note"),
)
event("session.defer", says=_l("{actor} hoãn một hồ sơ ở phiên “{subject}”"), keys=("dossier",))
event("session.close", says=_l("{actor} bế mạc phiên “{subject}”; vắng: {absent}"), keys=("absent",))
event("session.resume", says=_l("{actor} họp tiếp phiên “{subject}”"), tells=everybody_seated)
event(
    "session.publish",
    says=_l("{actor} công bố kết quả phiên “{subject}”"),
    tells=everybody_seated,
    tone="gold",
)
event("session.write", says=_l("{actor} ghi nội dung thảo luận của phiên “{subject}”"))
event("session.minutes", says=_l("{actor} lập biên bản phiên “{subject}”, {paper}"), keys=("paper",))
