"""Saving a written step: by its buttons, and by itself while it is being typed."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from flask_babel import gettext as _

from ...kit.database import db
from ...kit.refusals import Missing
from ...kit.web import actor
from .. import actions, queries
from ..forms import STEP_FORMS
from ..forms.steps import StepForm
from ..merging import Merged
from ..models import Nomination
from ..pages.steps import Saved
from ..report import STEPS
from .door import door
from .drafting import form_of, step_page

CHOICE = "chon-"
"""Before the name of an answer: which of two texts counts."""


@door.post("/de-cu/<ref>/<step>", rule="nomination.edit", of=queries.find, carries=True)
def save(nomination: Nomination, step: str) -> Any:
    """Save a written step; a draft put away may be unfinished, one that goes on may not."""
    if step not in STEP_FORMS:
        raise Missing(_("Không có phần này trong hồ sơ."))
    form = form_of(nomination, step)
    fits = form.validate()
    if "tu_luu" in request.form:
        return _save_by_itself(nomination, step, form)
    leaving = "thoat" in request.form
    if not fits and not (leaving and form.forgive_blanks()):
        return step_page(nomination, step, form).respond(422)
    try:
        _write(nomination, step, form, choices=_choices())
    except actions.Clash as clash:
        return _both(nomination.ref, step, form, clash.merged)
    return redirect(_after(nomination, step, leaving=leaving), 303)


def _save_by_itself(nomination: Nomination, step: str, form: StepForm) -> Any:
    """Save what can be saved of what is being typed; answers that clash wait for the person.

    The address of the answer names the version that was made: whoever sends the same again is led there.
    """
    waiting, barred = _choices(), form.barred()
    call_nothing_wrong(form)
    try:
        merged = _write(nomination, step, form, choices={}, barred=[*barred, *waiting])
    except actions.Clash as clash:
        return _both(nomination.ref, step, form, clash.merged)
    form.seen_now(merged.marks)
    held = form.said()
    still = tuple(name for name in waiting if name in held)
    saved = Saved(True, still, waiting, tuple(merged.elsewhere), tuple(barred))
    answer = step_page(nomination, step, form, saved=saved).respond(201)
    answer.headers["Location"] = url_for(
        "nominations.step", ref=nomination.ref, step=step, ban=form.phien_ban.data, goc=form.goc.data
    )
    return answer


def _write(nomination: Nomination, step: str, form: StepForm, **settled: Any) -> Merged:
    return actions.save(
        nomination, step, form.said(), form.answers, seen=form.seen, marks=form.marks, by=actor(), **settled
    )


def _both(ref: str, step: str, form: StepForm, merged: Merged) -> Any:
    """The page with both texts of each answer that clashes; nothing was saved.

    What was chosen stays chosen, but not against a text that the person had not seen.
    """
    db.session.rollback()
    nomination = queries.find(ref, by=actor())
    form.nomination = nomination
    form.seen_now(merged.marks)
    chosen = {name: "" if name in merged.clashes else choice for name, choice in _choices().items()}
    asked = tuple(name for name in form.said() if name in merged.clashes or name in chosen)
    saved = Saved(clashes=asked, choices=chosen, pressed="tu_luu" not in request.form)
    return step_page(nomination, step, form, saved=saved).respond(409)


def _choices() -> dict[str, str]:
    """How the person settles each clash that their page showed; blank while they have not chosen."""
    sent = request.form.lists()
    return {name.removeprefix(CHOICE): values[-1] for name, values in sent if name.startswith(CHOICE)}


def call_nothing_wrong(form: StepForm) -> None:
    """While somebody types nothing is called wrong."""
    for field in form:
        field.errors = []


def _after(nomination: Nomination, step: str, *, leaving: bool) -> str:
    """The task list, the check page that sent us here, or the next step."""
    if leaving:
        return url_for("nominations.show", ref=nomination.ref)
    codes = [each.code for each in STEPS]
    following = codes[codes.index(step) + 1 :]
    if request.args.get("ve") == "kiem-tra" or not following:
        return url_for("nominations.check", ref=nomination.ref)
    return url_for("nominations.step", ref=nomination.ref, step=following[0])
