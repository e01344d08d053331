"""Filling a sheet in, confirming it, and where classes begin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from ...kit import clock
from ...kit.numbers import write_number
from ...kit.paging import Part
from ...kit.policy import may
from ...kit.web import Form, Page
from ...kit.workflow import State
from ...law.words import MARKS
from .. import queries
from ..forms import BeginForm, DropForm, NoteForm, SheetForm, ThresholdsForm
from ..models import Score, Sheet, Thresholds
from ..policy import is_open
from ..words import GRADES, TONES
from ..workflow import SCORE
from .public import PATH


class OwnPage(Page):
    """/xep-loai/cham: the scores of one's own units, and the way to a new one."""

    template = "scoresheets/own.html"

    def __init__(self, form: BeginForm, number: int = 1, *, by: Any) -> None:
        super().__init__(by=by)
        self.form, self.number = form, number

    @cached_property
    def part(self) -> Part[Score]:
        """A page of them, the newest first."""
        return queries.own(self.number, by=self.by)

    @property
    def links(self) -> list[dict[str, Any]]:
        """The pages of the list."""
        return self.part.links(lambda number: _page(f"{PATH}/cham", number))

    def state_of(self, score: Score) -> State:
        """Word and tone of a state."""
        return SCORE.state_of(score)


class ScorePage(Page):
    """/xep-loai/cham/<ref>: filled in by the unit, confirmed by the office, read by both."""

    template = "scoresheets/score.html"
    grade_words, tones = GRADES, TONES

    def __init__(
        self,
        score: Score,
        *,
        by: Any,
        form: Form | None = None,
        problem: str = "",
        note: NoteForm | None = None,
    ) -> None:
        super().__init__(by=by)
        self.score, self.problem = score, problem
        self.note_form = note or NoteForm(formdata=None)
        self._given = form
        self._note = note

    @cached_property
    def writes(self) -> bool:
        """Whether the unit's officer fills it in now."""
        return is_open(self.by, self.score) and may(self.by, "score.write", self.score)

    @cached_property
    def drops(self) -> bool:
        """Whether it is a draft that was never sent, and the reader may throw it away."""
        return self.score.submitted_at is None and may(self.by, "score.drop", self.score)

    @cached_property
    def confirms(self) -> bool:
        """Whether the office decides about it now."""
        return self.score.state == "submitted" and may(self.by, "score.confirm", self.score)

    @cached_property
    def reopens(self) -> bool:
        """Whether the office may take its confirmation back."""
        return self.score.state == "confirmed" and may(self.by, "score.confirm", self.score)

    @cached_property
    def form(self) -> Any:
        """The form that was sent, or the one that fits; the plain note when there is nothing to fill in."""
        if self._given is not None:
            return self._given
        if self.writes:
            return unit_form(self.score, formdata=None)
        return office_form(self.score, formdata=None) if self.confirms else self.note_form

    @property
    def sent(self) -> Any:
        """The form that came back with its mistakes, for the summary and the title."""
        return self._note or self.form

    @property
    def state(self) -> State:
        """Word and tone."""
        return SCORE.state_of(self.score)

    @property
    def most(self) -> Decimal:
        """The points of the whole sheet."""
        return sum((line.most for line in self.score.sheet.criteria), Decimal(0))

    @property
    def due(self) -> date:
        """The year's last day."""
        return queries.due_on(self.score.sheet, self.score.year)

    @property
    def days_left(self) -> int:
        """Until then; negative when it is over."""
        return (self.due - clock.today()).days

    @property
    def lines(self) -> list[tuple[Any, Any]]:
        """Criterion and what is there."""
        return [(each, queries.line_of(self.score, each)) for each in self.score.sheet.criteria]


class DropPage(Page):
    """/xep-loai/cham/<ref>/bo: what is thrown away is read before it is."""

    template = "scoresheets/drop.html"

    def __init__(self, score: Score, form: DropForm | None = None, *, by: Any) -> None:
        super().__init__(by=by)
        self.score = score
        self.form = form or DropForm(formdata=None)
        self.form.version.data = str(score.version)

    @property
    def answered(self) -> int:
        """For how many criteria points were given."""
        return sum(line.self_points is not None for line in self.score.lines)


def unit_form(score: Score, **kwargs: Any) -> SheetForm:
    """What the unit fills in, with what it typed before."""
    typed: dict[str, Any] = {"version": str(score.version)}
    for line in score.lines:
        points = line.self_points
        typed[f"points_{line.criterion.code}"] = "" if points is None else write_number(points)
        typed[f"evidence_{line.criterion.code}"] = line.evidence
    return _read(
        SheetForm.of(score, "evidence", labels=(_("Điểm tự chấm"), _("Minh chứng")), data=typed, **kwargs)
    )


def office_form(score: Score, **kwargs: Any) -> SheetForm:
    """What the office confirms: the unit's own points, unless it types others."""
    typed: dict[str, Any] = {"version": str(score.version)}
    for line in score.lines:
        points = line.self_points if line.confirmed_points is None else line.confirmed_points
        typed[f"points_{line.criterion.code}"] = "" if points is None else write_number(points)
        typed[f"note_{line.criterion.code}"] = line.note
    labels = (_("Điểm xác nhận"), _("Lý do nếu khác điểm tự chấm"))
    return _read(SheetForm.of(score, "note", labels=labels, data=typed, **kwargs))


def _read(form: SheetForm) -> SheetForm:
    """The points of what stands in the form, for its total."""
    for _line, points, _text in form.rows():
        try:
            points.pre_validate(form)
        except ValueError:
            continue  # said when the form is judged
    return form


class QueuePage(Page):
    """/xep-loai/cho-xac-nhan: what waits for the standing office."""

    template = "scoresheets/queue.html"

    def __init__(self, number: int = 1, *, by: Any) -> None:
        super().__init__(by=by)
        self.number = number

    @cached_property
    def part(self) -> Part[Score]:
        """A page of them, the longest waiting first."""
        return queries.queue(self.number, by=self.by)

    @property
    def links(self) -> list[dict[str, Any]]:
        """The pages of what waits."""
        return self.part.links(lambda number: _page(f"{PATH}/cho-xac-nhan", number))

    @cached_property
    def confirmed(self) -> Sequence[Score]:
        """What was confirmed, the last first."""
        return queries.confirmed_last(by=self.by)


def _page(path: str, number: int) -> str:
    """The address of a page of a list; the first has no number."""
    return path if number == 1 else f"{path}?trang={number}"


class ThresholdsPage(Page):
    """/xep-loai/muc-diem: where classes begin in the office's province."""

    template = "scoresheets/thresholds.html"

    def __init__(self, form: ThresholdsForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.form = form

    @cached_property
    def rows(self) -> list[tuple[Sheet, Thresholds, Any]]:
        """What holds today for each sheet of classes, with the word of its mark."""
        province = next(iter(self.by.provinces_as("standing_office")), None)
        found = []
        for sheet in queries.sheets(on=clock.today()):
            limits = queries.thresholds(sheet, on=clock.today(), province_id=province)
            if limits is not None:
                found.append((sheet, limits, MARKS[limits.mark]))
        return found
