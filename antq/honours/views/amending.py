"""The office draws up a revocation or a correction; who releases it finds it on the page of the decision."""

from __future__ import annotations

from typing import Any

from flask import flash
from flask_babel import gettext as _

from ...kit.database import db
from ...kit.refusals import Invalid, Stale
from ...kit.web import actor, see_other
from .. import actions, queries
from ..forms import AmendmentForm, CorrectionForm, RevocationForm
from ..models import Amendment, Decision
from ..pages.amending import AmendPage
from .door import door

ONE = "/quyet-dinh/<ref>"


@door.get(f"{ONE}/thu-hoi", rule="amendment.draw_up", of=queries.find)
def revocation(decision: Decision) -> Any:
    return AmendPage(decision, RevocationForm(decision, by=actor(), formdata=None), by=actor()).respond()


@door.post(f"{ONE}/thu-hoi", rule="amendment.draw_up", of=queries.find, carries=True)
def draw_up_revocation(decision: Decision) -> Any:
    """Write a revocation down; a second person releases it."""
    form = RevocationForm(decision, by=actor())
    return _attempt(
        decision, form, lambda: actions.draw_up_revocation(decision, form.chosen(), form.facts(), by=actor())
    )


@door.get(f"{ONE}/dinh-chinh", rule="amendment.draw_up", of=queries.find)
def correction(decision: Decision) -> Any:
    return AmendPage(decision, CorrectionForm(decision, by=actor(), formdata=None), by=actor()).respond()


@door.post(f"{ONE}/dinh-chinh", rule="amendment.draw_up", of=queries.find, carries=True)
def draw_up_correction(decision: Decision) -> Any:
    """Write a correction down; a second person releases it."""
    form = CorrectionForm(decision, by=actor())
    return _attempt(
        decision,
        form,
        lambda: actions.draw_up_correction(
            decision,
            form.chosen(),
            name=form.name.data or "",
            role=form.role.data or "",
            facts=form.facts(),
            by=actor(),
        ),
    )


def _attempt(decision: Decision, form: AmendmentForm, act: Any) -> Any:
    ref, status = decision.ref, 422
    if form.validate():
        try:
            act()
        except (Invalid, Stale) as refusal:
            db.session.rollback()
            form.refuse(refusal.errors if isinstance(refusal, Invalid) else {"": refusal.says})
            decision, status = queries.find(ref, by=actor()), refusal.status
        else:
            flash(_("Đã lập. Người thứ hai công khai thì mới có hiệu lực trong sổ."), "ok")
            return see_other("honours.show", ref=ref)
    return AmendPage(decision, form, by=actor()).respond(status)


@door.get("/quyet-dinh/sua-doi/<ref>", rule="amendment.see", of=queries.find_amendment, shows="amendment")
def amendment(found: Amendment) -> Any:
    """Its page is that of the decision which it amends."""
    return see_other("honours.show", ref=found.decision.ref)


@door.post("/quyet-dinh/sua-doi/<ref>/bo", rule="amendment.draw_up_for", of=queries.find_amendment)
def drop_amendment(found: Amendment) -> Any:
    """Give a draft up."""
    actions.drop_amendment(found, by=actor())
    return see_other("honours.show", ref=found.decision.ref)
