"""From an initiative's page to a registered replication; and how widely it was announced."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from ...catalogue import queries as catalogue
from ...catalogue.models import Initiative, heir_of
from ...catalogue.queries import why_withdrawn
from ...kit.database import db
from ...kit.refusals import Invalid, Stale
from ...kit.web import actor, see_other
from ...kit.web.errors import show as show_error
from ...units.queries import by_ref as unit_by_ref
from .. import actions, queries
from ..forms import RecognitionForm, RegisterForm
from ..forms.registering import ORIGIN, written
from ..models import Replication
from ..pages.lineage import LineagePage
from ..pages.recognising import RecognisePage
from ..pages.register import RegisterPage
from .attempting import attempt
from .door import door

OF = "/mo-hinh/<ref>"


@door.get(f"{OF}/nhan-rong", rule="initiative.see", of=catalogue.find)
def lineage(initiative: Initiative) -> Any:
    """The tree of copies, place by place."""
    if initiative.state == "withdrawn":
        return show_error(410, why_withdrawn(initiative))
    address = url_for("replications.lineage", ref=heir_of(initiative).address)
    if request.path != address:
        return redirect(address, 301)
    province, after = (request.args.get(name, "")[:20] for name in ("tinh", "sau"))
    return LineagePage(initiative, province=province, after=after, by=actor()).respond()


@door.get(f"{OF}/dang-ky-nhan-rong", rule="replication.register", of=catalogue.find)
def register(initiative: Initiative) -> Any:
    """`tu` names the replication that is to be copied."""
    initiative = heir_of(initiative)
    if initiative.state == "withdrawn":
        return show_error(410, why_withdrawn(initiative))
    copied = request.args.get("tu", "")[:40] or ORIGIN
    form = RegisterForm(initiative, actor(), formdata=None, copied_from=copied)
    return RegisterPage(initiative, form, by=actor()).respond()


@door.post(f"{OF}/dang-ky-nhan-rong", rule="replication.register", of=catalogue.find)
def register_one(initiative: Initiative) -> Any:
    initiative = heir_of(initiative)
    form = RegisterForm(initiative, actor())
    if not form.validate():
        return RegisterPage(initiative, form, by=actor()).respond(422)
    unit = unit_by_ref(form.unit.data)
    facts = form.facts(actor())
    try:
        made = actions.register(initiative, facts, unit=unit, by=actor())
    except Invalid as wrong:
        form.refuse(wrong.errors)
        twin = queries.twin_of(initiative, unit=unit, place=facts.place, neighbourhood=facts.neighbourhood)
        return RegisterPage(initiative, form, by=actor(), twin=twin).respond(422)
    flash(_("Đã đăng ký điểm %(ref)s. Cơ quan thường trực sẽ nhận vào sổ.", ref=made.ref), "ok")
    return see_other("replications.show", ref=made.ref)


@door.get("/diem/<ref>/sua", rule="replication.edit", of=queries.find)
def change(replication: Replication) -> Any:
    form = RegisterForm(replication.initiative, actor(), replication, formdata=None, **written(replication))
    return RegisterPage(replication.initiative, form, by=actor(), known=replication).respond()


@door.post("/diem/<ref>/sua", rule="replication.edit", of=queries.find)
def change_one(replication: Replication) -> Any:
    form = RegisterForm(replication.initiative, actor(), replication)
    ref = replication.ref

    def act() -> None:
        actions.change(replication, form.facts(actor()), seen=form.seen, by=actor())

    def again() -> RegisterPage:
        known = queries.find(ref, by=actor())
        return RegisterPage(known.initiative, form, by=actor(), known=known)

    says = _("Đã lưu điểm %(ref)s.", ref=ref)
    try:
        return attempt(form, act, again, says=says, to="replications.show", ref=ref)
    except Stale as stale:
        return _beside(ref, form, str(stale.says))


def _beside(ref: str, form: RegisterForm, says: str) -> Any:
    """What was typed, beside what somebody else wrote meanwhile; whoever saves again has seen both."""
    db.session.rollback()
    replication = queries.find(ref, by=actor())
    form.phien_ban.data = str(replication.version)
    page = RegisterPage(replication.initiative, form, by=actor(), known=replication, stale=says)
    return page.respond(409)


@door.get(f"{OF}/thong-bao-nhan-rong", rule="recognition.keep", of=catalogue.find)
def recognise(initiative: Initiative) -> Any:
    return RecognisePage(initiative, RecognitionForm(formdata=None), by=actor()).respond()


@door.post(f"{OF}/thong-bao-nhan-rong", rule="recognition.keep", of=catalogue.find)
def recognise_one(initiative: Initiative) -> Any:
    form, ref = RecognitionForm(), initiative.address

    def act() -> None:
        actions.recognise(
            initiative,
            form.scope.data,
            where=form.where.data or "",
            announced_on=form.date,
            document_text=form.document_text.data or "",
            by=actor(),
        )

    def again() -> RecognisePage:
        return RecognisePage(catalogue.find(ref, by=actor()), form, by=actor())

    says = _("Đã ghi phạm vi được thông báo nhân rộng.")
    return attempt(form, act, again, says=says, to="replications.lineage", ref=ref)
