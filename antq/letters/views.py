"""The addresses of the outbox, and of one's own rhythm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, request
from flask_babel import gettext as _

from ..kit.paging import number_of
from ..kit.refusals import Missing
from ..kit.web import Door, actor, see_other
from . import actions, queries
from .forms import ActForm, RhythmForm
from .models import STATES, Letter, Outbox
from .pages import LetterPage, OutboxPage, RhythmPage

door = Door("letters", __name__)

LIST = "/quan-tri/thu-di"
OWN = "/tai-khoan/thu"

ACTS: dict[str, Callable[..., None]] = {
    "hold": actions.hold,
    "let_go": actions.let_go,
    "again": actions.let_go,
    "drop": actions.drop,
}


@door.get(LIST, rule="letter.browse")
def browse() -> Any:
    state = request.args.get("trang-thai", "")
    page = number_of(request.args.get("trang", ""))
    return OutboxPage(state if state in STATES else "", page, by=actor()).respond()


@door.get(f"{LIST}/<ref>", rule="letter.keep", of=queries.find, shows="letter")
def show(letter: Letter) -> Any:
    return LetterPage(letter, by=actor()).respond()


@door.post(f"{LIST}/<ref>/buoc", rule="letter.keep", of=queries.find)
def act(letter: Letter) -> Any:
    """Hold back, let go, try again, drop."""
    chosen = ACTS.get(ActForm().act.data or "")
    if chosen is None:
        raise Missing(_("Không có bước này."))
    chosen(letter, by=actor())
    return see_other("letters.show", ref=letter.ref)


@door.post(f"{LIST}/giu", rule="letter.browse")
def hold_new() -> Any:
    """Hold all new letters of one's provinces back, or no longer."""
    actions.open_outboxes(by=actor())
    holding = ActForm().act.data == "hold"
    outboxes: list[Outbox] = queries.outboxes(by=actor())
    for outbox in outboxes:
        actions.hold_new(outbox, holding, by=actor())
    flash(
        _("Thư mới được giữ lại, chờ cho gửi từng thư.") if holding else _("Thư mới được gửi đi ngay."), "ok"
    )
    return see_other("letters.browse")


@door.get(OWN, rule="person.account")
def rhythm() -> Any:
    form = RhythmForm(formdata=None, rhythm=queries.rhythm_of(actor().person_id))
    return RhythmPage(form, by=actor()).respond()


@door.post(OWN, rule="person.account")
def choose() -> Any:
    form = RhythmForm()
    if not form.validate():
        return RhythmPage(form, by=actor()).respond(422)
    actions.choose(form.rhythm.data, by=actor())
    flash(_("Đã lưu nhịp nhận thư."), "ok")
    return see_other("people.account")
