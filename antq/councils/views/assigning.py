"""The standing office assigns reviewers: looks at the plan, then carries out just that."""

from __future__ import annotations

from typing import Any

from flask import flash, request
from flask_babel import ngettext

from ...kit.database import db
from ...kit.refusals import Invalid, Refused, Stale
from ...kit.text import clean
from ...kit.web import actor, see_other
from ...rounds import queries as rounds
from .. import proposals
from ..forms import AssignForm
from ..pages.acting import AssignPage
from .door import PATH, door

USUAL, MOST = 3, 20


@door.get(f"{PATH}/phan-cong", rule="assignment.plan")
def look_at_plan() -> Any:
    return _page(AssignForm(request.args)).respond()


def _page(form: AssignForm, problem: str = "") -> AssignPage:
    """The plan for the first province of the office, of a round where the address names one."""
    by = actor()
    round = rounds.find(clean(request.args["dot"]), by=by) if request.args.get("dot") else None
    province_id = by.provinces_as("standing_office")[0]
    if round is not None and by.holds("standing_office", province_id=round.province_id):
        province_id = round.province_id
    each = form.read("each", USUAL, MOST)
    limit = form.read("limit", None, 1000)
    found = proposals.propose(province_id, round.id if round else None, each or USUAL, limit, by=by)
    return AssignPage(form, found, problem=problem, by=by)


@door.post(f"{PATH}/phan-cong", rule="assignment.plan")
def carry_out_plan() -> Any:
    """Exactly what was shown, all or nothing."""
    try:
        count = proposals.carry_out(request.form.get("phuong_an", ""), by=actor())
    except (Invalid, Stale, Refused) as refusal:
        db.session.rollback()
        problem = (
            "; ".join(map(str, refusal.errors.values()))
            if isinstance(refusal, Invalid)
            else str(refusal.says)
        )
        return _page(AssignForm(formdata=None), problem).respond(refusal.status)
    flash(ngettext("Đã đổi %(num)d phân công.", "Đã đổi %(num)d phân công.", count), "ok")
    return see_other("councils.look_at_plan")
