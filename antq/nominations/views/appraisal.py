"""The office's and the council's way: queue, receive or return, score, conclude, decide, release."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import request
from flask_babel import gettext as _

from ...honours.models import Amendment, Decision
from ...honours.queries import find_amendment
from ...kit import clock
from ...kit.database import db
from ...kit.paging import number_of
from ...kit.refusals import Invalid, Missing, Stale
from ...kit.web import actor, see_other
from ...law.citing import bases_in_force
from ...units.queries import issuers_of
from .. import actions, queries
from ..forms import ConclusionForm, DecisionForm, MoveForm, ReturnForm, ReviewForm
from ..models import Nomination
from ..pages.appraisal import AppraisalPage, DrawUpPage
from ..pages.desk import DeskPage, QueuePage
from ..queries import QUEUE, QUEUES
from ..scoring import criteria
from .door import door


@door.get("/viec-can-lam", rule="person.account")
def desk() -> Any:
    return DeskPage(by=actor()).respond()


@door.get("/tham-dinh", rule="nomination.queue")
def queue() -> Any:
    chosen = QUEUE.get(request.args.get("hang-doi", ""), QUEUES[0])
    return QueuePage(chosen, number_of(request.args.get("trang", "")), by=actor()).respond()


@door.get("/tham-dinh/<ref>", rule="nomination.see", of=queries.find)
def appraise(nomination: Nomination) -> Any:
    return AppraisalPage(nomination, by=actor()).respond()


@door.post("/tham-dinh/<ref>/buoc", rule="nomination.receive", of=queries.find)
def office_move(nomination: Nomination) -> Any:
    """Receive, refuse, or hand to the council."""
    form = MoveForm()
    note = form.note.data or ""
    moves: dict[str, Callable[[], object]] = {
        "receive": lambda: actions.receive(nomination, note, by=actor()),
        "refuse": lambda: actions.refuse(nomination, note, by=actor()),
        "open_appraisal": lambda: actions.open_appraisal(nomination, by=actor()),
    }
    if form.move.data not in moves:
        raise Missing(_("Không có bước này."))
    return _attempt(nomination, form, "move_form", moves[form.move.data])


@door.post("/tham-dinh/<ref>/tra-lai", rule="nomination.receive", of=queries.find)
def send_back(nomination: Nomination) -> Any:
    """Ask for a supplement, with remarks on named fields."""
    form = ReturnForm.of(nomination)
    return _attempt(
        nomination,
        form,
        "return_form",
        lambda: actions.send_back(nomination, form.note.data, form.remarks(), by=actor()),
    )


@door.post("/tham-dinh/<ref>/phieu", rule="nomination.score", of=queries.find)
def give_review(nomination: Nomination) -> Any:
    """One member's score sheet."""
    form = ReviewForm.of(criteria(nomination.norms_on or clock.today()))
    return _attempt(
        nomination,
        form,
        "review_form",
        lambda: actions.review(
            nomination, form.points(), verdict=form.verdict.data, comment=form.comment.data, by=actor()
        ),
    )


@door.post("/tham-dinh/<ref>/ket-qua", rule="nomination.conclude", of=queries.find)
def conclude(nomination: Nomination) -> Any:
    """The council's result, as its chair writes it down."""
    form = ConclusionForm()
    return _attempt(
        nomination,
        form,
        "conclusion_form",
        lambda: actions.conclude(nomination, form.conclusion(), by=actor()),
    )


def _attempt(nomination: Nomination, form: Any, name: str, act: Callable[[], object]) -> Any:
    """Act on a valid form. What cannot be is said beside the field; when somebody was quicker, the
    dossier is shown as it is now, above what was typed."""
    ref, problem, status = nomination.ref, "", 422
    if form.validate():
        try:
            act()
        except Invalid as invalid:
            form.refuse(invalid.errors)
        except Stale as stale:
            db.session.rollback()
            nomination = queries.find(ref, by=actor())
            problem, status = str(stale.says), 409
        else:
            return see_other("nominations.appraise", ref=ref)
    return AppraisalPage(nomination, form=(name, form), problem=problem, by=actor()).respond(status)


@door.get("/quyet-dinh/lap", rule="decision.draw_up")
def draw_up() -> Any:
    form = _decision_form(formdata=None)
    form.nominations.data = list(form.proposed)
    form.bases.data = bases_in_force(clock.today())
    return DrawUpPage(form, by=actor()).respond()


@door.post("/quyet-dinh/lap", rule="decision.draw_up")
def draw_up_one() -> Any:
    form = _decision_form()
    try:
        if not form.validate():
            return DrawUpPage(form, by=actor()).respond(422)
        issuer = form.issuers[form.issuer.data]
        decision = actions.decide(form.chosen(), form.facts(), issuer=issuer, by=actor())
    except (Invalid, Stale) as refusal:
        db.session.rollback()  # the page must not list the decision that came to nothing
        form.refuse(refusal.errors if isinstance(refusal, Invalid) else {"": refusal.says})
        return DrawUpPage(form, by=actor()).respond(refusal.status)
    return see_other("honours.show", ref=decision.ref)


def _decision_form(**kwargs: Any) -> DecisionForm:
    provinces = actor().provinces_as("standing_office")
    return DecisionForm(queries.proposed(by=actor()), issuers_of(provinces), **kwargs)


@door.post("/quyet-dinh/<ref>/cong-khai", rule="decision.release", of=queries.find_decision)
def release(decision: Decision) -> Any:
    """The second person makes it public."""
    actions.release(decision, by=actor())
    return see_other("honours.show", ref=decision.ref)


@door.post("/quyet-dinh/sua-doi/<ref>/cong-khai", rule="amendment.release", of=find_amendment)
def release_amendment(amendment: Amendment) -> Any:
    """The second person makes a revocation or a correction hold."""
    ref = amendment.decision.ref
    actions.release_amendment(amendment, by=actor())
    return see_other("honours.show", ref=ref)
