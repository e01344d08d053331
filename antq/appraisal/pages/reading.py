"""A dossier as the office reads it: part by part with “Đã xem”, what a supplement changed, who is on it, its days."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ...kit import clock
from ...kit.policy import may
from ...law.days import working_days_between
from ...law.queries import calendar
from ...nominations.actions.reception import MAY_BE_HELD
from ...nominations.answers import answers_at_desk, mark_of, readable
from ...nominations.deadlines import days_left
from ...nominations.dossier import Answer, DossierPage
from ...nominations.models import Nomination, Pause
from ...nominations.report import STEPS, Step
from ...nominations.warnings import Warning, warnings_of
from ...nominations.words import PUBLICITY
from ...people.models import Person
from .. import queries
from ..changes import Span, changed, spans
from ..worklist import ACTIVE, QUEUE, Queue, queue_of
from .queue import address_of, words_of


@dataclass(frozen=True)
class Part:
    """One part of the dossier: its answers, whether the reader has seen it as it is now, what changed in it."""

    step: Step
    answers: list[Answer]
    mark: str
    seen: bool
    changed: frozenset[str]


class ReadingPage(DossierPage):
    """What the office and the council read of a dossier; the door shows them none in which they have an interest."""

    def __init__(self, nomination: Nomination, *, by: Any, only_changes: bool = False, tab: str = "") -> None:
        super().__init__(nomination, by=by)
        self._only_changes = only_changes
        self.queue: Queue = QUEUE.get(tab) or queue_of(nomination.state)

    @cached_property
    def reads(self) -> bool:
        """Whether the reader works on this dossier."""
        return may(self.by, "nomination.read", self.nomination)

    @cached_property
    def handles(self) -> bool:
        """Whether the reader is of the office that handles it."""
        return may(self.by, "nomination.receive", self.nomination)

    @cached_property
    def sections(self) -> list[Part]:
        """The parts that are shown: all, or those that changed."""
        return [part for part in self._all_parts if part.changed or not self.only_changes]

    @cached_property
    def _all_parts(self) -> list[Part]:
        answers = answers_at_desk(self.nomination)
        ticks = queries.ticks_of(self.nomination, by=self.by) if self.reads else {}
        found = []
        for step, told in self.parts:
            mark = mark_of(self.nomination, answers, step.code)
            names = frozenset(answer.name for answer in told if answer.name in self.changes)
            found.append(Part(step, told, mark, ticks.get(step.code) == mark, names))
        return found

    @property
    def progress(self) -> str:
        """“3/5 phần đã xem”."""
        seen = sum(part.seen for part in self._all_parts)
        return _("%(seen)d/%(all)d phần đã xem", seen=seen, all=len(STEPS))

    @cached_property
    def changes(self) -> dict[str, list[Span]]:
        """Field name to what the last supplement changed in it; nothing before there was one, and nothing for
        who does not work on the dossier or may not open its evidence."""
        sent = self.nomination.submissions
        if not self.reads or len(sent) < 2 or self.nomination.state == "returned":
            return {}
        before, now = map(self._worded, readable(sent[-2].answers, sent[-1].answers))
        names = changed(before, now) - (set() if self.opens_evidence else {"figures", "photos", "files"})
        return {name: spans(before.get(name, ""), now.get(name, "")) for name in names}

    @staticmethod
    def _worded(answers: dict[str, str]) -> dict[str, str]:
        """Answers as people read them: the code of a choice becomes its words."""
        code = answers.get("publicity", "")
        return answers | {"publicity": str(dict(PUBLICITY).get(code, code))}

    @property
    def waits_for_unit(self) -> bool:
        """Whether the unit is at it: the desk reads what was sent last, not what is half typed."""
        return self.nomination.state == "returned" and bool(self.nomination.submissions)

    @cached_property
    def _sent(self) -> dict[str, str]:
        [answers] = readable(answers_at_desk(self.nomination))
        return self._worded(answers)

    def _value(self, name: str) -> Any:
        if not self.waits_for_unit:
            return super()._value(name)
        closed = name in ("figures", "photos", "files") and not self.opens_evidence
        return "" if closed else self._sent.get(name, "")

    @cached_property
    def warnings(self) -> list[Warning]:
        """What should be looked at; nothing of what is half typed."""
        return [] if self.waits_for_unit else warnings_of(self.nomination, by=self.by)

    @property
    def only_changes(self) -> bool:
        """Whether only what changed is shown; all is shown where nothing did."""
        return self._only_changes and bool(self.changes)

    def toggle(self) -> str:
        """The address of the other reading: only what changed, or all."""
        arguments: dict[str, Any] = {} if self.only_changes else {"thay-doi": "1"}
        return url_for("appraisal.appraise", ref=self.nomination.ref, **arguments)

    @property
    def asked_for(self) -> dict[str, list[str]]:
        """Field name to what the last return asked there, for whoever checks the supplement."""
        if not self.reads or not self.nomination.returns:
            return {}
        told: dict[str, list[str]] = {}
        for remark in self._latest_remarks:
            told.setdefault(remark.field, []).append(remark.note)
        return told

    @cached_property
    def watchers(self) -> list[str]:
        """The others who have it open."""
        return queries.watchers(self.nomination, by=self.by) if self.reads else []

    @property
    def assignee(self) -> Person | None:
        """Who has claimed it, for those who work on it."""
        return self.nomination.assignee if self.reads else None

    @property
    def is_mine(self) -> bool:
        """Whether the reader has claimed it."""
        return self.nomination.assignee_id == self.by.person_id

    @property
    def is_held(self) -> Pause | None:
        """The hold that lasts, with its reason, for those who may know it."""
        if not self.reads or self.nomination.held_at is None:
            return None
        return next(
            (each for each in self.nomination.pauses if each.kind == "hold" and not each.ended_on), None
        )

    @property
    def may_hold(self) -> bool:
        """Whether the clock can be stopped now."""
        holdable = self.nomination.state in MAY_BE_HELD and self.nomination.held_at is None
        return self.handles and holdable

    @property
    def days(self) -> tuple[str, str] | None:
        """Working days left, with tone; None where nothing is due."""
        due = self.nomination.due_on
        if due is None or self.nomination.state not in ACTIVE:
            return None
        return words_of(days_left(clock.today(), due, calendar()), over=due < clock.today())

    @property
    def waited(self) -> list[Pause]:
        """The pauses, for the office."""
        return self.nomination.pauses if self.reads else []

    def days_of(self, pause: Pause) -> str:
        """How many days a pause took out so far."""
        days = working_days_between(pause.began_on, pause.ended_on or clock.today(), *calendar())
        return _("%(days)d ngày làm việc", days=days)

    @property
    def next_address(self) -> str:
        """Where the next dossier of the same list is."""
        return url_for("appraisal.next_dossier", ref=self.nomination.ref, tu=self.queue.code)

    @property
    def list_address(self) -> str:
        """The list that the reader came from."""
        return address_of(self.queue.code)
