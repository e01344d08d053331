"""The papers of one dossier, and of sets of dossiers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ...kit.documents import ledger
from ...kit.documents.records import IssuedPaper
from ...kit.refusals import Invalid
from ...kit.web import Page
from ...kit.workflow import State
from .. import papers, queries
from ..models import Nomination
from ..papers import BUNDLE, KIND, Kind
from ..queries.papers import IN_SETS
from ..workflow import NOMINATION

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

    template = "nominations/papers.html"

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
        return self.nomination.ref, url_for("nominations.appraise", ref=self.nomination.ref)

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
                url_for("nominations.paper_file", ref=self.nomination.ref, paper=paper.ref, ending=ending),
                found[ending].size,
            )
            for ending, word in LINKS
            if ending in found
        ]


class SetsPage(Page):
    """/tham-dinh/van-ban: choose dossiers, make their papers; what was made."""

    template = "nominations/sets.html"

    def __init__(
        self, state: str, *, by: Any, problem: str = "", chosen: Sequence[str] | None = None
    ) -> None:
        super().__init__(by=by)
        self.state = state if state in IN_SETS else "proposed"
        self.problem = problem
        self._chosen = chosen

    @property
    def tabs(self) -> list[tuple[str, str, bool]]:
        """One for each state that sets are made of."""
        words, here = NOMINATION.states, url_for("nominations.sets")
        return [(str(words[each].label), f"{here}?trang-thai={each}", each == self.state) for each in IN_SETS]

    @property
    def word(self) -> State:
        """The state that is shown."""
        return NOMINATION.states[self.state]

    @cached_property
    def nominations(self) -> list[Nomination]:
        """The dossiers to choose from."""
        return queries.for_sets(self.state, by=self.by)

    def is_chosen(self, nomination: Nomination) -> bool:
        """All of them, unless the form came back."""
        return self._chosen is None or nomination.ref in self._chosen

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """What can be made of them."""
        return [(code, str(label)) for code, label in BUNDLE.items()]

    @cached_property
    def issued(self) -> list[IssuedPaper]:
        """The newest issues."""
        return queries.sets(list(BUNDLE), by=self.by)

    def label(self, paper: IssuedPaper) -> str:
        """What people call its kind."""
        return str(BUNDLE[paper.kind])

    def links(self, paper: IssuedPaper) -> list[tuple[str, str, int]]:
        """Where its files are: word, address, size."""
        found = {each.ending: each for each in paper.files}
        return [
            (word, url_for("nominations.set_file", paper=paper.ref, ending=ending), found[ending].size)
            for ending, word in LINKS
            if ending in found
        ]
