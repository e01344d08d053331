"""What the pages of handovers show."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ..kit.journal import Entry, timeline_of
from ..kit.numbers import write_day
from ..kit.paging import Part, number_of
from ..kit.policy import may
from ..kit.web import Page
from ..kit.web.app import moment
from ..kit.workflow import State
from ..places import lineage
from ..units.models import Unit
from ..units.queries import DASH, offer
from . import queries
from .forms import AnswerForm, ProposalForm
from .models import Handover
from .policy import DESKS, province_of
from .workflow import HANDOVER

LISTS = ("cho", "chua-co", "da-nhan")
"""The lists of the worklist, as an address names them: waiting, unclaimed, taken over."""


def seat_of(unit: Unit) -> str:
    """Where a unit sat, and what that place is now, as far as that is known."""
    return lineage.described(unit.place, unit.place.heir or unit.place) if unit.place else ""


class WorklistPage(Page):
    """/quan-tri/ban-giao: units without a successor, proposals, what was taken over."""

    template = "handovers/worklist.html"
    seat_of = staticmethod(seat_of)

    def __init__(self, asked: Mapping[str, str], *, by: Any) -> None:
        super().__init__(by=by)
        self.numbers = {name: number_of(asked.get(name, "")) for name in LISTS}
        """Which page of each list is shown."""

    @property
    def in_office(self) -> bool:
        """Whether the reader looks after the units of a province."""
        return bool(self.by.holds(*DESKS))

    @cached_property
    def unclaimed(self) -> Part[Unit]:
        """Ended units that nobody was asked to take over."""
        return queries.unclaimed(self.numbers["chua-co"], by=self.by)

    @cached_property
    def proposed(self) -> Part[Handover]:
        """Proposals without an answer."""
        return queries.in_state("proposed", self.numbers["cho"], by=self.by)

    @cached_property
    def accepted(self) -> Part[Handover]:
        """What was taken over, the newest first."""
        return queries.in_state("accepted", self.numbers["da-nhan"], by=self.by)

    def links(self, part: Part[Any], name: str, id: str) -> list[dict[str, Any]]:
        """The pages of one of the lists, while the others stay where they are."""

        def address(number: int) -> str:
            asked: dict[str, Any] = {
                key: each for key, each in {**self.numbers, name: number}.items() if each > 1
            }
            return url_for("handovers.worklist", **asked, _anchor=id)

        return part.links(address)


class ProposalPage(Page):
    """Asking a unit to take over from one that ended."""

    template = "handovers/propose.html"
    seat_of = staticmethod(seat_of)

    def __init__(self, unit: Unit, form: ProposalForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.unit, self.form = unit, form

    @cached_property
    def candidates(self) -> list[Unit]:
        """Who most likely takes over."""
        return queries.candidates(self.unit, by=self.by)

    @cached_property
    def offered(self) -> list[str]:
        """Units to choose from while typing: the likely ones first."""
        likely = [f"{unit.ref}{DASH}{unit.name}" for unit in self.candidates]
        others = offer(Unit.province_id == province_of(self.unit))
        return list(dict.fromkeys([*likely, *others]))

    @cached_property
    def before(self) -> list[Handover]:
        """Earlier proposals for this unit."""
        return queries.of_unit(self.unit, by=self.by)

    def state_of(self, handover: Handover) -> State:
        """Word and tone of its state."""
        return HANDOVER.state_of(handover)


class HandoverPage(Page):
    """/quan-tri/ban-giao/<ref>: one proposal, its answer, its history."""

    template = "handovers/handover.html"

    def __init__(self, handover: Handover, form: AnswerForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.handover, self.form = handover, form

    @property
    def state(self) -> State:
        """Word and tone of its state."""
        return HANDOVER.state_of(self.handover)

    @property
    def facts(self) -> list[dict[str, Any]]:
        """Which units, and what was said."""
        it = self.handover
        rows = (
            (_("Đơn vị đã kết thúc"), it.unit.name),
            (_("Trụ sở"), seat_of(it.unit) or "–"),
            (_("Hoạt động đến hết"), write_day(it.unit.ended_on) if it.unit.ended_on else "–"),
            (_("Đơn vị được đề nghị"), it.successor.name),
            (_("Lời nhắn"), it.note or "–"),
        )
        return [
            {"key": key, "value": value, "change_href": None, "change_label": None} for key, value in rows
        ]

    @cached_property
    def moves(self) -> set[str]:
        """What the reader may do now."""
        return {move.code for move in HANDOVER.open_to(self.by, self.handover)}

    @property
    def may_propose_again(self) -> bool:
        """Whether the reader may ask another unit, since this one did not take over."""
        free = self.handover.state in ("declined", "withdrawn") and self.handover.unit.successor_id is None
        return free and may(self.by, "handover.propose", self.handover.unit)

    @cached_property
    def history(self) -> list[dict[str, str]]:
        """What happened, the newest first."""
        return [_line(entry) for entry in reversed(timeline_of(self.handover))]


def _line(entry: Entry) -> dict[str, str]:
    return {"at": moment(entry.at), "title": entry.says, "who": "", "note": entry.note, "tone": entry.tone}
