"""The minutes of a session: read, added to, issued as a paper."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from ...kit.refusals import Stale
from ...kit.web import actor, see_other
from .. import actions, queries
from ..forms import MinutesForm
from ..models import CouncilSession
from ..pages.minutes import MinutesPage
from .door import ONE, door


@door.get(f"{ONE}/bien-ban", rule="session.see", of=queries.find)
def minutes(session: CouncilSession) -> Any:
    said = {"minutes": session.minutes, "version": str(session.version)}
    return MinutesPage(session, MinutesForm(formdata=None, data=said), by=actor()).respond()


@door.post(f"{ONE}/bien-ban", rule="session.call", of=queries.find)
def write_minutes(session: CouncilSession) -> Any:
    form, status = MinutesForm(), 422
    if form.validate():
        try:
            actions.write_minutes(session, form.minutes.data or "", seen=form.seen, by=actor())
        except Stale as late:
            form.form_errors.append(str(late.says) or _("Tải lại trang."))
            status = 409
        else:
            return see_other("councils.minutes", ref=session.ref)
    return MinutesPage(session, form, by=actor()).respond(status)
