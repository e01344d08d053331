"""What the outbox and the choice of a rhythm show."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from ..kit.journal import Entry, timeline_of
from ..kit.paging import Part
from ..kit.web import Page
from ..kit.web.addresses import path_to
from ..kit.workflow import Move, State
from . import queries
from .forms import RhythmForm
from .models import Letter, Outbox
from .workflow import LETTER

KEYS = re.compile(r"[\w.-]{40,}")
"""Parts of links that act for the reader; who keeps the outbox needs not hold them."""


class OutboxPage(Page):
    """Hộp thư đi: the letters of one state, or all."""

    template = "letters/browse.html"

    def __init__(self, state: str, number: int, *, by: Any) -> None:
        super().__init__(by=by)
        self.state, self.number = state, number

    @cached_property
    def part(self) -> Part[Letter]:
        """One page of them, the newest first."""
        return queries.browse(self.state, self.number, by=self.by)

    @cached_property
    def tabs(self) -> list[tuple[Any, str, bool, int]]:
        """All, then each state with its number."""
        counts = queries.counts(by=self.by)
        all_of_them = (_("Tất cả"), self.address(""), not self.state, sum(counts.values()))
        states = [
            (state.label, self.address(state.code), state.code == self.state, counts.get(state.code, 0))
            for state in LETTER.states.values()
        ]
        return [all_of_them, *states]

    @cached_property
    def outboxes(self) -> list[Outbox]:
        """The switches that hold new letters back."""
        return queries.outboxes(by=self.by)

    @property
    def page_links(self) -> list[dict[str, Any]]:
        """The pages of the list, none when one suffices."""
        return self.part.links(lambda number: self.address(self.state, number))

    def address(self, state: str, number: int = 1) -> str:
        """The list of a state."""
        return path_to(
            "letters.browse", **{"trang-thai": state or None, "trang": number if number > 1 else None}
        )

    def state_of(self, letter: Letter) -> State:
        """Word and tone of a letter's state."""
        return LETTER.state_of(letter)


class LetterPage(Page):
    """One letter as it is or was sent."""

    template = "letters/letter.html"

    def __init__(self, letter: Letter, *, by: Any) -> None:
        super().__init__(by=by)
        self.letter = letter

    @property
    def state(self) -> State:
        """Its state, with word and tone."""
        return LETTER.state_of(self.letter)

    @property
    def text(self) -> str:
        """Its words, without the keys that stand in links."""
        return KEYS.sub("…", self.letter.text)

    @cached_property
    def moves(self) -> list[Move]:
        """What the reader may do with it now."""
        return LETTER.open_to(self.by, self.letter)

    @property
    def history(self) -> list[Entry]:
        """What happened to it, newest first."""
        return timeline_of(self.letter)[::-1]


class RhythmPage(Page):
    """When one wants to be written to."""

    template = "letters/rhythm.html"

    def __init__(self, form: RhythmForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.form = form
