"""Which state of a handover follows which."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit import clock
from ..kit.workflow import Move, Note, State, Workflow
from . import policy as policy
from .models import Handover


def still_stands(handover: Handover) -> Any:
    """A unit that has ended meanwhile takes nothing over."""
    ended_on = handover.successor.ended_on
    if ended_on is not None and ended_on < clock.today():
        return _l("Đơn vị tiếp nhận đã kết thúc hoạt động.")
    return None


HANDOVER = Workflow(
    "handover",
    Handover,
    noun=_l("Đề nghị tiếp nhận"),
    states=(
        State(
            "proposed",
            _l("Chờ trả lời"),
            "info",
            awaits=(("accept", _l("Đề nghị tiếp nhận đơn vị cũ, chờ trả lời")),),
        ),
        State("accepted", _l("Đã tiếp nhận"), "ok", final=True),
        State("declined", _l("Không nhận"), "bad", final=True),
        State("withdrawn", _l("Đã rút"), "neutral", final=True),
    ),
    moves=(
        Move(
            "accept",
            ("proposed",),
            "accepted",
            "handover.answer",
            _l("Tiếp nhận"),
            Note.OPTIONAL,
            needs=(still_stands,),
        ),
        Move("decline", ("proposed",), "declined", "handover.answer", _l("Không tiếp nhận"), Note.REQUIRED),
        Move("withdraw", ("proposed",), "withdrawn", "handover.withdraw", _l("Rút đề nghị"), Note.OPTIONAL),
    ),
)
