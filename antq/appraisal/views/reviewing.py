"""A council member's way: review, put aside, say that one is in conflict."""

from __future__ import annotations

from typing import Any

from flask import flash, request
from flask_babel import gettext as _

from ...kit import clock
from ...kit.refusals import Invalid
from ...kit.web import actor, see_other
from ...nominations import actions as nominations
from ...nominations.models import Nomination, Recusal
from ...nominations.policy import DESKS
from ...nominations.queries import find_at_desk, find_recusal, next_to_review
from ...nominations.scoring import criteria
from ...rounds import queries as rounds
from ...units.models import Unit
from ...units.queries import meant
from ..forms import ConflictForm, LiftForm, RecusalForm, ReviewForm
from ..pages.conflicts import RecusalsPage
from .answering import attempt
from .door import door


@door.post("/tham-dinh/<ref>/phieu", rule="nomination.score", of=find_at_desk, carries=True)
def give_review(nomination: Nomination) -> Any:
    """One member's score sheet: given, changed, kept as a draft or put aside."""
    form = ReviewForm.of(criteria(nomination.norms_on or clock.today()))
    asked = request.form.get("viec", "gui")
    if asked == "nhap":
        form.unchecked = True
        return attempt(
            nomination, form, "review_form", lambda: _draft(nomination, form), lambda: _kept(nomination)
        )
    if asked == "bo-qua":
        form.unchecked = True
        return attempt(
            nomination,
            form,
            "review_form",
            lambda: _put_aside(nomination, form),
            lambda: _next(nomination),
        )
    return attempt(
        nomination,
        form,
        "review_form",
        lambda: nominations.review(
            nomination,
            form.points(),
            verdict=form.verdict.data,
            comment=form.comment.data or "",
            seen=form.seen,
            drafted=form.goc.data,
            by=actor(),
        ),
        (lambda: _next(nomination)) if asked == "gui-tiep" else None,
    )


def _draft(nomination: Nomination, form: ReviewForm) -> None:
    nominations.save_draft(
        nomination,
        form.typed(),
        verdict=form.verdict.data or "",
        comment=form.comment.data or "",
        drafted=form.goc.data,
        by=actor(),
    )


def _put_aside(nomination: Nomination, form: ReviewForm) -> None:
    """What was typed so far is kept with it."""
    _draft(nomination, form)
    nominations.skip(nomination, by=actor())


def _kept(nomination: Nomination) -> Any:
    flash(_("Đã lưu nháp phiếu chấm. Chưa ai đọc được."), "ok")
    return see_other("appraisal.appraise", ref=nomination.ref)


def _next(nomination: Nomination) -> Any:
    """On to the next dossier that waits; to the queue when none does."""
    following = next_to_review(nomination, by=actor())
    if following is None:
        flash(_("Hết hồ sơ chờ chấm."), "ok")
        return see_other("appraisal.queue", **{"hang-doi": "can-cham"})
    return see_other("appraisal.appraise", ref=following.ref)


@door.post("/tham-dinh/<ref>/xung-dot", rule="nomination.declare", of=find_at_desk, carries=True)
def declare_conflict(nomination: Nomination) -> Any:
    """A conflict of interest with this dossier; it is not found any more afterwards."""
    form = ConflictForm()

    def gone() -> Any:
        flash(_("Đã ghi nhận xung đột lợi ích. Hồ sơ không còn ở bàn của đồng chí."), "ok")
        return see_other("appraisal.queue")

    return attempt(
        nomination,
        form,
        "conflict_form",
        lambda: nominations.declare(nomination, form.reason.data or "", by=actor()),
        gone,
    )


@door.post("/tham-dinh/<ref>/xung-dot/bo", rule="nomination.lift", of=find_at_desk)
def lift_conflict(nomination: Nomination) -> Any:
    """The office takes a declaration back that was made by mistake."""
    form = LiftForm()
    return attempt(
        nomination,
        form,
        "lift_form",
        lambda: nominations.lift(nomination, form.person.data or "", by=actor()),
    )


@door.get("/xung-dot-loi-ich", rule="recusal.keep")
def recusals() -> Any:
    return RecusalsPage(_recusal_form(formdata=None), by=actor()).respond()


@door.post("/xung-dot-loi-ich", rule="recusal.keep")
def recuse() -> Any:
    """Judge no dossier of a unit."""
    form = _recusal_form()
    if not form.validate():
        return RecusalsPage(form, by=actor()).respond(422)
    try:
        unit = _meant(form.unit.data or "")
        round = rounds.find(form.round.data, by=actor()) if form.round.data else None
        made = nominations.recuse(unit, form.reason.data or "", round=round, by=actor())
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return RecusalsPage(form, by=actor()).respond(422)
    flash(_("Đã ghi nhận: đồng chí không xét hồ sơ của %(unit)s.", unit=made.unit.name), "ok")
    return see_other("appraisal.recusals")


def _recusal_form(**kwargs: Any) -> RecusalForm:
    today = clock.today()
    running = [each for province in actor().provinces_as(*DESKS) for each in rounds.running(province, today)]
    return RecusalForm(**kwargs).offer(running)


def _meant(typed: str) -> Unit:
    found = meant(typed, Unit.province_id.in_(actor().provinces_as(*DESKS)))
    if len(found) != 1:
        several, none = (
            _("Có nhiều đơn vị cùng tên: chọn trong danh sách."),
            _("Không có đơn vị này trong tỉnh."),
        )
        raise Invalid({"unit": several if found else none})
    return found[0]


@door.post("/xung-dot-loi-ich/<ref>/bo", rule="recusal.end", of=find_recusal)
def end_recusal(recusal: Recusal) -> Any:
    """The office ends a recusal."""
    nominations.end_recusal(recusal, by=actor())
    return see_other("appraisal.recusals")
