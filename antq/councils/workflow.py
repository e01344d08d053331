"""A session: planned, open, closed, published; or cancelled while it is planned."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.workflow import Move, State, Workflow
from . import policy as policy
from .models import CouncilSession
from .needs import (
    it_is_time_to_publish,
    somebody_is_there,
)

SESSION = Workflow(
    "session",
    CouncilSession,
    noun=_l("Phiên họp"),
    states=(
        State("planned", _l("Chuẩn bị"), "neutral", awaits=(("open", _l("Phiên họp chờ khai mạc")),)),
        State("open", _l("Đang họp"), "ok"),
        State(
            "closed",
            _l("Đã bế mạc, chưa công bố"),
            "warn",
            awaits=(("publish", _l("Phiên họp chờ công bố kết quả")),),
        ),
        State("published", _l("Đã công bố"), "gold", final=True),
        State("cancelled", _l("Đã hủy"), "neutral", final=True),
    ),
    moves=(
        Move(
            "open",
            ("planned",),
            "open",
            "session.lead",
            _l("Khai mạc phiên họp"),
            needs=(somebody_is_there,),
        ),
        Move(
            "close", ("open",), "closed", "session.lead", _l("Bế mạc phiên họp"), needs=(somebody_is_there,)
        ),
        Move("resume", ("closed",), "open", "session.lead", _l("Họp tiếp")),
        Move(
            "publish",
            ("closed",),
            "published",
            "session.lead",
            _l("Công bố kết quả của phiên"),
            needs=(it_is_time_to_publish,),
        ),
        Move("cancel", ("planned",), "cancelled", "session.prepare", _l("Hủy phiên họp")),
    ),
)

ITEM_WORDS = {
    "waiting": (_l("Chưa biểu quyết"), "neutral"),
    "voting": (_l("Đang bỏ phiếu"), "info"),
    "decided": (_l("Đã có kết quả"), "ok"),
    "deferred": (_l("Hoãn"), "warn"),
    "published": (_l("Đã công bố"), "gold"),
}
RESULT_WORDS = {
    "carried": (_l("Thông qua"), "ok"),
    "failed": (_l("Không thông qua"), "bad"),
    "tied": (_l("Số phiếu ngang nhau"), "warn"),
}
ATTENDANCE_WORDS = {
    "unknown": _l("Chưa điểm danh"),
    "present": _l("Có mặt"),
    "written": _l("Vắng, gửi ý kiến bằng văn bản"),
    "absent": _l("Vắng"),
}
CHOICE_WORDS = {"for": _l("Đồng ý"), "against": _l("Không đồng ý"), "blank": _l("Không có ý kiến")}
