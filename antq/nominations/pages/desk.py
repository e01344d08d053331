"""The queues of the desk."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from ...kit import clock
from ...kit.paging import Part
from ...kit.web import Page
from ...kit.workflow import State
from .. import queries
from ..models import Nomination
from ..queries import QUEUES, Queue
from ..workflow import NOMINATION


def address_of(code: str, number: int = 1) -> str:
    """The address of a page of a tab."""
    arguments: dict[str, Any] = {"hang-doi": code}
    if number > 1:
        arguments["trang"] = number
    return url_for("nominations.queue", **arguments)


class QueuePage(Page):
    """Bàn thẩm định: one tab of the desk."""

    template = "nominations/queue.html"

    def __init__(self, queue: Queue, number: int, *, by: Any) -> None:
        super().__init__(by=by)
        self.queue = queue
        self.number = number

    @cached_property
    def tabs(self) -> list[tuple[Any, str, bool, int]]:
        """The tabs that concern this person, with counts."""
        counts = queries.queue_counts(by=self.by)
        return [
            (queue.label, address_of(queue.code), queue == self.queue, counts[queue.code])
            for queue in QUEUES
            if not queue.mine or self.by.holds("council_member")
        ]

    @cached_property
    def part(self) -> Part[Nomination]:
        """The dossiers of this page, longest waiting first."""
        return queries.page_of(self.queue, self.number, by=self.by)

    @property
    def page_links(self) -> list[dict[str, Any]]:
        """The pages of the tab, none when one suffices."""
        return self.part.links(lambda number: address_of(self.queue.code, number))

    @property
    def shows_scores(self) -> bool:
        """Whether the council has been given what lies in this tab."""
        return self.queue.code not in ("moi", "bo-sung", "tiep-nhan")

    def state_of(self, nomination: Nomination) -> State:
        """Word and tone of a dossier's state."""
        return NOMINATION.state_of(nomination)

    def waiting(self, nomination: Nomination) -> str:
        """How long the dossier has been where it is."""
        days = (clock.now() - nomination.moved_at).days
        return _("hôm nay") if days < 1 else ngettext("%(num)d ngày", "%(num)d ngày", days)

    def scored(self, nomination: Nomination) -> str:
        """Whether the person has scored it; how many have, for the office."""
        if queries.review_by(nomination, by=self.by):
            return _("Đã chấm")
        if self.by.holds("standing_office", "council_chair"):
            return _("%(count)d phiếu", count=len(nomination.reviews))
        return ""
