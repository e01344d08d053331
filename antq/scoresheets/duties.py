"""Score sheets that wait: to be sent, mended, confirmed; read off the workflow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _

from ..kit.duties import Duty, duty
from ..kit.web.addresses import path_to
from .workflow import SCORE


@duty
def sheets(*, by: Any) -> Iterator[Duty]:
    """One line for each state that waits for this person."""
    hints = {"resubmit": _("Sửa theo lý do rồi gửi lại")}
    for one in SCORE.waiting(by=by):
        href = path_to("scoresheets.queue" if one.move == "confirm" else "scoresheets.own")
        yield Duty(str(one.says), one.count, href, hints.get(one.move, ""))
