"""The papers of one dossier, and of sets of dossiers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from flask import url_for
from flask_babel import gettext as _

from ..kit.documents import ledger
from ..kit.documents.records import IssuedPaper
from ..kit.paging import Part
from ..kit.refusals import Invalid
from ..kit.web import Page
from ..kit.workflow import State
from ..nominations.models import Nomination
from ..nominations.workflow import NOMINATION
from . import papers, queries
from .papers import BUNDLE, KIND, MOST, Kind
from .queries import IN_SETS, Choice

LINKS = (("pdf", "PDF"), ("docx", "DOCX"), ("zip", "ZIP"))


@dataclass(frozen=True)
class Offer:
    """A kind of paper that may be had: what it is, the issue that says what the dossier says now, or why it cannot
    be made."""

    kind: Kind
    issued: IssuedPaper | None
    problem: str


class PapersPage(Page):
    """/ho-so/<ref>/van-ban: what may be issued of a dossier, and what was."""

    template = "paperwork/of_dossier.html"

    def __init__(self, nomination: Nomination, *, by: Any, problem: str = "") -> None:
        super().__init__(by=by)
        self.nomination = nomination
        self.problem = problem

    @cached_property
    def offers(self) -> list[Offer]:
        """The kinds of paper that the reader may have now."""
        return [self._offer(kind) for kind in papers.at_hand(self.nomination, by=self.by)]

    def _offer(self, kind: Kind) -> Offer:
        try:
            made = papers.made_of(kind, self.nomination, by=self.by)
        except Invalid as invalid:
            return Offer(kind, None, str(invalid.says))
        return Offer(kind, ledger.issued(kind.code, made.facts.content), "")

    @cached_property
    def issued(self) -> list[IssuedPaper]:
        """What was issued and the reader may read."""
        return papers.readable(self.nomination, by=self.by)

    @property
    def back(self) -> tuple[str, str]:
        """The page of the dossier that this reader comes from: its words and its address."""
        if self.by.holds("officer", unit_id=self.nomination.unit_id):
            return self.nomination.ref, url_for("nominations.show", ref=self.nomination.ref)
        return self.nomination.ref, url_for("appraisal.appraise", ref=self.nomination.ref)

    def label(self, paper: IssuedPaper) -> str:
        """What people call the kind of an issue; somebody else's sheet is not called mine."""
        if paper.kind == "phieu-cham" and paper.issued_by_id != self.by.person_id:
            return _("Phiếu chấm")
        return str(KIND[paper.kind].label)

    def who(self, paper: IssuedPaper) -> str:
        """Who issued it, for the standing office and for themselves: nobody else learns who read a dossier."""
        office = self.by.holds("standing_office", province_id=self.nomination.province_id)
        return paper.issued_by_name if office or paper.issued_by_id == self.by.person_id else ""

    def links(self, paper: IssuedPaper) -> list[tuple[str, str, int]]:
        """Where its files are: word, address, size."""
        found = {each.ending: each for each in paper.files}
        return [
            (
                word,
                url_for("paperwork.paper_file", ref=self.nomination.ref, paper=paper.ref, ending=ending),
                found[ending].size,
            )
            for ending, word in LINKS
            if ending in found
        ]


def said(choice: Choice) -> dict[str, str]:
    """What the address of a choice says."""
    return {"phien": choice.session} if choice.session else {"trang-thai": choice.state}


def stamp_of(refs: Sequence[str]) -> str:
    """A list told by what is in it, for the form that takes it whole: another dossier in place of one is another."""
    return hashlib.sha256("\n".join(sorted(refs)).encode()).hexdigest()


class SetsPage(Page):
    """/tham-dinh/van-ban: choose dossiers, make their papers; what was made."""

    template = "paperwork/sets.html"

    def __init__(
        self,
        choice: Choice,
        *,
        by: Any,
        numbers: tuple[int, int] = (1, 1),
        problem: str = "",
        chosen: Sequence[str] | None = None,
        all_of_them: bool = False,
    ) -> None:
        super().__init__(by=by)
        self.choice = choice
        self.numbers = numbers
        self.problem = problem
        self.all_of_them = all_of_them
        self._chosen = chosen

    @property
    def tabs(self) -> list[tuple[str, str, bool]]:
        """One for each state that sets are made of."""
        words, here = NOMINATION.states, url_for("paperwork.sets")
        now = "" if self.choice.session else self.choice.state
        return [(str(words[each].label), f"{here}?trang-thai={each}", each == now) for each in IN_SETS]

    @cached_property
    def in_sessions(self) -> dict[str, int]:
        """The sessions of which papers may be made, with how many dossiers: their names are known above."""
        return queries.in_sessions(by=self.by)

    @cached_property
    def part(self) -> Part[Nomination]:
        """The dossiers to choose from, a page of them."""
        return queries.for_sets(self.choice, self.numbers[0], by=self.by)

    def word(self, nomination: Nomination) -> State:
        """The state of a dossier."""
        return NOMINATION.state_of(nomination)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form says besides: which list, which page of it, and what was in it where it may be taken whole."""
        more = {"trang": str(self.part.number)}
        if self.part.last > 1 and self.fits:
            more["danh-sach"] = stamp_of(queries.refs_for_sets(self.choice, MOST, by=self.by))
        return list((said(self.choice) | more).items())

    @property
    def most(self) -> int:
        """So many dossiers one paper is about."""
        return MOST

    @property
    def fits(self) -> bool:
        """Whether one paper may be about all of them."""
        return self.part.total <= MOST

    def is_chosen(self, nomination: Nomination) -> bool:
        """All of the page, unless the form came back, or the list is longer than one paper may be about."""
        return self.fits if self._chosen is None else nomination.ref in self._chosen

    def address(self, number: int, of_issues: int) -> str:
        """This list, at these pages."""
        pages = {"trang": number, "trang-vb": of_issues}
        more = {name: str(each) for name, each in pages.items() if each > 1}
        return f"{url_for('paperwork.sets')}?{urlencode(said(self.choice) | more)}"

    @property
    def page_links(self) -> list[dict[str, Any]]:
        """The pages of the dossiers."""
        return self.part.links(lambda number: self.address(number, self.issued.number))

    @property
    def issue_links(self) -> list[dict[str, Any]]:
        """The pages of the issues."""
        return self.issued.links(lambda number: f"{self.address(self.part.number, number)}#da-lap")

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """What can be made of them."""
        return [(code, str(label)) for code, label in BUNDLE.items()]

    @cached_property
    def issued(self) -> Part[IssuedPaper]:
        """The issues, a page of them."""
        return queries.sets(list(BUNDLE), self.numbers[1], session=self.choice.session, by=self.by)

    def label(self, paper: IssuedPaper) -> str:
        """What people call its kind."""
        return str(BUNDLE[paper.kind])

    def links(self, paper: IssuedPaper) -> list[tuple[str, str, int]]:
        """Where its files are: word, address, size."""
        found = {each.ending: each for each in paper.files}
        return [
            (word, url_for("paperwork.set_file", paper=paper.ref, ending=ending), found[ending].size)
            for ending, word in LINKS
            if ending in found
        ]
