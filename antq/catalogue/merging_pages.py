"""The pages on which initiatives are merged and taken out again: first what would change, then the act."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from ..kit.policy import RULES, may
from ..kit.refusals import Stale
from ..kit.web import Page
from .candidates import others_like
from .cards import PATH
from .merging import Plan, plan_of_merge, plan_of_split
from .merging_forms import MergeForm, PlanForm
from .models import Initiative
from .texts import sponsor_of, where_of


@dataclass(frozen=True)
class Candidate:
    """One that may be meant: what tells it from others of the same name."""

    initiative: Initiative
    about: str
    because: str
    """Why it may not be chosen; "" when it may."""


def candidate(initiative: Initiative, rule: str, by: Any) -> Candidate:
    """A candidate in words, with the sentence of `rule` when `by` may not act on it."""
    about = " · ".join(part for part in (sponsor_of(initiative), where_of(initiative)) if part)
    return Candidate(initiative, about, "" if may(by, rule, initiative) else str(RULES[rule].because))


class ChangePage(Page):
    """What the two have in common: a plan in sentences and numbers, a reason, a problem when it came too late."""

    form: PlanForm
    plan: Plan | None

    def __init__(self, initiative: Initiative, form: PlanForm, *, by: Any, problem: str = "") -> None:
        super().__init__(by=by)
        self.initiative = initiative
        self.form = form
        self.problem = problem

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The numbers of the plan, with what they count; what is none is said too."""
        plan = self.plan
        if plan is None:
            return []
        addresses = [f"{PATH}/{each.address}" for each in plan.moving]
        return [
            _row(_("Tên gọi khác"), plan.names),
            _row(_("Nơi đang làm theo văn bản"), plan.places),
            _row(_("Văn bản, nguồn"), plan.documents),
            _row(_("Số liệu"), plan.figures),
            _row(_("Ảnh"), plan.photos),
            _row(_("Lần được khen thưởng"), plan.commendations),
            _row(_("Địa chỉ"), addresses),
        ]


def _row(key: str, what: list[str] | int) -> dict[str, Any]:
    number = what if isinstance(what, int) else len(what)
    named = "" if isinstance(what, int) or not what else ": " + "; ".join(what)
    return {"key": key, "value": f"{number}{named}", "change_href": None, "change_label": None}


class MergePage(ChangePage):
    """/mo-hinh/<ref>/gop: choose the other one, then see what merging into it would do."""

    template = "catalogue/merge.html"
    form: MergeForm

    def __init__(
        self,
        initiative: Initiative,
        other: Initiative | None,
        form: MergeForm,
        *,
        words: str = "",
        by: Any,
        problem: str = "",
    ) -> None:
        super().__init__(initiative, form, by=by, problem=problem)
        self.other = other
        self.words = words
        self.plan = None
        if other is not None:
            try:
                self.plan = plan_of_merge(initiative, other)
            except Stale as stale:
                self.problem = self.problem or str(stale.says)

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Those that the words mean; before any are typed, those most like it."""
        found = others_like(self.initiative, self.words, by=self.by)
        return [candidate(each, "initiative.merge", self.by) for each in found]


class SplitPage(ChangePage):
    """/mo-hinh/<ref>/tach: what taking it out again would do."""

    template = "catalogue/split.html"

    def __init__(self, initiative: Initiative, form: PlanForm, *, by: Any, problem: str = "") -> None:
        super().__init__(initiative, form, by=by, problem=problem)
        self.plan = plan_of_split(initiative)
