"""The office's and the council's pages: what to do, the queues, one dossier, drawing a decision up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms import TextAreaField

from ...honours.models import Decision
from ...kit import clock
from ...kit.policy import may
from ...kit.web import Form, Page
from ...kit.workflow import State
from .. import queries
from ..forms import ConclusionForm, DecisionForm, MoveForm, ReturnForm, ReviewForm
from ..models import Nomination, Review
from ..needs import has_enough_reviews, may_still_be_returned
from ..queries import PER_PAGE, QUEUES, Queue
from ..scoring import VERDICTS, Criterion, Summary, criteria, summarise
from ..workflow import NOMINATION
from .dossier import DossierPage


@dataclass(frozen=True)
class ToDo:
    """One line of the desk: what waits, how much of it, where."""

    label: str
    count: int
    href: str


def address_of(code: str, number: int = 1) -> str:
    """The address of a page of a tab."""
    arguments: dict[str, Any] = {"hang-doi": code}
    if number > 1:
        arguments["trang"] = number
    return url_for("nominations.queue", **arguments)


class DeskPage(Page):
    """Việc cần làm: derived from the states and from what the person may do."""

    template = "nominations/desk.html"

    @cached_property
    def todos(self) -> list[ToDo]:
        """What waits for this person, nothing that does not."""
        found = [*self._for_unit(), *self._for_office(), *self._for_release()]
        return [todo for todo in found if todo.count]

    def _for_unit(self) -> list[ToDo]:
        if not self.by.holds("officer"):
            return []
        mine = queries.of_units(by=self.by)
        unit = url_for("nominations.unit")
        return [
            ToDo(_("Hồ sơ cần bổ sung"), sum(n.state == "returned" for n in mine), unit),
            ToDo(_("Bản nháp chưa gửi"), sum(n.state == "draft" for n in mine), unit),
        ]

    def _for_office(self) -> list[ToDo]:
        if not may(self.by, "nomination.queue"):
            return []
        counts = queries.queue_counts(by=self.by)

        def waiting(label: str, code: str) -> ToDo:
            return ToDo(label, counts[code], address_of(code))

        found = []
        if self.by.holds("standing_office"):
            found += [
                waiting(_("Hồ sơ mới, chờ tiếp nhận"), "moi"),
                waiting(_("Đã tiếp nhận, chờ chuyển hội đồng"), "tiep-nhan"),
                ToDo(_("Chờ lập quyết định"), counts["trinh"], url_for("nominations.draw_up")),
            ]
        if self.by.holds("council_member"):
            found.append(waiting(_("Hồ sơ chờ chấm điểm"), "can-cham"))
        if self.by.holds("council_chair"):
            found.append(waiting(_("Hồ sơ chờ ghi kết quả hội đồng"), "tham-dinh"))
        return found

    def _for_release(self) -> list[ToDo]:
        return [
            ToDo(
                _("Chờ công khai: %(title)s", title=decision.title),
                len(decision.commendations),
                url_for("honours.show", ref=decision.ref),
            )
            for decision in queries.drawn_decisions(by=self.by)
            if may(self.by, "decision.release", decision)
        ]


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
    def _found(self) -> tuple[list[Nomination], int]:
        return queries.page_of(self.queue, self.number, by=self.by)

    @property
    def rows(self) -> list[Nomination]:
        """The dossiers of this page, longest waiting first."""
        return self._found[0]

    @property
    def total(self) -> int:
        """How many the tab holds."""
        return self._found[1]

    @property
    def page_links(self) -> list[dict[str, Any]]:
        """Numbers of the pages, none when one suffices."""
        count = ceil(self.total / PER_PAGE)
        return [
            {"number": n, "href": address_of(self.queue.code, n), "current": n == self.number}
            for n in range(1, count + 1)
            if count > 1
        ]

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


class AppraisalPage(DossierPage):
    """One dossier on the desk, with the panel of what the reader may do."""

    template = "nominations/appraisal.html"

    def __init__(
        self, nomination: Nomination, *, by: Any, form: tuple[str, Form] | None = None, problem: str = ""
    ) -> None:
        super().__init__(nomination, by=by)
        self._given = dict([form]) if form else {}
        self.problem = problem

    @cached_property
    def move_form(self) -> Any:
        """The form of the plain moves."""
        return self._given.get("move_form") or MoveForm(formdata=None)

    @cached_property
    def return_form(self) -> Any:
        """Remarks on named fields."""
        return self._given.get("return_form") or ReturnForm.of(self.nomination, formdata=None)

    @cached_property
    def review_form(self) -> Any:
        """The score sheet."""
        return self._given.get("review_form") or ReviewForm.of(self.sheet, formdata=None)

    @cached_property
    def conclusion_form(self) -> Any:
        """The council's result, with the size of the council filled in."""
        filled = {"members": queries.council_size(self.nomination.province_id)}
        return self._given.get("conclusion_form") or ConclusionForm(formdata=None, data=filled)

    @property
    def form(self) -> Any:
        """The form that was sent, for the title and the summary; the move form when none was."""
        return next(iter(self._given.values()), self.move_form)

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was typed into a form that came too late: questions and texts, so that nothing is lost."""
        if not self.problem:
            return []
        texts = [field for field in self.form if isinstance(field, TextAreaField) and field.data]
        return [(str(field.label.text), field.data) for field in texts]

    @cached_property
    def sheet(self) -> list[Criterion]:
        """The criteria of the day that counts for this dossier."""
        return criteria(self.nomination.norms_on or clock.today())

    def keeps(self, form: str) -> bool:
        """Whether this form came back with what is wrong in it: it is shown, whatever may be done now."""
        return form in self._given and not self.problem

    @property
    def may_return(self) -> bool:
        """Whether a supplement may still be asked for."""
        return self.offers("return") and may_still_be_returned(self.nomination) is None

    @property
    def my_review(self) -> Review | None:
        """What the reader has given."""
        return queries.review_by(self.nomination, by=self.by)

    @property
    def may_score(self) -> bool:
        """Whether the reader is asked to score now."""
        scorable = self.nomination.state == "appraising" and self.my_review is None
        return scorable and may(self.by, "nomination.score", self.nomination)

    @property
    def sits_conflicted(self) -> bool:
        """A council member who belongs to the nominating unit: told why nothing is asked."""
        return self.conflicted and self.by.holds("council_member", province_id=self.nomination.province_id)

    @property
    def sees_reviews(self) -> bool:
        """Whether others' reviews are open to the reader."""
        return may(self.by, "nomination.reviews", self.nomination)

    @property
    def may_conclude(self) -> bool:
        """Whether the chair can write the result down now."""
        return self.offers("pass") or self.offers("fail")

    @property
    def reviews_lacking(self) -> str:
        """The sentence that says how many reviews are missing."""
        return str(has_enough_reviews(self.nomination) or "")

    @property
    def summary(self) -> Summary | None:
        """Mean, median and spread."""
        return summarise([review.total for review in self.nomination.reviews])

    def verdict(self, review: Review) -> str:
        """The word of a verdict."""
        return str(VERDICTS[review.verdict])


class DrawUpPage(Page):
    """Draw a decision up for the dossiers that the council proposed."""

    template = "nominations/draw_up.html"

    def __init__(self, form: DecisionForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.form = form

    @property
    def drawn(self) -> list[Decision]:
        """Decisions that wait for the second person."""
        return queries.drawn_decisions(by=self.by)
