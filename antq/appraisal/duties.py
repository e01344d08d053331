"""What waits with dossiers: for the unit, the office, the council; read off the workflow and its rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import and_

from ..kit.duties import Duty, duty
from ..kit.web.addresses import path_to
from ..kit.workflow import Waiting
from ..nominations.models import Nomination
from ..nominations.policy import seen_at_desk_by
from ..nominations.queries import awaits_review_of
from ..nominations.workflow import NOMINATION
from . import queries

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
        due_on = _last_day_of_drafts(by) if one.move == "submit" else one.due_on
        yield Duty(str(one.says), one.count, _address(one), hints.get(one.move, ""), due_on)


def _last_day_of_drafts(by: Any) -> date | None:
    """The first day on which a round stops taking what this unit still writes on."""
    own = and_(Nomination.state == "draft", Nomination.unit_id.in_(by.units_as("officer")))
    return queries.first_closing("nominating", own)


@duty
def reviews(*, by: Any) -> Iterator[Duty]:
    """Dossiers that a member of the council has not scored; a review moves no dossier, so no workflow knows."""
    if by.holds("council_member"):
        count = queries.queue_counts(by=by)["can-cham"]
        href = path_to("appraisal.queue", **{"hang-doi": "can-cham"})
        due_on = queries.first_closing("reviewing", and_(seen_at_desk_by(by), awaits_review_of(by)))
        yield Duty(_("Hồ sơ chờ chấm điểm"), count, href, _("Đọc hồ sơ, gửi phiếu chấm"), due_on)


def _address(one: Waiting) -> str:
    """Straight to the dossier where there is but one, else to its list."""
    if one.move == "decide":
        return path_to("appraisal.draw_up")
    if one.count == 1:
        return path_to("nominations.show", ref=one.first)
    if one.move in QUEUE_OF:
        return path_to("appraisal.queue", **{"hang-doi": QUEUE_OF[one.move]})
    return path_to("nominations.unit")
