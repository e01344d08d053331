"""The pages of families: one family, and bringing initiatives into it or out of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from ..kit.policy import may
from ..kit.refusals import Invalid, Stale
from ..kit.web import Page
from . import families
from .candidates import others_like
from .cards import spread
from .families import Kinship
from .merging_forms import FamilyForm, PlanForm
from .merging_pages import Candidate, candidate
from .models import Family, Initiative
from .texts import where_of


class FamilyPage(Page):
    """/ho-mo-hinh/<ref>: the initiatives of one idea."""

    template = "catalogue/family.html"

    def __init__(self, family: Family, *, by: Any) -> None:
        super().__init__(by=by)
        self.family = family
        self.title = family.name

    @cached_property
    def initiatives(self) -> list[Initiative]:
        """Those that the catalogue shows."""
        return families.shown(self.family)

    def where(self, initiative: Initiative) -> str:
        """Where one of them began."""
        return where_of(initiative)

    def spread(self, initiative: Initiative) -> str:
        """How many points and teams one of them has."""
        return spread(initiative)

    @property
    def may_split(self) -> bool:
        """Whether the reader may let some of them found a family of their own."""
        return len(self.initiatives) > 1 and may(self.by, "family.split", self.family)


class DividePage(FamilyPage):
    """/ho-mo-hinh/<ref>/tach: choose who leaves, see what that would do, then do it."""

    template = "catalogue/divide.html"

    def __init__(
        self, family: Family, refs: Sequence[str], form: FamilyForm, *, by: Any, problem: str = ""
    ) -> None:
        super().__init__(family, by=by)
        self.form = form
        self.problem = problem
        self.leaving = [each for each in self.initiatives if each.ref in refs]
        self.plan: Kinship | None = None
        if refs:
            try:
                self.plan = families.plan_of_division(family, self.leaving)
            except Invalid as invalid:
                self.problem = self.problem or str(next(iter(invalid.errors.values())))
            except Stale as stale:
                self.problem = self.problem or str(stale.says)

    @property
    def staying(self) -> list[Initiative]:
        """Those that remain."""
        return [each for each in self.initiatives if each not in self.leaving]


class RelatePage(Page):
    """/mo-hinh/<ref>/ho: say that another initiative is of the same family, or leave the family."""

    template = "catalogue/relate.html"

    def __init__(
        self,
        initiative: Initiative,
        other: Initiative | None,
        form: FamilyForm,
        *,
        leave_form: PlanForm | None = None,
        words: str = "",
        by: Any,
        problem: str = "",
    ) -> None:
        super().__init__(by=by)
        self.initiative = initiative
        self.other = other
        self.form = form
        self.leave_form = leave_form or PlanForm(formdata=None)
        self.words = words
        self.problem = problem
        self.plan: Kinship | None = None
        if other is not None:
            try:
                self.plan = families.plan_of_relation(initiative, other)
            except Stale as stale:
                self.problem = self.problem or str(stale.says)

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Those that the words mean; before any are typed, those most like it. Of whatever province, since
        families reach over them."""
        found = others_like(self.initiative, self.words, by=self.by)
        return [candidate(each, "initiative.see", self.by) for each in found]

    @cached_property
    def families(self) -> list[Family]:
        """Those it would leave: its own, and those of what was merged into it."""
        return families.families_of(self.initiative)

    @property
    def says(self) -> list[str]:
        """What the plan would do, in sentences."""
        plan = self.plan
        if plan is None:
            return []
        names = "; ".join(f"“{each.name}” ({each.ref})" for each in plan.speakers)
        if plan.family is None:
            return [
                _("Lập một họ mới gồm %(count)d mô hình: %(names)s.", count=len(plan.speakers), names=names)
            ]
        after = len(families.shown(plan.family)) + len(plan.speakers)
        found = [
            _(
                "%(count)d mô hình vào họ “%(family)s” (%(ref)s): %(names)s.",
                count=len(plan.speakers),
                family=plan.family.name,
                ref=plan.family.ref,
                names=names,
            ),
            _("Sau đó họ này có %(count)d mô hình.", count=after),
        ]
        if plan.emptied is not None:
            found.append(
                _(
                    "Họ “%(name)s” (%(ref)s) không còn; địa chỉ của nó dẫn đến họ trên.",
                    name=plan.emptied.name,
                    ref=plan.emptied.ref,
                )
            )
        return found
