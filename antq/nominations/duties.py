"""What waits with dossiers: for the unit, the office, the council; read off the workflow and its rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _

from ..kit.duties import Duty, duty
from ..kit.web.addresses import path_to
from ..kit.workflow import Waiting
from . import queries
from .workflow import NOMINATION

QUEUE_OF = {
    "receive": "moi",
    "open_appraisal": "tiep-nhan",
    "pass": "tham-dinh",
}
"""Move that is waited for, to the tab of the desk on which it is made."""


@duty
def dossiers(*, by: Any) -> Iterator[Duty]:
    """One line for each state that waits for this person."""
    hints = {"receive": _("Kiểm tra thành phần hồ sơ"), "pass": _("Sau khi họp xét")}
    for one in NOMINATION.waiting(by=by):
        yield Duty(str(one.says), one.count, _address(one), hints.get(one.move, ""))


@duty
def reviews(*, by: Any) -> Iterator[Duty]:
    """Dossiers that a member of the council has not scored; a review moves no dossier, so no workflow knows."""
    if by.holds("council_member"):
        count = queries.queue_counts(by=by)["can-cham"]
        href = path_to("nominations.queue", **{"hang-doi": "can-cham"})
        yield Duty(_("Hồ sơ chờ chấm điểm"), count, href, _("Đọc hồ sơ, gửi phiếu chấm"))


def _address(one: Waiting) -> str:
    """Straight to the dossier where there is but one, else to its list."""
    if one.move == "decide":
        return path_to("nominations.draw_up")
    if one.count == 1:
        return path_to("nominations.show", ref=one.first)
    if one.move in QUEUE_OF:
        return path_to("nominations.queue", **{"hang-doi": QUEUE_OF[one.move]})
    return path_to("nominations.unit")
