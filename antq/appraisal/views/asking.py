"""The office asks others about the dossier on its desk."""

from __future__ import annotations

from typing import Any

from flask import url_for

from ...consultations import actions as consultations
from ...kit.web import actor
from ...kit.web.addresses import whole_address
from ...nominations.models import Nomination
from ...nominations.move_form import MoveForm
from ...nominations.queries import find_at_desk
from ..forms.asking import AskForm
from ..pages.appraisal import AppraisalPage
from .answering import attempt
from .door import door


@door.post("/tham-dinh/<ref>/hiep-y", rule="nomination.receive", of=find_at_desk, carries=True)
def ask(nomination: Nomination) -> Any:
    """Ask an agency. Its link is shown on this one answer and never again."""
    form = AskForm()
    made: list[str] = []

    def act() -> None:
        said = {"asked": form.asked.data or "", "question": form.question.data or ""}
        _made, token = consultations.ask(nomination, **said, due_on=form.due_on.data, by=actor())
        made.append(token)

    answer = attempt(nomination, form, "ask_form", act)
    if not made:
        return answer
    link = whole_address(url_for("consultations.by_link", token=made[0]))
    shown = AppraisalPage(nomination, link=link, by=actor()).respond(201)
    shown.headers["Location"] = url_for("appraisal.appraise", ref=nomination.ref)
    return shown


@door.post("/tham-dinh/<ref>/nhan-dan", rule="nomination.receive", of=find_at_desk)
def open_to_public(nomination: Nomination) -> Any:
    form = MoveForm()
    return attempt(
        nomination, form, "move_form", lambda: consultations.open_to_public(nomination, by=actor())
    )
