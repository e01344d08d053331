"""The standing office prepares: a session, its agenda, its roll."""

from __future__ import annotations

from typing import Any

from flask import flash
from flask_babel import gettext as _

from ...kit import clock
from ...kit.database import db
from ...kit.numbers import write_day
from ...kit.refusals import Invalid, Refused, Stale
from ...kit.web import actor, see_other
from ...places.queries import by_key, provinces
from ...rounds import queries as rounds
from .. import actions, queries
from ..actions import SessionFacts
from ..forms import AgendaForm, RollForm, SessionForm
from ..models import AgendaItem, CouncilSession
from ..pages.acting import AgendaPage
from ..pages.session import BrowsePage, SessionFormPage, SessionPage
from .door import ONE, PATH, door


@door.get(PATH, rule="session.browse")
def browse() -> Any:
    return BrowsePage(by=actor()).respond()


@door.get(f"{PATH}/moi", rule="session.plan")
def new() -> Any:
    form = _form(formdata=None, data={"meets_on": write_day(clock.today())})
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
    return SessionPage(session, by=actor()).respond()


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


@door.get(f"{ONE}/chuong-trinh", rule="session.prepare", of=queries.find)
def agenda(session: CouncilSession) -> Any:
    return AgendaPage(session, _agenda_form(session, formdata=None), by=actor()).respond()


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
    ref = item.session.ref
    return _answered(item.session, lambda: actions.take_off(item, by=actor()), ref)


@door.post(f"{ONE}/diem-danh", rule="session.call", of=queries.find)
def call(session: CouncilSession) -> Any:
    form = RollForm.of(session.seats)
    if not form.validate():
        return SessionPage(session, roll=form, by=actor()).respond(422)
    return _answered(
        session, lambda: actions.call(session, form.roll(), by=actor()), session.ref, _("Đã điểm danh.")
    )


def _answered(session: CouncilSession, act: Any, ref: str, says: str = "") -> Any:
    """Act; what cannot be is said above the session as it is now."""
    try:
        act()
    except (Invalid, Stale, Refused) as refusal:
        db.session.rollback()
        problem = (
            "; ".join(map(str, refusal.errors.values()))
            if isinstance(refusal, Invalid)
            else str(refusal.says)
        )
        return SessionPage(queries.find(ref, by=actor()), problem=problem, by=actor()).respond(refusal.status)
    if says:
        flash(says, "ok")
    return see_other("councils.show", ref=ref)


answered = _answered


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
