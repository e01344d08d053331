"""The office's and the council's pages: one dossier on the desk, drawing a decision up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from flask_babel import gettext as _
from wtforms import TextAreaField

from ...consultations.models import Consultation, PublicConsultation
from ...consultations.norms import answer_due, hidden_from_public, public_days
from ...consultations.standing import consultations_of, public_consultation_of
from ...honours.models import Decision
from ...honours.publicity import Proposed, name_left
from ...kit import clock
from ...kit.policy import may
from ...kit.web import Form, Page
from ...law.sets import day_that_counts
from ...nominations.actions import mark_of, reviews_open
from ...nominations.models import Conflict, Nomination, Review, ReviewDraft
from ...nominations.move_form import MoveForm
from ...nominations.needs import (
    has_enough_reviews,
    is_not_held,
    is_not_waited_for,
    may_still_be_returned,
    returns_left,
)
from ...nominations.queries import council_size, draft_by, drawn_decisions, review_by
from ...nominations.scoring import VERDICTS, Criterion, Summary, best, criteria, summarise
from ...nominations.timing import supplement_due
from ...nominations.voting import VoteRule, rule_on
from ...nominations.workflow import ENDED
from ..forms import ConclusionForm, ConflictForm, DecisionForm, ReturnForm, ReviewForm
from ..forms.asking import AskForm
from ..forms.reception import HoldForm
from ..lookalikes import Lookalike, lookalikes
from .reading import ReadingPage


class AppraisalPage(ReadingPage):
    """One dossier on the desk, with the panel of what the reader may do."""

    template = "appraisal/appraisal.html"

    def __init__(
        self,
        nomination: Nomination,
        *,
        by: Any,
        form: tuple[str, Form] | None = None,
        problem: str = "",
        link: str = "",
        **how: Any,
    ) -> None:
        super().__init__(nomination, by=by, **how)
        self._given = dict([form]) if form else {}
        self.problem = problem
        self.link = link

    @cached_property
    def move_form(self) -> Any:
        """The form of the plain moves."""
        return self._given.get("move_form") or MoveForm(formdata=None)

    @cached_property
    def return_form(self) -> Any:
        """Remarks on named fields, and until when: by norm unless said otherwise."""
        filled = {"until": supplement_due(clock.today())}
        return self._given.get("return_form") or ReturnForm.of(self.nomination, formdata=None, data=filled)

    @cached_property
    def ask_form(self) -> Any:
        """Whom to ask about it: ten working days to answer unless said otherwise."""
        filled = {"due_on": answer_due(clock.today())}
        return self._given.get("ask_form") or AskForm(formdata=None, data=filled)

    @cached_property
    def consultations(self) -> Sequence[Consultation]:
        """Whoever was asked about it, for those who work on it."""
        return consultations_of(self.nomination) if self.reads else []

    @cached_property
    def public_consultation(self) -> PublicConsultation | None:
        """The days of the public."""
        return public_consultation_of(self.nomination)

    @property
    def may_ask(self) -> bool:
        """Whether others may be asked now."""
        return self.handles and self.nomination.state in ("received", "appraising")

    @property
    def asks_public(self) -> int | None:
        """For how many working days the public is asked about this form; None where it is not."""
        return public_days(self.nomination)

    @property
    def hidden_from_public(self) -> bool:
        """Whether the public is not asked because nothing of the dossier is to be public."""
        return hidden_from_public(self.nomination)

    @cached_property
    def hold_form(self) -> Any:
        """Why the clock is stopped, or goes on."""
        return self._given.get("hold_form") or HoldForm(formdata=None)

    @cached_property
    def review_form(self) -> Any:
        """The score sheet."""
        kept = self._given.get("review_form")
        if kept and self.problem:  # what came too late is sent again by whoever has seen what there is now
            kept.version.data = str(self.my_review.version if self.my_review else 0)
            kept.goc.data = mark_of(self.my_draft)
        return kept or ReviewForm.filled(self.sheet, self.my_review, self.my_draft)

    @cached_property
    def conflict_form(self) -> Any:
        """Why the reader does not judge it."""
        return self._given.get("conflict_form") or ConflictForm(formdata=None)

    @cached_property
    def conclusion_form(self) -> Any:
        """The council's result, with the size of the council filled in."""
        filled = {"members": council_size(self.nomination.province_id)}
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
    def lookalikes(self) -> list[Lookalike]:
        """The dossier's photos that look like others'."""
        return [] if self.waits_for_unit else lookalikes(self.nomination, by=self.by)

    @cached_property
    def sheet(self) -> list[Criterion]:
        """The criteria of the day that counts for this dossier."""
        return criteria(self.nomination.norms_on or clock.today())

    def keeps(self, form: str) -> bool:
        """Whether this form came back with what is wrong in it: it is shown, whatever may be done now."""
        return form in self._given and not self.problem

    def left_blank(self, field: str) -> str | None:
        """The hint beside a remark on a question that the unit left unanswered."""
        name = field.removeprefix("remark_")
        blank = [
            each for _step, answers in self.parts for each in answers if each.name == name and not each.value
        ]
        return _("Hồ sơ đang để trống mục này.") if blank else None

    @property
    def may_return(self) -> bool:
        """Whether a supplement may still be asked for."""
        lacking = may_still_be_returned(self.nomination) or is_not_held(self.nomination)
        return self.offers("return") and lacking is None

    @property
    def returns_left(self) -> int:
        """How often a supplement may still be asked for, this time included."""
        return returns_left(self.nomination)

    @property
    def may_refuse(self) -> bool:
        """Whether the dossier can be turned down now: not while the unit has days left to supplement it."""
        lacking = is_not_held(self.nomination) or is_not_waited_for(self.nomination)
        return self.offers("refuse") and lacking is None

    @property
    def my_review(self) -> Review | None:
        """What the reader has given."""
        return review_by(self.nomination, by=self.by)

    @cached_property
    def my_draft(self) -> ReviewDraft | None:
        """What the reader has written and not given."""
        return draft_by(self.nomination, by=self.by)

    @property
    def may_score(self) -> bool:
        """Whether the reader may give a review now, or change the one given."""
        return reviews_open(self.nomination) is None and may(self.by, "nomination.score", self.nomination)

    @property
    def review_closed(self) -> str:
        """Why a member of the council can give no review any more, while the dossier is in appraisal."""
        waits = self.nomination.state == "appraising" and may(self.by, "nomination.score", self.nomination)
        return str(reviews_open(self.nomination) or "") if waits else ""

    @property
    def best(self) -> int:
        """The highest total of the score sheet."""
        return best(self.sheet)

    @property
    def may_declare(self) -> bool:
        """Whether the reader may say that they have an interest."""
        return self.nomination.state not in ENDED and may(self.by, "nomination.declare", self.nomination)

    @property
    def may_lift(self) -> bool:
        """Whether the reader may take others' declarations back."""
        return may(self.by, "nomination.lift", self.nomination)

    @property
    def declared(self) -> list[Conflict]:
        """Who said that they have an interest: for the office and the chair."""
        chief = self.by.holds("standing_office", "council_chair", province_id=self.nomination.province_id)
        return self.nomination.conflicts if chief else []

    @property
    def sees_reviews(self) -> bool:
        """Whether others' reviews are open to the reader."""
        return may(self.by, "nomination.reviews", self.nomination)

    @property
    def may_conclude(self) -> bool:
        """Whether the chair can write the result down now."""
        held = is_not_held(self.nomination) is not None
        return not held and not self.nomination.scheduled and (self.offers("pass") or self.offers("fail"))

    @cached_property
    def vote_rule(self) -> VoteRule:
        """How the council votes today on this form: whether its chair's own vote and votes in writing are asked."""
        level = self.nomination.form.level if self.nomination.form else None
        on = day_that_counts(self.nomination.norms_on, clock.today())
        return rule_on(on, level, self.nomination.province)

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

    template = "appraisal/draw_up.html"

    def __init__(self, form: DecisionForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.form = form

    def about(self, ref: str) -> str:
        """What tells one proposed dossier from another: the form, the unit, the votes."""
        nomination = self.form.proposed[ref]
        parts = [nomination.form.label if nomination.form else "", nomination.unit.name]
        if outcome := nomination.outcome:
            votes = {"votes": outcome.votes_for, "present": outcome.took_part}
            parts.append(_("%(votes)d/%(present)d phiếu đồng ý", **votes))
        return " · ".join(filter(None, parts))

    def names_left(self, ref: str) -> str:
        """Words of the name that the public would read in the reason of this dossier though the name is not to be
        shown: said before the decision is drawn up, while the office can still have the text changed."""
        it = self.form.proposed[ref]
        return ", ".join(name_left(Proposed(it.recipient, it.name, it.role, it.summary, it.publicity)))

    @property
    def drawn(self) -> list[Decision]:
        """Decisions that wait for the second person."""
        return drawn_decisions(by=self.by)
