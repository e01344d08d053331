"""The minutes of a session: read, added to, issued as a paper."""

from __future__ import annotations

from typing import Any

from flask import flash
from flask_babel import gettext as _

from ...kit.documents import ledger
from ...kit.refusals import Invalid, Stale
from ...kit.web import actor, see_other, slow_work
from ...kit.web.downloads import sent
from .. import actions, papers, queries
from ..forms import MinutesForm
from ..models import CouncilSession
from ..pages.minutes import MinutesPage
from .door import ONE, door


@door.get(f"{ONE}/bien-ban", rule="session.see", of=queries.find)
def minutes(session: CouncilSession) -> Any:
    return _page(session).respond()


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


@door.post(f"{ONE}/bien-ban/lap", rule="session.minutes", of=queries.find)
def issue_minutes(session: CouncilSession) -> Any:
    """Issue the paper: composed, drawn with no transaction open, entered when it is still what it was."""
    ref, files = session.ref, []
    try:
        made = papers.minutes(session, secretary=actor().name, by=actor())
    except Invalid as invalid:
        return _page(session, problem=str(invalid.says)).respond(422)
    if ledger.issued(papers.KIND, made.facts.content) is None:
        with slow_work():
            files = ledger.draw(made.paper)
        session = queries.find(ref, by=actor())
    paper = actions.issue_minutes(session, made.facts, files, by=actor())
    flash(_("Đã lập %(title)s.", title=paper.title), "ok")
    return see_other("councils.minutes", ref=ref)


@door.get(f"{ONE}/bien-ban/<paper>/<ending>", rule="session.minutes", of=queries.find)
def minutes_file(session: CouncilSession, paper: str, ending: str) -> Any:
    return sent(ledger.paper_about(paper, session, [papers.KIND]), ending)


def _page(session: CouncilSession, problem: str = "") -> MinutesPage:
    said = {"minutes": session.minutes, "version": str(session.version)}
    return MinutesPage(session, MinutesForm(formdata=None, data=said), problem=problem, by=actor())
