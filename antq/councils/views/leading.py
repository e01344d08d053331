"""The chair leads: moves of the session, acts on many items in two steps, one count, publishing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import flash, request
from flask_babel import gettext as _
from flask_babel import ngettext

from ...kit.database import db
from ...kit.refusals import Invalid, Missing, Refused, Stale
from ...kit.seals import unseal
from ...kit.web import actor, see_other
from .. import actions, bulk, queries
from ..forms import CountForm, OpenForm, ReasonForm, ResumeForm
from ..models import AgendaItem, CouncilSession
from ..pages.acting import PUBLISH, ConfirmPage, CountPage, PublishPage
from ..pages.session import SessionPage
from .door import ONE, door
from .preparing import answered


@door.post(f"{ONE}/buoc", rule="session.lead", of=queries.find)
def move(session: CouncilSession) -> Any:
    """Open on a day, close, meet again on a day. Without a day it opens today, as its button says."""
    code = request.form.get("move", "")
    if code == "open" and "sits_on" not in request.form:
        return answered(partial(actions.open_session, session, by=actor()), session.ref)
    if code == "open":
        return _on_a_day(session, OpenForm(), actions.open_session)
    if code == "resume":
        says = _("Phiên họp tiếp. Điểm danh lại trước khi mở bỏ phiếu.")
        return _on_a_day(session, ResumeForm(), actions.resume, says)
    if code == "close":
        return answered(partial(actions.close, session, by=actor()), session.ref)
    raise Missing(_("Không có bước này."))


def _on_a_day(session: CouncilSession, form: Any, act: Callable[..., None], says: str = "") -> Any:
    ref, problem, status = session.ref, "", 422
    if form.validate():
        try:
            act(session, form.sits_on.day, by=actor())
        except (Invalid, Stale) as refusal:
            db.session.rollback()
            session, status = queries.find(ref, by=actor()), refusal.status
            if isinstance(refusal, Invalid) and "sits_on" in refusal.errors:
                form.refuse(refusal.errors)
            else:
                problem = str(refusal.says)
        else:
            if says:
                flash(says, "ok")
            return see_other("councils.show", ref=ref)
    return SessionPage(session, meeting=form, problem=problem, by=actor()).respond(status)


@door.get(f"{ONE}/xac-nhan", rule="session.conduct", of=queries.find)
def look(session: CouncilSession) -> Any:
    """The first step: what would be done to which dossiers; nothing is done."""
    what = bulk.chosen(session, request.args.get("viec", ""), request.args.getlist("hs"), by=actor())
    return ConfirmPage(session, what, ReasonForm(formdata=None), by=actor()).respond()


@door.post(f"{ONE}/xac-nhan", rule="session.conduct", of=queries.find)
def carry_out(session: CouncilSession) -> Any:
    """The second step: exactly that, all or nothing."""
    ref, token, form = session.ref, request.form.get("danh_sach", ""), ReasonForm()
    try:
        done, count = bulk.carry_out(session, token, form.reason.data or "", by=actor())
    except (Invalid, Stale, Refused) as refusal:
        db.session.rollback()
        now = queries.find(ref, by=actor())
        if isinstance(refusal, Invalid) and "reason" in refusal.errors:
            form.refuse(refusal.errors)
            code, listed = bulk.shown(now, token, by=actor())
            what = bulk.chosen(now, code, [each for each, _version in listed], by=actor())
            return ConfirmPage(now, what, form, by=actor()).respond(422)
        return SessionPage(now, problem=str(refusal.says), by=actor()).respond(refusal.status)
    flash(f"{done.done} {ngettext('%(num)d hồ sơ.', '%(num)d hồ sơ.', count)}", "ok")
    return see_other("councils.show", ref=ref)


@door.get(f"{ONE}/ho-so/<code>", rule="session.preside", of=queries.find_item)
def item(row: AgendaItem) -> Any:
    return CountPage(row, CountForm(formdata=None), by=actor()).respond()


@door.post(f"{ONE}/ho-so/<code>", rule="session.preside", of=queries.find_item)
def end_vote(row: AgendaItem) -> Any:
    """End the vote by the ballots cast, or by the numbers counted in the room."""
    form, ref, code = CountForm(), row.session.ref, row.nomination.ref
    note, chair = form.note.data or "", form.chair
    if not form.validate():
        return CountPage(row, form, by=actor()).respond(422)
    try:
        if request.form.get("viec") == "kiem":
            actions.finish(row, note, chair_for=chair, early=form.early.data, by=actor())
        else:
            actions.count(row, form.counts(), note, chair_for=chair, by=actor())
    except (Invalid, Stale, Refused) as refusal:
        db.session.rollback()
        now = queries.find_item(ref, code, by=actor())
        if isinstance(refusal, Invalid):
            form.refuse(refusal.errors)
            return CountPage(now, form, by=actor()).respond(422)
        return CountPage(now, form, problem=str(refusal.says), by=actor()).respond(refusal.status)
    return see_other("councils.show", ref=ref)


@door.get(f"{ONE}/cong-bo", rule="session.conduct", of=queries.find)
def look_at_results(session: CouncilSession) -> Any:
    return PublishPage(session, by=actor()).respond()


@door.post(f"{ONE}/cong-bo", rule="session.conduct", of=queries.find)
def publish(session: CouncilSession) -> Any:
    """Publish exactly what was shown."""
    ref = session.ref
    try:
        said = unseal(PUBLISH, request.form.get("danh_sach", ""))
        row = actions.locked(session)
        now = [
            [i.nomination.ref, i.version] for i in queries.conducted(row, by=actor()) if i.state == "decided"
        ]
        if not said or said != [actor().person_id, ref, now]:
            raise Stale(_("Kết quả đã thay đổi sau khi xem. Xem lại danh sách dưới đây rồi công bố."))
        count = actions.publish(row, by=actor())
    except (Invalid, Stale) as refusal:
        db.session.rollback()
        page = PublishPage(queries.find(ref, by=actor()), problem=str(refusal.says), by=actor())
        return page.respond(refusal.status)
    says = ngettext("Đã công bố kết quả %(num)d hồ sơ.", "Đã công bố kết quả %(num)d hồ sơ.", count)
    flash(says if count else _("Phiên họp đã kết thúc."), "ok")
    return see_other("councils.show", ref=ref)
