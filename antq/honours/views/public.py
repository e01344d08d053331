"""The public addresses of honours."""

from __future__ import annotations

from typing import Any

from flask import flash, request
from flask_babel import gettext as _

from ...kit.documents import ledger
from ...kit.refusals import Invalid
from ...kit.text import clean
from ...kit.web import actor, see_other
from ...kit.web.downloads import sent
from ...kit.web.once import slow_work
from .. import actions, papers, queries
from ..filtering import RollFilter
from ..models import Decision
from ..pages.public import PATH, DecisionPage, RollPage
from .door import door


@door.get(PATH, rule="honour.browse")
def newest() -> Any:
    return _roll(None)


@door.get(f"{PATH}/<int(min=1945, max=2100):year>", rule="honour.browse")
def roll(year: int) -> Any:
    return _roll(year)


def _roll(year: int | None) -> Any:
    names = ("cap", "hinh-thuc", "tinh", "don-vi")
    asked = RollFilter(*(clean(request.args.get(name, "")[:60]) for name in names))
    return RollPage(year, asked, by=actor()).respond()


@door.get("/quyet-dinh/<ref>", rule="decision.see", of=queries.find, shows="decision")
def show(decision: Decision) -> Any:
    return DecisionPage(decision, by=actor()).respond()


@door.post("/quyet-dinh/<ref>/van-ban/lap", rule="decision.paper", of=queries.find)
def issue_paper(decision: Decision) -> Any:
    """Issue the paper of a decision: composed, drawn with no transaction open, and entered afterwards when the decision
    still says the same."""
    ref = decision.ref
    try:
        made = papers.made_of(decision)
    except Invalid as invalid:
        return DecisionPage(decision, by=actor(), problem=str(invalid.says)).respond(422)
    files = []
    if ledger.issued(papers.KIND, made.facts.content) is None:
        with slow_work():
            files = ledger.draw(made.paper)
        decision = queries.find(ref, by=actor())
        if not _is_still(made, decision):
            says = _("Quyết định vừa thay đổi trong lúc lập văn bản. Đọc lại rồi lập lần nữa.")
            return DecisionPage(decision, by=actor(), problem=says).respond(409)
    paper = actions.issue_paper(decision, made.facts, files, by=actor())
    flash(_("Đã lập %(title)s.", title=paper.title), "ok")
    return see_other("honours.show", ref=ref, _anchor="van-ban")


def _is_still(made: papers.Made, decision: Decision) -> bool:
    """Whether what was composed before is what would be composed now."""
    try:
        return papers.made_of(decision).facts == made.facts
    except Invalid:
        return False


@door.get("/quyet-dinh/<ref>/van-ban/<paper>/<ending>", rule="decision.paper", of=queries.find)
def paper_file(decision: Decision, paper: str, ending: str) -> Any:
    """A file of an issue about this decision."""
    return sent(ledger.paper_about(paper, decision, [papers.KIND]), ending)
