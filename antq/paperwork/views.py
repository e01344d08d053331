"""Papers by address: lists, issuing, downloads; and the job that makes a large set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from flask import flash, request
from flask_babel import gettext as _

from ..kit import jobs
from ..kit.database import db
from ..kit.documents import ledger
from ..kit.documents.ledger import Kept
from ..kit.documents.records import IssuedPaper
from ..kit.paging import number_of
from ..kit.policy import must
from ..kit.refusals import Invalid, Missing
from ..kit.web import Door, actor, see_other
from ..kit.web.downloads import sent
from ..kit.web.once import slow_work
from ..nominations.models import Nomination
from ..nominations.queries import find, find_at_desk
from ..people.actor import actor_by_id
from ..units.models import Unit
from ..units.queries import by_ref as unit_by_ref
from . import actions, papers, queries
from .actions import finish_set
from .pages import PapersPage, SetsPage, said, stamp_of
from .papers import BUNDLE, KIND, MOST, Bundle
from .papers.bundle import ALL
from .parts import Part
from .queries import Choice

door = Door("paperwork", __name__)

AT_ONCE = 8
"""A set of so many dossiers is made while its maker waits; a larger one is a job."""

LONGEST_REF = 40
"""Characters of the ref of a session; what is longer, or cannot be typed, is asked of no database."""


@door.get("/ho-so/<ref>/van-ban", rule="nomination.see", of=find)
def papers_of(nomination: Nomination) -> Any:
    return PapersPage(nomination, by=actor()).respond()


@door.post("/ho-so/<ref>/van-ban/lap", rule="nomination.see", of=find)
def issue_paper(nomination: Nomination) -> Any:
    """Issue one paper: composed, drawn with no transaction open, entered when it is still what it was."""
    kind = KIND.get(request.form.get("loai", ""))
    if kind is None:
        raise Missing(ledger.NO_PAPER)
    ref, again = nomination.ref, find_at_desk if kind.at_desk else find
    nomination = again(ref, by=actor())
    must(actor(), kind.rule, nomination)
    try:
        made = papers.made_of(kind, nomination, by=actor())
    except Invalid as invalid:
        return PapersPage(nomination, by=actor(), problem=str(invalid.says)).respond(422)
    files: list[Kept] = []
    if ledger.issued(kind.code, made.facts.content) is None:
        with slow_work():
            files = ledger.draw(made.paper)
        nomination = again(ref, by=actor())
        must(actor(), kind.rule, nomination)
        if papers.made_of(kind, nomination, by=actor()).facts.content != made.facts.content:
            says = _("Hồ sơ vừa thay đổi trong lúc lập văn bản. Lập lại để có nội dung mới.")
            return PapersPage(nomination, by=actor(), problem=says).respond(409)
    paper = actions.issue_paper(nomination, kind.rule, made.facts, made.abouts, files, by=actor())
    flash(_("Đã lập %(title)s.", title=paper.title), "ok")
    return see_other("paperwork.papers_of", ref=ref)


@door.get("/ho-so/<ref>/van-ban/<paper>/<ending>", rule="nomination.see", of=find)
def paper_file(nomination: Nomination, paper: str, ending: str) -> Any:
    """A file of an issue that this reader may have, now."""
    for each in papers.readable(nomination, by=actor()):
        if each.ref == paper:
            return sent(each, ending)
    raise Missing(ledger.NO_PAPER)


@door.get("/tham-dinh/van-ban", rule="nomination.sets")
def sets() -> Any:
    numbers = number_of(request.args.get("trang", "")), number_of(request.args.get("trang-vb", ""))
    return SetsPage(_choice(request.args), numbers=numbers, by=actor()).respond()


def _choice(told: Mapping[str, str]) -> Choice:
    """Which dossiers the address, or the form, is about; an unknown word is the usual choice. A session stays what was
    asked for, though there be nothing of it: no list is taken for another."""
    session, state = told.get("phien", ""), told.get("trang-thai", "")
    if session.isascii() and session.isprintable() and 0 < len(session) <= LONGEST_REF:
        return Choice(session=session)
    return Choice(state) if state in queries.IN_SETS else Choice()


@door.post("/tham-dinh/van-ban/lap", rule="nomination.sets")
def issue_set() -> Any:
    """Make a paper of the chosen dossiers, or all of them in one file."""
    kind, refs = request.form.get("loai", ""), request.form.getlist("ho-so")
    if kind not in BUNDLE:
        raise Missing(ledger.NO_PAPER)
    choice, whole = _choice(request.form), "ca" in request.form
    try:
        if whole:
            refs = _whole_list(choice)
        if not refs:
            raise Invalid({"": _("Chọn ít nhất một hồ sơ.")})
        if len(refs) > MOST:
            raise Invalid({"": _("Mỗi lần lập nhiều nhất %(most)d hồ sơ.", most=MOST)})
        paper = _made(kind, refs)
    except Invalid as invalid:
        numbers = number_of(request.form.get("trang", "")), 1
        page = SetsPage(
            choice, numbers=numbers, problem=str(invalid.says), chosen=refs, all_of_them=whole, by=actor()
        )
        return page.respond(422)
    if paper.files:
        flash(_("Đã lập %(title)s.", title=paper.title), "ok")
    else:
        flash(_("Đang lập %(title)s. Tải lại trang sau ít phút.", title=paper.title), "info")
    return see_other("paperwork.sets", **said(choice))


def _whole_list(choice: Choice) -> list[str]:
    """The codes of the list as it is now. Raises Invalid when it does not hold what it held when it was shown."""
    refs = queries.refs_for_sets(choice, MOST, by=actor())
    if request.form.get("danh-sach", "") != stamp_of(refs) and len(refs) <= MOST:
        says = _("Danh sách vừa thay đổi, nay có %(count)d hồ sơ. Xem lại rồi lập.", count=len(refs))
        raise Invalid({"": says})
    return refs


def _made(kind: str, refs: list[str]) -> IssuedPaper:
    nominations = queries.of_set(refs, by=actor())
    office = _office(nominations[0].province_id)
    made = papers.bundle(kind, nominations, office=office, by=actor())
    later = kind == ALL and len(nominations) > AT_ONCE
    if ledger.issued(kind, made.facts.content) is not None or later:
        paper = actions.issue_set(nominations, made.facts, [], by=actor())
    else:
        with slow_work():
            drawn = _drawn(_unissued(made))
        nominations = queries.of_set(refs, by=actor())
        numbered = actions.issue_parts(made.parts, drawn, by=actor())
        if kind != ALL:
            return numbered[0][1]
        files = [ledger.keep("zip", papers.zipped(numbered))]
        paper = actions.issue_set(nominations, made.facts, files, by=actor())
    if not paper.files:
        chosen = [each.ref for each in nominations]
        _enqueue(paper.ref, chosen, office.ref, actor().person_id)
    return paper


def _unissued(made: Bundle) -> list[Part]:
    """The papers of a set that no issue says yet."""
    return [each for each in made.parts if ledger.issued(each.facts.kind, each.facts.content) is None]


def _drawn(parts: Sequence[Part]) -> dict[str, list[Kept]]:
    """Their files, by stem. Slow: with no transaction open."""
    return {each.stem: ledger.draw(each.paper) for each in parts}


def _office(province_id: int) -> Unit:
    """The unit for which the actor sits in the standing office of a province."""
    for post in actor().posts:
        if post.role == "standing_office" and post.province_id == province_id:
            return unit_by_ref(post.unit_ref)
    raise Missing


def _enqueue(paper: str, refs: list[str], office: str, asked_by: int) -> None:
    jobs.enqueue("nomination.set", paper=paper, refs=refs, office=office, asked_by=asked_by)


def _given_up(paper: str, refs: list[str], office: str, asked_by: int = 0) -> None:
    finish_set(paper, [])


@jobs.job("nomination.set", given_up=_given_up)
def make_set(paper: str, refs: list[str], office: str, asked_by: int = 0) -> jobs.Ending:
    """Make the file of a set: first every paper of it gets its number, then they are put together. When a dossier has
    changed meanwhile it is not the set that was asked for. Done for whoever asked this time, as long as they may: who
    issued the set may have left. A job of before that does not say who asks is that of who issued it."""
    issue = ledger.by_ref(paper)
    by = actor_by_id(asked_by or issue.issued_by_id or 0)
    made = papers.bundle(ALL, queries.of_paper(issue), office=unit_by_ref(office), by=by)
    if made.facts.content != issue.content:
        return lambda: finish_set(paper, [])
    if missing := _unissued(made):
        db.session.rollback()  # drawing takes a while: nothing stays open meanwhile
        drawn = _drawn(missing)
        return lambda: _numbered(made, drawn, paper, refs, office, by.person_id)
    files = [ledger.keep("zip", papers.zipped(_numbers(made)))]
    db.session.rollback()
    return lambda: finish_set(paper, files)


def _numbers(made: Bundle) -> list[tuple[Part, IssuedPaper]]:
    found = [(each, ledger.issued(each.facts.kind, each.facts.content)) for each in made.parts]
    return [(part, issue) for part, issue in found if issue is not None]


def _numbered(
    made: Bundle, drawn: dict[str, list[Kept]], paper: str, refs: list[str], office: str, asked_by: int
) -> None:
    """Enter what was drawn, and come again for the file."""
    by = actor_by_id(asked_by)
    fresh = {each.id: each for each in queries.of_paper(ledger.by_ref(paper))}
    parts = [
        replace(each, nominations=tuple(fresh[one.id] for one in each.nominations))
        for each in made.parts
        if each.stem in drawn
    ]
    actions.issue_parts(parts, drawn, by=by)
    _enqueue(paper, refs, office, asked_by)


@door.get(
    "/tham-dinh/van-ban/<paper>/<ending>",
    rule="nomination.sets",
    of=partial(queries.find_set, tuple(BUNDLE)),
)
def set_file(paper: IssuedPaper, ending: str) -> Any:
    """A file of a set, for whoever may put every dossier of it together."""
    return sent(paper, ending)
