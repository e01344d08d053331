"""Papers by address: lists, issuing, downloads; and the job that makes a large set."""

from __future__ import annotations

from typing import Any

from flask import flash, request
from flask_babel import gettext as _

from ...kit import jobs
from ...kit.database import db
from ...kit.documents import ledger
from ...kit.documents.ledger import Kept
from ...kit.documents.records import IssuedPaper
from ...kit.policy import must
from ...kit.refusals import Invalid, Missing
from ...kit.web import actor, see_other
from ...kit.web.downloads import sent
from ...kit.web.once import slow_work
from ...people.actor import SYSTEM
from ...units.models import Unit
from ...units.queries import by_ref as unit_by_ref
from .. import actions, papers, queries
from ..actions.papers import finish_set
from ..models import Nomination
from ..pages.papers import PapersPage, SetsPage
from ..papers import BUNDLE, KIND, MOST
from ..papers.bundle import ALL
from .door import door

AT_ONCE = 8
"""A set of so many dossiers is made while its maker waits; a larger one is a job."""


@door.get("/ho-so/<ref>/van-ban", rule="nomination.see", of=queries.find)
def papers_of(nomination: Nomination) -> Any:
    return PapersPage(nomination, by=actor()).respond()


@door.post("/ho-so/<ref>/van-ban/lap", rule="nomination.see", of=queries.find)
def issue_paper(nomination: Nomination) -> Any:
    """Issue one paper: composed, drawn with no transaction open, entered when it is still what it was."""
    kind = KIND.get(request.form.get("loai", ""))
    if kind is None:
        raise Missing(ledger.NO_PAPER)
    ref = nomination.ref
    must(actor(), kind.rule, nomination)
    try:
        made = papers.made_of(kind, nomination, by=actor())
    except Invalid as invalid:
        return PapersPage(nomination, by=actor(), problem=str(invalid.says)).respond(422)
    files: list[Kept] = []
    if ledger.issued(kind.code, made.facts.content) is None:
        with slow_work():
            files = ledger.draw(made.paper)
        nomination = queries.find(ref, by=actor())
    paper = actions.issue_paper(nomination, kind.rule, made.facts, made.abouts, files, by=actor())
    flash(_("Đã lập %(title)s.", title=paper.title), "ok")
    return see_other("nominations.papers_of", ref=ref)


@door.get("/ho-so/<ref>/van-ban/<paper>/<ending>", rule="nomination.see", of=queries.find)
def paper_file(nomination: Nomination, paper: str, ending: str) -> Any:
    """A file of an issue that this reader may have, now."""
    for each in papers.readable(nomination, by=actor()):
        if each.ref == paper:
            return sent(each, ending)
    raise Missing(ledger.NO_PAPER)


@door.get("/tham-dinh/van-ban", rule="nomination.sets")
def sets() -> Any:
    return SetsPage(request.args.get("trang-thai", ""), by=actor()).respond()


@door.post("/tham-dinh/van-ban/lap", rule="nomination.sets")
def issue_set() -> Any:
    """Make a paper of the chosen dossiers, or all of them in one file."""
    kind, refs = request.form.get("loai", ""), request.form.getlist("ho-so")
    if kind not in BUNDLE:
        raise Missing(ledger.NO_PAPER)
    try:
        if not refs:
            raise Invalid({"": _("Chọn ít nhất một hồ sơ.")})
        if len(refs) > MOST:
            raise Invalid({"": _("Mỗi lần lập nhiều nhất %(most)d hồ sơ.", most=MOST)})
        paper = _made(kind, refs)
    except Invalid as invalid:
        page = SetsPage(
            request.form.get("trang-thai", ""), by=actor(), problem=str(invalid.says), chosen=refs
        )
        return page.respond(422)
    if paper.files:
        flash(_("Đã lập %(title)s.", title=paper.title), "ok")
    else:
        flash(_("Đang lập %(title)s. Tải lại trang sau ít phút.", title=paper.title), "info")
    return see_other("nominations.sets", **{"trang-thai": request.form.get("trang-thai", "")})


def _made(kind: str, refs: list[str]) -> IssuedPaper:
    nominations = queries.of_set(refs, by=actor())
    office = _office(nominations[0].province_id)
    made = papers.bundle(kind, nominations, office=office, by=actor())
    files: list[Kept] = []
    known = ledger.issued(kind, made.facts.content)
    later = kind == ALL and len(nominations) > AT_ONCE
    if known is None and not later:
        with slow_work():
            if kind == ALL:
                files = [ledger.keep("zip", papers.zipped(made))]
            else:
                files = ledger.draw(made.papers[0][1])
        nominations = queries.of_set(refs, by=actor())
    paper = actions.issue_set(nominations, made.facts, files, by=actor())
    if not paper.files:
        jobs.enqueue(
            "nomination.set", paper=paper.ref, refs=[each.ref for each in nominations], office=office.ref
        )
    return paper


def _office(province_id: int) -> Unit:
    """The unit for which the actor sits in the standing office of a province."""
    for post in actor().posts:
        if post.role == "standing_office" and post.province_id == province_id:
            return unit_by_ref(post.unit_ref)
    raise Missing


def _given_up(paper: str, refs: list[str], office: str) -> None:
    finish_set(paper, [])


@jobs.job("nomination.set", given_up=_given_up)
def make_set(paper: str, refs: list[str], office: str) -> jobs.Ending:
    """Make the file of a set; when a dossier has changed meanwhile it is not the set that was asked for."""
    issue = ledger.by_ref(paper)
    nominations = queries.of_paper(issue)
    made = papers.bundle(ALL, nominations, office=unit_by_ref(office), by=SYSTEM)
    same = made.facts.content == issue.content
    db.session.rollback()  # drawing takes a while: nothing stays open meanwhile
    files = [ledger.keep("zip", papers.zipped(made))] if same else []
    return lambda: finish_set(paper, files)


@door.get("/tham-dinh/van-ban/<paper>/<ending>", rule="nomination.sets", of=queries.find_set)
def set_file(paper: IssuedPaper, ending: str) -> Any:
    """A file of a set, for whoever may put every dossier of it together."""
    return sent(paper, ending)
