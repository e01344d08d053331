"""Which state of a replication follows which: from the registration to the ledger, into the field, to its end."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.workflow import Move, Note, State, Workflow
from . import policy as policy
from .models import Replication
from .needs import has_launch_day, has_run_long_enough, still_counts

REPLICATION = Workflow(
    "replication",
    Replication,
    noun=_l("Điểm"),
    states=(
        State("registered", _l("Đã đăng ký"), "info"),
        State("accepted", _l("Đã vào sổ"), "info"),
        State("launched", _l("Đã ra mắt"), "ok"),
        State("running", _l("Đang hoạt động"), "ok"),
        State("weak", _l("Cầm chừng"), "warn"),
        State("sustained", _l("Duy trì bền vững"), "gold"),
        State("closed", _l("Đã kết thúc"), "neutral", final=True),
    ),
    moves=(
        Move("accept", ("registered",), "accepted", "replication.accept", _l("Nhận vào sổ")),
        Move("launch", ("accepted",), "launched", "replication.run", _l("Ra mắt"), needs=(has_launch_day,)),
        Move("run", ("launched",), "running", "replication.run", _l("Đi vào hoạt động")),
        Move(
            "weaken",
            ("running", "sustained"),
            "weak",
            "replication.judge",
            _l("Ghi là cầm chừng"),
            Note.REQUIRED,
        ),
        Move("recover", ("weak",), "running", "replication.judge", _l("Đã củng cố"), Note.OPTIONAL),
        Move(
            "sustain",
            ("running",),
            "sustained",
            "replication.accept",
            _l("Công nhận duy trì bền vững"),
            needs=(has_run_long_enough, still_counts),
        ),
        Move(
            "close",
            ("registered", "accepted", "launched", "running", "weak", "sustained"),
            "closed",
            "replication.judge",
            _l("Kết thúc"),
            Note.REQUIRED,
        ),
    ),
)
