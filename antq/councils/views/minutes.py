"""The minutes of a session: read, added to, issued as a paper."""

from __future__ import annotations

from typing import Any

from flask import flash
from flask_babel import gettext as _

from ...kit.database import db
from ...kit.documents import ledger
from ...kit.documents.records import IssuedPaper
from ...kit.policy import must
from ...kit.refusals import Invalid, Stale
from ...kit.web import actor, see_other, slow_work
from ...kit.web.downloads import sent
from .. import actions, papers, queries
from ..forms import MinutesForm, PaperForm
from ..models import CouncilSession, mark_of
from ..pages.minutes import MinutesPage
from ..record import own_words
from .door import ONE, door


@door.get(f"{ONE}/bien-ban", rule="session.see", of=queries.find)
def minutes(session: CouncilSession) -> Any:
    return _page(session).respond()


@door.post(f"{ONE}/bien-ban", rule="session.write", of=queries.find)
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


@door.post(f"{ONE}/bien-ban/lap", rule="session.minutes", of=queries.find_closed)
def issue_minutes(session: CouncilSession) -> Any:
    """Issue the paper: composed, drawn with no transaction open, entered when it is still what it was."""
    ref, form = session.ref, PaperForm()
    if not form.validate():
        return _page(session, naming=form).respond(422)
    try:
        paper = _issued(session, form.secretary.data or "")
    except (Invalid, Stale) as refusal:
        db.session.rollback()
        form.refuse(refusal.errors if isinstance(refusal, Invalid) else {"": refusal.says})
        return _page(queries.find(ref, by=actor()), naming=form).respond(refusal.status)
    flash(_("Đã lập %(title)s.", title=paper.title), "ok")
    return see_other("councils.minutes", ref=ref)


def _issued(session: CouncilSession, secretary: str) -> IssuedPaper:
    ref, files = session.ref, []
    made = papers.minutes(session, secretary=secretary, by=actor())
    if ledger.issued(papers.KIND, made.facts.content) is None:
        with slow_work():
            files = ledger.draw(made.paper)
        session = actions.locked(queries.find_closed(ref, by=actor()))
        must(actor(), "session.minutes", session)  # before anything of the session as it is now is composed
        if papers.minutes(session, secretary=secretary, by=actor()).facts != made.facts:
            raise Stale(_("Biên bản thay đổi trong lúc lập văn bản. Xem lại rồi lập lần nữa."))
    return actions.issue_minutes(session, made.facts, files, by=actor())


@door.get(f"{ONE}/bien-ban/<paper>/<ending>", rule="session.minutes", of=queries.find_closed)
def minutes_file(session: CouncilSession, paper: str, ending: str) -> Any:
    return sent(ledger.paper_about(paper, session, [papers.KIND]), ending)


def _page(session: CouncilSession, *, naming: PaperForm | None = None) -> MinutesPage:
    words = own_words(session, by=actor())
    said = {"minutes": words, "version": str(mark_of(words))}
    return MinutesPage(session, MinutesForm(formdata=None, data=said), naming=naming, by=actor())
