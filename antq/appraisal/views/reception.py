"""The office's way with one dossier: read, claim, receive or return, hold, and on to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, flash, redirect, request, url_for
from flask_babel import gettext as _

from ...kit.database import db
from ...kit.refusals import Missing, Stale
from ...kit.web import actor
from ...nominations import actions as nominations
from ...nominations.models import Nomination
from ...nominations.move_form import MoveForm
from ...nominations.queries import find_at_desk
from ...nominations.report import STEP
from .. import actions, queries
from ..forms import ReturnForm
from ..forms.reception import HoldForm
from ..pages.appraisal import AppraisalPage
from ..worklist import Wanted
from .answering import attempt, to_next
from .door import door


@door.get("/tham-dinh/<ref>", rule="nomination.appraise", of=find_at_desk)
def appraise(nomination: Nomination) -> Any:
    only = request.args.get("thay-doi") == "1"
    tab = request.args.get("tu", "")
    return AppraisalPage(nomination, only_changes=only, tab=tab, by=actor()).respond()


@door.get("/tham-dinh/<ref>/tiep", rule="nomination.appraise", of=find_at_desk)
def next_dossier(nomination: Nomination) -> Any:
    """The dossier after this one in the tab that `tu` names; the tab itself when there is none."""
    wanted = Wanted.from_args({"hang-doi": request.args.get("tu", "")})
    return to_next(queries.next_after(nomination, wanted, by=actor()), wanted)


@door.post("/tham-dinh/<ref>/buoc", rule="nomination.receive", of=find_at_desk, carries=True)
def office_move(nomination: Nomination) -> Any:
    """Receive, refuse, or hand to the council."""
    form = MoveForm()
    note = form.note.data or ""
    moves: dict[str, Callable[[], object]] = {
        "receive": lambda: nominations.receive(nomination, note, by=actor()),
        "refuse": lambda: nominations.refuse(nomination, note, by=actor()),
        "open_appraisal": lambda: nominations.open_appraisal(nomination, by=actor()),
    }
    if form.move.data not in moves:
        raise Missing(_("Không có bước này."))
    return attempt(nomination, form, "move_form", moves[form.move.data])


@door.post("/tham-dinh/<ref>/tra-lai", rule="nomination.receive", of=find_at_desk, carries=True)
def send_back(nomination: Nomination) -> Any:
    """Ask for a supplement, with remarks on named fields."""
    form = ReturnForm.of(nomination)
    return attempt(
        nomination,
        form,
        "return_form",
        lambda: nominations.send_back(
            nomination,
            form.note.data or "",
            form.remarks(),
            form.until.data,
            by=actor(),
        ),
    )


@door.post("/tham-dinh/<ref>/tam-dung", rule="nomination.receive", of=find_at_desk, carries=True)
def hold(nomination: Nomination) -> Any:
    """Stop the clock with a reason, or let it go on."""
    form = HoldForm()
    note = form.reason.data or ""
    moves: dict[str, Callable[[], object]] = {
        "hold": lambda: nominations.hold(nomination, note, by=actor()),
        "resume": lambda: nominations.resume(nomination, note, by=actor()),
    }
    if form.move.data not in moves:
        raise Missing(_("Không có bước này."))
    return attempt(nomination, form, "hold_form", moves[form.move.data])


@door.post("/tham-dinh/<ref>/nhan", rule="nomination.receive", of=find_at_desk)
def claim(nomination: Nomination) -> Any:
    """Take it upon oneself, or leave it. Who was too late reads who was quicker."""
    form = MoveForm()
    moves: dict[str, Callable[[], object]] = {
        "claim": lambda: actions.claim(nomination, by=actor()),
        "give_up": lambda: actions.give_up(nomination, by=actor()),
    }
    if form.move.data not in moves:
        raise Missing(_("Không có bước này."))
    return attempt(nomination, form, "move_form", moves[form.move.data])


@door.post("/tham-dinh/<ref>/da-xem", rule="nomination.read", of=find_at_desk)
def tick(nomination: Nomination) -> Any:
    """“Đã xem” of one part, or not any more. The print says which text was read."""
    part = request.form.get("part", "")
    if part not in STEP:
        raise Missing(_("Không có phần này."))
    try:
        if request.form.get("bo") == "1":
            actions.untick(nomination, part, by=actor())
        else:
            actions.tick(nomination, part, seen=request.form.get("seen", ""), by=actor())
    except Stale as stale:
        db.session.rollback()
        flash(str(stale.says), "warning")
    only: dict[str, Any] = {"thay-doi": "1"} if request.form.get("thay-doi") == "1" else {}
    return redirect(url_for("appraisal.appraise", ref=nomination.ref, _anchor=f"phan-{part}", **only), 303)


@door.post("/tham-dinh/<ref>/dang-xem", rule="nomination.read", of=find_at_desk, unattended=True)
def watch(nomination: Nomination) -> Any:
    """A browser says that the dossier is open; it is told who else has it open."""
    actions.watch(nomination, by=actor())
    names = queries.watchers(nomination, by=actor())
    said = _("Đ/c %(names)s đang xem hồ sơ này.", names=", ".join(names)) if names else ""
    return Response(said, mimetype="text/plain")
