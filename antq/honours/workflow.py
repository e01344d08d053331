"""A decision is drawn up, then released; revoking one takes a decision of its own (not built yet)."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.workflow import Move, State, Workflow
from . import policy as policy
from .models import Decision

DECISION = Workflow(
    "decision",
    Decision,
    states=(
        State("drawn", _l("Chờ công khai"), "warn"),
        State("released", _l("Đã công khai"), "ok", final=True),
    ),
    moves=(Move("release", ("drawn",), "released", "decision.release", _l("Công khai quyết định")),),
)
