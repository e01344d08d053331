"""Which state of a letter follows which: people hold, let go and drop; antq sends."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.workflow import Move, Note, State, Workflow
from . import policy as policy
from .models import Letter

LETTER = Workflow(
    "letter",
    Letter,
    noun=_l("Thư"),
    states=(
        State("queued", _l("Chờ gửi"), "info"),
        State("held", _l("Đang giữ lại"), "warn", awaits=(("let_go", _l("Thư đang giữ lại")),)),
        State("sent", _l("Đã gửi"), "ok", final=True),
        State("failed", _l("Chưa gửi được"), "bad", awaits=(("again", _l("Thư chưa gửi được")),)),
        State("dropped", _l("Đã bỏ"), "neutral"),
    ),
    moves=(
        Move("hold", ("queued",), "held", "letter.keep", _l("Giữ lại")),
        Move("let_go", ("held",), "queued", "letter.keep", _l("Cho gửi")),
        Move("again", ("failed",), "queued", "letter.keep", _l("Gửi lại")),
        Move("drop", ("queued", "held", "failed"), "dropped", "letter.keep", _l("Bỏ thư")),
        # A letter that was on its way while somebody held it back or dropped it has left the house all the same.
        Move("send", ("queued", "held", "dropped"), "sent", "letter.send", _l("Gửi")),
        Move("take_back", ("queued",), "dropped", "letter.send", _l("Bỏ thư của tài khoản đã khóa")),
        Move("fail", ("queued",), "failed", "letter.send", _l("Không gửi được"), Note.OPTIONAL),
    ),
)
