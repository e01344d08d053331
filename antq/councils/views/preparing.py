"""The standing office prepares: a session, its agenda, its roll."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import flash, request
from flask_babel import gettext as _

from ...kit import clock
from ...kit.database import db
from ...kit.numbers import write_day
from ...kit.refusals import Invalid, Refused, Stale
from ...kit.text import clean
from ...kit.web import actor, see_other
from ...places.queries import by_key, provinces
from ...rounds import queries as rounds
from .. import actions, queries
from ..actions import SessionFacts
from ..forms import AgendaForm, RollForm, SessionForm
from ..models import AgendaItem, CouncilSession
from ..needs import lacking_reviews
from ..pages.acting import AgendaPage
from ..pages.session import BrowsePage, CancelPage, SessionFormPage, SessionPage
from .door import ONE, PATH, door


@door.get(PATH, rule="session.browse")
def browse() -> Any:
    return BrowsePage(by=actor()).respond()


@door.get(f"{PATH}/moi", rule="session.plan")
def new() -> Any:
    said = {"meets_on": write_day(clock.today()), "round": clean(request.args.get("dot", ""))}
    form = _form(formdata=None, data=said)
    return SessionFormPage(form, by=actor()).respond()


@door.post(f"{PATH}/moi", rule="session.plan")
def plan() -> Any:
    form = _form()
    if form.validate():
        try:
            made = actions.plan_session(_facts(form), province=by_key(form.province.data), by=actor())
        except Invalid as wrong:
            form.refuse(wrong.errors)
        else:
            flash(_("Đã lập phiên họp. Chọn hồ sơ đưa vào chương trình."), "ok")
            return see_other("councils.agenda", ref=made.ref)
    return SessionFormPage(form, by=actor()).respond(422)


@door.get(ONE, rule="session.see", of=queries.find, shows="session")
def show(session: CouncilSession) -> Any:
    return SessionPage(session, all_chosen=request.args.get("chon") == "het", by=actor()).respond()


@door.get(f"{ONE}/sua", rule="session.prepare", of=queries.find)
def edit(session: CouncilSession) -> Any:
    said = {
        "name": session.name,
        "meets_on": write_day(session.meets_on),
        "venue": session.venue,
        "round": session.round.ref if session.round else "",
        "version": str(session.version),
    }
    form = _form(formdata=None, data=said)
    del form.province
    return SessionFormPage(form, session, by=actor()).respond()


@door.post(f"{ONE}/sua", rule="session.prepare", of=queries.find)
def change(session: CouncilSession) -> Any:
    form = _form()
    del form.province
    status = 422
    if form.validate():
        try:
            actions.change(session, _facts(form), seen=form.seen, by=actor())
        except (Invalid, Stale) as refusal:
            form.refuse(refusal.errors if isinstance(refusal, Invalid) else {"": refusal.says})
            status = refusal.status
        else:
            return see_other("councils.show", ref=session.ref)
    return SessionFormPage(form, session, by=actor()).respond(status)


@door.get(f"{ONE}/huy", rule="session.prepare", of=queries.find)
def ask_to_cancel(session: CouncilSession) -> Any:
    """The first step: what it comes to; nothing is done."""
    return CancelPage(session, by=actor()).respond()


@door.post(f"{ONE}/huy", rule="session.prepare", of=queries.find)
def cancel(session: CouncilSession) -> Any:
    act = partial(actions.cancel, session, by=actor())
    return answered(act, session.ref, _("Đã hủy phiên họp."))


@door.get(f"{ONE}/chuong-trinh", rule="session.prepare", of=queries.find)
def agenda(session: CouncilSession) -> Any:
    """Ticked is what has its reviews: a dossier with too few cannot be voted on."""
    form = _agenda_form(session, formdata=None)
    lacking = lacking_reviews(form.by_ref.values())
    form.dossiers.data = [ref for ref in form.by_ref if ref not in lacking]
    return AgendaPage(session, form, by=actor()).respond()


@door.post(f"{ONE}/chuong-trinh", rule="session.prepare", of=queries.find)
def put(session: CouncilSession) -> Any:
    form, status = _agenda_form(session), 422
    if form.validate():
        try:
            actions.put(session, form.chosen(), by=actor())
        except (Invalid, Stale) as refusal:
            db.session.rollback()
            form.refuse(refusal.errors if isinstance(refusal, Invalid) else {"": refusal.says})
            status = refusal.status
        else:
            flash(_("Đã đưa %(count)d hồ sơ vào chương trình.", count=len(form.chosen())), "ok")
            return see_other("councils.show", ref=session.ref)
    return AgendaPage(session, form, by=actor()).respond(status)


@door.post(f"{ONE}/chuong-trinh/<code>/bo", rule="session.prepare", of=queries.find_item)
def take_off(item: AgendaItem) -> Any:
    return answered(partial(actions.take_off, item, by=actor()), item.session.ref)


@door.post(f"{ONE}/diem-danh", rule="session.call", of=queries.find)
def call(session: CouncilSession) -> Any:
    form, ref = RollForm.of(session.seats), session.ref
    if not form.validate():
        return SessionPage(session, roll=form, by=actor()).respond(422)
    act = partial(actions.call, session, form.roll(), seen=form.seen, by=actor())
    return answered(act, ref, _("Đã điểm danh."), roll=form)


@door.post(f"{ONE}/chu-tri-thay", rule="session.call", of=queries.find)
def name_deputy(session: CouncilSession) -> Any:
    """Who presides in the chair's place over what the chair has an interest in."""
    act = partial(actions.name_deputy, session, request.form.get("deputy", ""), by=actor())
    return answered(act, session.ref, _("Đã ghi người chủ trì thay."))


def answered(act: Callable[[], Any], ref: str, says: str = "", **typed: Any) -> Any:
    """Act; what cannot be is said above the session as it is now, with what was typed."""
    try:
        act()
    except (Invalid, Stale, Refused) as refusal:
        db.session.rollback()
        page = SessionPage(queries.find(ref, by=actor()), problem=str(refusal.says), by=actor(), **typed)
        return page.respond(refusal.status)
    if says:
        flash(says, "ok")
    return see_other("councils.show", ref=ref)


def _form(**kwargs: Any) -> SessionForm:
    form = SessionForm(**kwargs)
    mine = actor().provinces_as("standing_office")
    form.province.choices = [(each.code, each.name) for each in provinces() if each.id in mine]
    form.round.choices = [("", _("Ngoài đợt xét"))]
    form.round.choices += [
        (each.ref, each.name) for each in rounds.browse(by=actor()) if each.province_id in mine
    ]
    return form


def _facts(form: SessionForm) -> SessionFacts:
    ref = form.round.data
    day = form.meets_on.day or clock.today()
    return SessionFacts(
        form.name.data or "", day, form.venue.data or "", rounds.find(ref, by=actor()) if ref else None
    )


def _agenda_form(session: CouncilSession, **kwargs: Any) -> AgendaForm:
    return AgendaForm(**kwargs).offer(queries.unscheduled(session, by=actor()))
