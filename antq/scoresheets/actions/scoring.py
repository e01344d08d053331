"""A unit scores itself, the standing office confirms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.database import db
from ...kit.numbers import write_number
from ...kit.policy import must
from ...kit.refusals import Invalid, Stale
from ...kit.text import clean
from .. import classing, queries
from .. import events as events
from ..models import Criterion, Score, ScoreLine, Sheet
from ..policy import is_open
from ..workflow import SCORE
from .beginning import began_after
from .limits import hold


@dataclass(frozen=True)
class Answer:
    """What is typed for one criterion: points and evidence by the unit, points and reason by the office."""

    points: Decimal | None
    text: str = ""


def write(score: Score, answers: Mapping[str, Answer], *, seen: int, by: Any) -> None:
    """Keep what the unit typed, by code of criterion; blanks are welcome until it is sent.

    Refuses: no officer of the unit (Refused), sent or written to by somebody else meanwhile (Stale), points out of
    range (Invalid).
    """
    must(by, "score.write", score)
    score = _locked(score, seen, open_only=True)
    _check_range(score.sheet, answers)
    for criterion, answer in _pairs(score.sheet, answers):
        line = _line(score, criterion)
        line.self_points, line.evidence = answer.points, clean(answer.text, multiline=True)
    given = [line.self_points for line in score.lines if line.self_points is not None]
    score.self_total = sum(given, Decimal(0)) if given else None
    score.version += 1
    db.session.flush()


def still_open(score: Score) -> None:
    """Raises Stale when the unit may not change the sheet any more: it was sent."""
    if not is_open(None, score):
        raise Stale(
            _l(
                "Phiếu này đã được gửi nên không sửa được nữa. Nội dung vừa nhập còn ở dưới để chép lại nếu cần."
            )
        )


def submit(score: Score, *, by: Any) -> None:
    """Send the sheet to the standing office. Raises Invalid when something is missing."""
    SCORE.move(score, "submit" if score.state == "draft" else "resubmit", by=by)
    score.submitted_at, score.submitted_by_id = clock.now(), by.person_id


def send_back(score: Score, note: str, *, by: Any) -> None:
    """Ask the unit to mend something: why."""
    SCORE.move(score, "return", by=by, note=note)


def reopen(score: Score, note: str, *, by: Any) -> None:
    """Take a confirmation back because it was wrong; the class is no longer public."""
    SCORE.move(score, "reopen", by=by, note=note)
    score.total, score.grade, score.confirmed_at = None, "", None
    for line in score.lines:  # what was confirmed was wrong: it is not offered again
        line.confirmed_points, line.note = None, ""


def confirm(score: Score, answers: Mapping[str, Answer], *, seen: int, by: Any) -> None:
    """Confirm points for every criterion; where they differ from the unit's, the reason is asked for.

    Refuses: own unit (Refused), changed meanwhile (Stale), points missing or out of range, no reason, no
    thresholds for the year (Invalid).
    """
    hold(score.sheet, shared=True)
    score = _locked(score, seen)
    must(by, "score.confirm", score)
    _check_range(score.sheet, answers, complete=True)
    errors: dict[str, Any] = {}
    for criterion, answer in _pairs(score.sheet, answers):
        line = queries.line_of(score, criterion)
        if not clean(answer.text) and (line is None or answer.points != line.self_points):
            errors[f"note_{criterion.code}"] = _l("Điểm khác với điểm tự chấm: ghi lý do.")
    if errors:
        raise Invalid(errors)
    for criterion, answer in _pairs(score.sheet, answers):
        line = _line(score, criterion)
        line.confirmed_points, line.note = answer.points, clean(answer.text, multiline=True)
    total = sum((line.confirmed_points or Decimal(0) for line in score.lines), Decimal(0))
    score.province_then_id = _province_then(score)
    grade = grade_of(score)
    SCORE.move(score, "confirm", by=by, total=write_number(total), grade=grade)
    score.total, score.grade, score.confirmed_at = total, grade, clock.now()


def grade_of(score: Score) -> str:
    """The class of the confirmed points, by the thresholds of the year's last day. Invalid without any."""
    grade = classing.grade_of(score)
    if not grade:
        raise Invalid({"move": _l("Chưa có mức điểm xếp loại cho năm này. Đặt mức điểm trước.")})
    return grade


def _province_then(score: Score) -> int:
    """The province by whose thresholds it is classed: today's, unless that began after the year was over."""
    late = began_after(score.province, queries.due_on(score.sheet, score.year))
    return score.province_then_id if late else score.province_id


def _locked(score: Score, seen: int, *, open_only: bool = False) -> Score:
    found = db.session.get(Score, score.id, with_for_update=True, populate_existing=True)
    if found is not None and open_only:
        still_open(found)
    if found is None or found.version != seen:
        raise Stale(
            _l("Người khác vừa sửa phiếu này. Nội dung vừa nhập còn ở dưới; tải lại trang để xem bản mới.")
        )
    return found


def _check_range(sheet: Sheet, answers: Mapping[str, Answer], *, complete: bool = False) -> None:
    errors: dict[str, Any] = {}
    for criterion in sheet.criteria:
        given = answers[criterion.code].points if criterion.code in answers else None
        if (given is None and complete) or (given is not None and not 0 <= given <= criterion.most):
            errors[f"points_{criterion.code}"] = _l(
                "%(label)s: cho điểm từ 0 đến %(most)s.",
                label=criterion.label,
                most=write_number(criterion.most),
            )
    if errors:
        raise Invalid(errors)


def _pairs(sheet: Sheet, answers: Mapping[str, Answer]) -> list[tuple[Criterion, Answer]]:
    return [(each, answers[each.code]) for each in sheet.criteria if each.code in answers]


def _line(score: Score, criterion: Criterion) -> ScoreLine:
    found = queries.line_of(score, criterion)
    if found is None:
        found = ScoreLine(score=score, criterion=criterion, criterion_id=criterion.id)
        db.session.add(found)
    return found
