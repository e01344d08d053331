"""The standing office assigns reviewers: looks at the plan, then carries out just that."""

from __future__ import annotations

from typing import Any

from flask import flash, request
from flask_babel import gettext as _
from flask_babel import ngettext

from ...kit.database import db
from ...kit.policy import RULES
from ...kit.refusals import Invalid, Missing, Refused, Stale
from ...kit.text import clean
from ...kit.web import actor, see_other
from ...nominations import actions as nominations
from ...nominations.models import Nomination
from ...nominations.policy import in_conflict_with
from ...nominations.queries import find_at_desk
from ...rounds import queries as rounds
from ...rounds.models import Round
from .. import proposals, queries
from ..forms import AssignForm, HandOverForm
from ..pages.acting import AssignPage, HandOverPage
from .door import PATH, door

USUAL, MOST = 3, 20


@door.get(f"{PATH}/phan-cong", rule="assignment.plan")
def look_at_plan() -> Any:
    return _page(AssignForm(request.args)).respond()


def _page(form: AssignForm, problem: str = "") -> AssignPage:
    """The plan for the first province of the office, of a round where the address names one."""
    by = actor()
    provinces = by.provinces_as("standing_office")
    if not provinces:  # an office of no province assigns nobody
        raise Refused(RULES["assignment.plan"].because)
    round = _round()
    if round is not None and round.province_id not in provinces:
        raise Missing
    province_id = round.province_id if round else provinces[0]
    each = form.read("each", USUAL, MOST)
    limit = form.read("limit", None, 1000)
    found = proposals.propose(province_id, round.id if round else None, each or USUAL, limit, by=by)
    member = clean(request.args.get("nguoi", "")[:40])
    return AssignPage(form, found, round, problem=problem, member=member, by=by)


def _asked() -> dict[str, str]:
    """What the plan was made for, as the address says it: it goes along with every step."""
    return {name: value for name in ("dot", "each", "limit") if (value := clean(request.args.get(name, "")))}


def _round() -> Round | None:
    """The round whose plan it is, where the address names one."""
    asked = _asked()
    return rounds.find(asked["dot"], by=actor()) if "dot" in asked else None


@door.post(f"{PATH}/phan-cong", rule="assignment.plan")
def carry_out_plan() -> Any:
    """Exactly what was shown, all or nothing."""
    try:
        count = proposals.carry_out(request.form.get("phuong_an", ""), by=actor())
    except (Invalid, Stale, Refused) as refusal:
        db.session.rollback()
        return _page(AssignForm(request.args), str(refusal.says)).respond(refusal.status)
    flash(ngettext("Đã đổi %(num)d phân công.", "Đã đổi %(num)d phân công.", count), "ok")
    return see_other("councils.look_at_plan", **_asked())


ONE_REVIEW = f"{PATH}/phan-cong/<ref>/chuyen"


@door.get(ONE_REVIEW, rule="nomination.assign", of=find_at_desk)
def hand_over(nomination: Nomination) -> Any:
    said = {"former": clean(request.args.get("nguoi", "")[:40])}
    return HandOverPage(
        nomination, _hand_over_form(nomination, formdata=None, data=said), _asked(), by=actor()
    ).respond()


@door.post(ONE_REVIEW, rule="nomination.assign", of=find_at_desk)
def carry_over(nomination: Nomination) -> Any:
    """One review that nobody has begun goes from one member to another."""
    form, ref, status, problem = _hand_over_form(nomination), nomination.ref, 422, ""
    limit = AssignForm(request.args).read("limit", None, 1000)
    if form.validate() and (chosen := form.chosen(limit)):
        former, person = chosen
        try:
            nominations.hand_over(nomination, former, person, form.reason.data or "", by=actor())
        except (Invalid, Stale) as refusal:
            db.session.rollback()
            nomination = find_at_desk(ref, by=actor())
            if isinstance(refusal, Invalid):
                form.refuse(refusal.errors)
            else:
                status, problem = refusal.status, str(refusal.says)
        else:
            flash(_("Đã chuyển việc chấm %(ref)s sang %(name)s.", ref=ref, name=person.name), "ok")
            return see_other("councils.look_at_plan", **_asked())
    return HandOverPage(nomination, form, _asked(), problem=problem, by=actor()).respond(status)


def _hand_over_form(nomination: Nomination, **kwargs: Any) -> HandOverForm:
    """The form with the reviews that nobody has begun, and the members who may take one, each with as many dossiers as
    the plan counts that the address names."""
    form = HandOverForm(**kwargs)
    is_open = nomination.state == "appraising" and nomination.reviews_closed_at is None
    begun, barred = nominations.started(nomination), in_conflict_with(nomination)
    asked = [each.reviewer for each in nomination.assignments]
    formers = [each for each in asked if is_open and each.id not in begun]
    out = barred | begun | {each.id for each in asked}
    round = _round()
    if round is not None and round.id != nomination.round_id:  # that plan does not have this dossier
        raise Missing
    loads = proposals.loads(nomination.province_id, round.id if round else None, by=actor())
    council = queries.council_of(nomination.province_id)
    others = [(each, loads.get(each.id, 0)) for each, chairs in council if not chairs and each.id not in out]
    return form.offer(formers, sorted(others, key=lambda row: (row[1], row[0].name)))
