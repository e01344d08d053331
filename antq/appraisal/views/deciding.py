"""The council's way and after: score, conclude, decide, release."""

from __future__ import annotations

from typing import Any

from flask import request

from ...honours.models import Amendment, Decision
from ...honours.queries import find_amendment
from ...kit import clock
from ...kit.database import db
from ...kit.refusals import Invalid, Stale
from ...kit.web import actor, see_other
from ...law.citing import bases_in_force
from ...nominations import actions as nominations
from ...nominations.models import Nomination
from ...nominations.queries import find_at_desk, find_decision, proposed
from ...units.queries import issuers_of
from ..forms import ConclusionForm, DecisionForm
from ..pages.appraisal import DrawUpPage
from .answering import attempt
from .door import door


@door.post("/tham-dinh/<ref>/ket-qua", rule="nomination.conclude", of=find_at_desk, carries=True)
def conclude(nomination: Nomination) -> Any:
    """The council's result, as its chair writes it down."""
    form = ConclusionForm()
    return attempt(
        nomination,
        form,
        "conclusion_form",
        lambda: nominations.conclude(nomination, form.conclusion(), by=actor()),
    )


@door.get("/quyet-dinh/lap", rule="decision.draw_up")
def draw_up() -> Any:
    """Filled in from a dropped draft where one is named."""
    form = _decision_form(formdata=None)
    form.nominations.data = list(form.proposed)
    form.bases.data = bases_in_force(clock.today())
    if ref := request.args.get("tu", ""):
        form.fill_from(find_decision(ref, by=actor()))
    return DrawUpPage(form, by=actor()).respond()


@door.post("/quyet-dinh/lap", rule="decision.draw_up", carries=True)
def draw_up_one() -> Any:
    form = _decision_form()
    try:
        if not form.validate():
            return DrawUpPage(form, by=actor()).respond(422)
        issuer = form.issuers[form.issuer.data]
        decision = nominations.decide(form.chosen(), form.facts(), issuer=issuer, by=actor())
    except (Invalid, Stale) as refusal:
        db.session.rollback()  # the page must not list the decision that came to nothing
        form.refuse(refusal.errors if isinstance(refusal, Invalid) else {"": refusal.says})
        return DrawUpPage(form, by=actor()).respond(refusal.status)
    return see_other("honours.show", ref=decision.ref)


def _decision_form(**kwargs: Any) -> DecisionForm:
    provinces = actor().provinces_as("standing_office")
    return DecisionForm(proposed(by=actor()), issuers_of(provinces), **kwargs)


@door.post("/quyet-dinh/<ref>/cong-khai", rule="decision.release", of=find_decision)
def release(decision: Decision) -> Any:
    """The second person makes it public."""
    nominations.release(decision, by=actor())
    return see_other("honours.show", ref=decision.ref)


@door.post("/quyet-dinh/sua-doi/<ref>/cong-khai", rule="amendment.release", of=find_amendment)
def release_amendment(amendment: Amendment) -> Any:
    """The second person makes a revocation or a correction hold."""
    ref = amendment.decision.ref
    nominations.release_amendment(amendment, by=actor())
    return see_other("honours.show", ref=ref)
