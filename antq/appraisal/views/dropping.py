"""The office gives a drawn decision up, and draws it up anew."""

from __future__ import annotations

from typing import Any

from flask import flash
from flask_babel import gettext as _

from ...honours.models import Decision
from ...kit.database import db
from ...kit.refusals import Invalid, Stale
from ...kit.web import actor, see_other
from ...nominations import actions as nominations
from ...nominations.queries import find_decision
from ..forms.dropping import DropForm
from ..pages.dropping import DropPage
from .door import door


@door.get("/quyet-dinh/<ref>/bo", rule="decision.drop", of=find_decision)
def ask_to_drop(decision: Decision) -> Any:
    """What follows from it is read before it is done."""
    if decision.state != "drawn":
        return see_other("honours.show", ref=decision.ref)
    return DropPage(decision, DropForm(formdata=None), by=actor()).respond()


@door.post("/quyet-dinh/<ref>/bo", rule="decision.drop", of=find_decision)
def drop_decision(decision: Decision) -> Any:
    """Its dossiers wait for a decision again; its number is free."""
    form, ref, status = DropForm(), decision.ref, 422
    if form.validate():
        try:
            nominations.drop(decision, form.note.data or "", by=actor())
        except (Invalid, Stale) as refusal:
            db.session.rollback()
            form.refuse(refusal.errors if isinstance(refusal, Invalid) else {"": refusal.says})
            decision, status = find_decision(ref, by=actor()), refusal.status
        else:
            flash(_("Đã bỏ dự thảo. Các hồ sơ chờ quyết định khác."), "ok")
            return see_other("honours.show", ref=ref)
    return DropPage(decision, form, by=actor()).respond(status)
