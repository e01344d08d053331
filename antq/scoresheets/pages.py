"""What the pages of score sheets show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from flask_babel import gettext as _

from ..kit import clock
from ..kit.numbers import write_number
from ..kit.policy import may
from ..kit.web import Form, Page
from ..kit.workflow import State
from ..law.words import MARKS
from ..places.queries import today
from ..places.words import short
from . import queries
from .forms import BeginForm, NoteForm, SheetForm, ThresholdsForm
from .grading import CLASSES, STANDARD, shares
from .models import Score, Sheet, Thresholds
from .words import GRADES, KINDS, SUBJECTS, TONES
from .workflow import SCORE

PATH = "/xep-loai"


@dataclass(frozen=True)
class Row:
    """One place of the public table: how many of each class; `only` is the class when there is but one thing."""

    name: str
    province: str
    counts: dict[str, int]
    only: str

    @property
    def total(self) -> int:
        """How many were classed there."""
        return sum(self.counts.values())


class ClassesPage(Page):
    """/xep-loai: the confirmed classes of a year."""

    template = "scoresheets/classes.html"
    grade_words, tones = GRADES, TONES

    def __init__(self, args: Any, *, by: Any) -> None:
        super().__init__(by=by)
        self.years = queries.years()
        typed = args.get("nam", "")
        given = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else 0
        self.year = given if 1990 <= given <= 2200 else next(iter(self.years), clock.today().year)
        self.kind = args.get("loai") if args.get("loai") in KINDS else "phan-loai-phong-trao"
        self.subject = args.get("doi-tuong") if args.get("doi-tuong") in SUBJECTS else "commune"
        place = today().get(args.get("tinh", ""))
        self.province = place if place is not None and place.level == "province" else None

    def address(self, path: str = PATH, **change: Any) -> str:
        """This table with something changed; what is usual is left out."""
        now = {"nam": self.year, "loai": self.kind, "doi-tuong": self.subject}
        now["tinh"] = self.province.code if self.province else ""
        now |= {name.replace("_", "-"): value for name, value in change.items()}
        return f"{path}?{urlencode({name: value for name, value in now.items() if value})}"

    @cached_property
    def grades(self) -> tuple[str, ...]:
        """The classes of this kind, the best first."""
        return CLASSES if self.kind == "phan-loai-phong-trao" else STANDARD

    @cached_property
    def tabs(self) -> list[tuple[str, str, bool]]:
        """The years."""
        every = sorted({*self.years, self.year}, reverse=True)
        return [(str(year), self.address(nam=year), year == self.year) for year in every]

    @cached_property
    def chips(self) -> list[tuple[Any, list[tuple[Any, str, None, bool]]]]:
        """Groups of choices: kind, subject, province."""
        kinds = [(word, self.address(loai=code), None, code == self.kind) for code, word in KINDS.items()]
        subjects = [
            (word, self.address(doi_tuong=code), None, code == self.subject) for code, word in SUBJECTS.items()
        ]
        places = [(_("Cả nước"), self.address(tinh=""), None, self.province is None)]
        places += [
            (short(place), self.address(tinh=place.code), None, self.province is not None and place.id == self.province.id)
            for place in queries.provinces_with_classes(self.year)
        ]
        return [(_("Nội dung"), kinds), (_("Đối tượng"), subjects), (_("Tỉnh, thành phố"), places)]

    @cached_property
    def rows(self) -> list[Row]:
        """Communes (provinces, for agencies) with what was confirmed there, in Vietnamese order."""
        found = queries.confirmed(
            self.year,
            kind=self.kind,
            subject=self.subject,
            province_id=self.province.id if self.province else None,
        )
        counts: dict[int, dict[str, int]] = {}
        for each in found:
            counts.setdefault(each.place_id, dict.fromkeys(self.grades, 0))[each.grade] = each.count
        places = {place.id: place for place in today().values()}
        rows = []
        for place in places.values():
            if place.id in counts:
                above = places.get(place.parent_id or 0)
                there = counts[place.id]
                only = next((grade for grade, count in there.items() if count), "") if self.subject == "commune" else ""
                rows.append(Row(place.name, above.name if above else "", there, only))
        return rows

    @cached_property
    def sums(self) -> dict[str, int]:
        """How many of each class in all rows."""
        return {grade: sum(row.counts.get(grade, 0) for row in self.rows) for grade in self.grades}

    @cached_property
    def shares(self) -> dict[str, Decimal]:
        """Their shares; together exactly 100 %."""
        return shares(self.sums)

    @cached_property
    def thresholds(self) -> list[tuple[Sheet, Thresholds, Any]]:
        """By which limits the classes of the year were given, with the word of their mark."""
        found = []
        for sheet in queries.sheets(on=clock.today(), subjects=(self.subject,)):
            if sheet.kind == self.kind and not sheet.whole:
                on = queries.due_on(sheet, self.year)
                limits = queries.thresholds(sheet, on=on, province_id=self.province.id if self.province else None)
                if limits is not None:
                    found.append((sheet, limits, MARKS[limits.mark]))
        return found

    def table(self) -> tuple[list[Any], list[list[Any]]]:
        """Head and rows of the same table as a file."""
        head = [_("Địa bàn"), _("Tỉnh, thành phố"), _("Năm"), *(GRADES[each] for each in self.grades), _("Tổng")]
        rows = [
            [row.name, row.province, self.year, *(row.counts.get(each, 0) for each in self.grades), row.total]
            for row in self.rows
        ]
        return head, rows


class OwnPage(Page):
    """/xep-loai/cham: the scores of one's own units, and the way to a new one."""

    template = "scoresheets/own.html"

    def __init__(self, form: BeginForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.form = form

    @cached_property
    def rows(self) -> Sequence[Score]:
        """All of them, the newest first."""
        return queries.own(by=self.by)

    def state_of(self, score: Score) -> State:
        """Word and tone of a state."""
        return SCORE.state_of(score)


class ScorePage(Page):
    """/xep-loai/cham/<ref>: filled in by the unit, confirmed by the office, read by both."""

    template = "scoresheets/score.html"
    grade_words, tones = GRADES, TONES

    def __init__(
        self, score: Score, *, by: Any, form: Form | None = None, problem: str = "", note: NoteForm | None = None
    ) -> None:
        super().__init__(by=by)
        self.score, self.problem = score, problem
        self.note_form = note or NoteForm(formdata=None)
        self._given = form

    @cached_property
    def writes(self) -> bool:
        """Whether the unit's officer fills it in now."""
        return may(self.by, "score.write", self.score)

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


def unit_form(score: Score, **kwargs: Any) -> SheetForm:
    """What the unit fills in, with what it typed before."""
    typed: dict[str, Any] = {"version": score.version}
    for line in score.lines:
        points = line.self_points
        typed[f"points_{line.criterion.code}"] = "" if points is None else write_number(points)
        typed[f"evidence_{line.criterion.code}"] = line.evidence
    return _read(SheetForm.of(score, "evidence", labels=(_("Điểm tự chấm"), _("Minh chứng")), data=typed, **kwargs))


def office_form(score: Score, **kwargs: Any) -> SheetForm:
    """What the office confirms: the unit's own points, unless it types others."""
    typed: dict[str, Any] = {"version": score.version}
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

    @cached_property
    def rows(self) -> Sequence[Score]:
        """The longest waiting first."""
        return queries.queue(by=self.by)

    @cached_property
    def confirmed(self) -> Sequence[Score]:
        """What was confirmed, the last first."""
        return list(reversed(queries.queue("confirmed", by=self.by)))[:50]


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
