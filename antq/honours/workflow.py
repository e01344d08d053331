"""A decision is drawn up, then released, or dropped while nobody has read it; it is revoked when an amendment has taken
all of it back. An amendment goes the same way as a decision: one person draws it up, another releases it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.workflow import Move, Note, State, Workflow
from . import policy as policy
from .models import Amendment, Decision

DECISION = Workflow(
    "decision",
    Decision,
    noun=_l("Quyết định"),
    states=(
        State("drawn", _l("Chờ công khai"), "warn"),
        State("released", _l("Đã công khai"), "ok"),
        State("revoked", _l("Đã thu hồi"), "bad", final=True),
        State("dropped", _l("Đã bỏ"), "neutral", final=True),
    ),
    moves=(
        Move("release", ("drawn",), "released", "decision.release", _l("Công khai quyết định")),
        Move("drop", ("drawn",), "dropped", "decision.drop", _l("Bỏ dự thảo quyết định"), Note.REQUIRED),
        Move("revoke", ("released",), "revoked", "decision.revoke", _l("Thu hồi cả quyết định")),
    ),
)

AMENDMENT = Workflow(
    "amendment",
    Amendment,
    noun=_l("Quyết định sửa đổi"),
    states=(
        State("drawn", _l("Chờ công khai"), "warn"),
        State("released", _l("Đã công khai"), "ok", final=True),
        State("dropped", _l("Đã bỏ"), "neutral", final=True),
    ),
    moves=(
        Move("release", ("drawn",), "released", "amendment.release", _l("Công khai thu hồi, đính chính")),
        Move("drop", ("drawn",), "dropped", "amendment.draw_up_for", _l("Bỏ dự thảo")),
    ),
)
