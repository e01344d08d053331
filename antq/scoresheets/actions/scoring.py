"""A unit scores itself, the standing office confirms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, or_, select

from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.numbers import write_number
from ...kit.policy import must
from ...kit.refusals import Invalid, Stale
from ...kit.text import clean
from ...places.lineage import standing_on
from ...places.models import Place
from ...units.models import Unit
from .. import classing, queries
from .. import events as events
from ..models import Criterion, Score, ScoreLine, Sheet
from ..workflow import SCORE
from .limits import hold

LONGEST_PLACE = 120


@dataclass(frozen=True)
class Answer:
    """What is typed for one criterion: points and evidence by the unit, points and reason by the office."""

    points: Decimal | None
    text: str = ""


def begin(sheet: Sheet, *, unit: Unit, year: int, neighbourhood: str = "", by: Any) -> Score:
    """Open a score of a unit on a sheet for a year.

    What is scored is the commune that stood at the end of the award year, also where the unit's seat was replaced
    meanwhile. Refuses: no officer of the unit (Refused); a unit that has ended, a sheet that is not this unit's or
    does not hold for the year, a year that has not begun or is long past, a commune that began after it, a
    neighbourhood missing or too long, one that was begun already (Invalid).
    """
    neighbourhood = clean(neighbourhood) if sheet.subject == "neighbourhood" else ""
    score = Score(
        sheet=sheet,
        sheet_id=sheet.id,
        unit=unit,
        unit_id=unit.id,
        province_id=unit.province_id,
        year=year,
        neighbourhood=neighbourhood,
        state="draft",
        author_id=by.person_id,
        created_at=clock.now(),
        moved_at=clock.now(),
    )
    with db.session.no_autoflush:
        must(by, "score.begin")
        must(by, "score.write", score)
        if errors := _wrong_start(score) or _wrong_place(score) or _same(score):
            raise Invalid(errors)
    score.ref = f"CD-{year}-{_next_number(year):04d}"
    db.session.add(score)
    db.session.flush()
    record("score.begin", score, by=by)
    return score


def _wrong_start(score: Score) -> dict[str, Any]:
    sheet, unit = score.sheet, score.unit
    if unit.ended_on is not None and unit.ended_on < clock.today():
        return {"unit": _l("Đơn vị này đã kết thúc hoạt động. Chọn đơn vị đang hoạt động.")}
    if unit.province_id is None or sheet.subject not in queries.subjects_of(unit):
        return {"sheet": _l("Đơn vị này không chấm theo phiếu đã chọn. Chọn phiếu khác.")}
    running = queries.current_year(sheet.subject)
    if not running - 1 <= score.year <= running:
        return {"year": _l("Chấm được năm %(last)d hoặc năm %(this)d.", last=running - 1, this=running)}
    if not queries.holds(sheet, score.year):
        return {"sheet": _l("Phiếu này không áp dụng cho năm %(year)d. Chọn phiếu khác.", year=score.year)}
    if sheet.subject == "neighbourhood":
        if not score.neighbourhood:
            return {"neighbourhood": _l("Nhập tên khu dân cư được chấm.")}
        if len(score.neighbourhood) > LONGEST_PLACE:
            return {"neighbourhood": _l("Tên khu dân cư dài nhất %(most)d ký tự.", most=LONGEST_PLACE)}
    return {}


def _wrong_place(score: Score) -> dict[str, Any]:
    """Lay the score where it belongs by the end of its year: in its commune and province of then."""
    due, seat, province = queries.due_on(score.sheet, score.year), score.unit.place, score.unit.province
    score.province_then_id = score.province_id
    if score.sheet.subject == "agency" or seat is None:
        return {}
    there = standing_on(seat, due)
    if there.level != "commune":
        return {"unit": _l("Địa bàn của đơn vị này không còn và chưa có xã, phường nào tiếp nhận.")}
    if _began_after(there, due):
        says = _l(
            "%(place)s chưa được thành lập khi năm %(year)d kết thúc. Chọn năm khác.",
            place=there.name,
            year=score.year,
        )
        return {"year": says}
    score.commune_id = there.id
    if _began_after(province, due) and there.parent_id is not None:
        score.province_then_id = there.parent_id  # a commune that ended stays below the province of then
    return {}


def _began_after(place: Place | None, day: date) -> bool:
    return place is not None and place.began_on is not None and place.began_on > day


def _same(score: Score) -> dict[str, Any]:
    """Nobody is classed twice for one year, by another sheet of the same kind neither; "Thôn 1" is "thôn 1"."""
    whose = Score.unit_id == score.unit_id
    if score.commune_id is not None:
        whose = or_(whose, Score.commune_id == score.commune_id)
    rows = (
        select(Score.ref, Score.neighbourhood)
        .join(Score.sheet)
        .where(
            Sheet.kind == score.sheet.kind,
            Sheet.subject == score.sheet.subject,
            Score.year == score.year,
            whose,
        )
    )
    for row in db.session.execute(rows):
        if row.neighbourhood.casefold() == score.neighbourhood.casefold():
            return {"sheet": _l("Đã có phiếu %(ref)s cho năm này. Mở phiếu ấy để chấm tiếp.", ref=row.ref)}
    return {}


def write(score: Score, answers: Mapping[str, Answer], *, seen: int, by: Any) -> None:
    """Keep what the unit typed, by code of criterion; blanks are welcome until it is sent.

    Refuses: not open to the actor (Refused), somebody else wrote meanwhile (Stale), points out of range (Invalid).
    """
    score = _locked(score, seen)
    must(by, "score.write", score)
    _check_range(score.sheet, answers)
    for criterion, answer in _pairs(score.sheet, answers):
        line = _line(score, criterion)
        line.self_points, line.evidence = answer.points, clean(answer.text, multiline=True)
    given = [line.self_points for line in score.lines if line.self_points is not None]
    score.self_total = sum(given, Decimal(0)) if given else None
    score.version += 1
    db.session.flush()


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
    late = _began_after(score.province, queries.due_on(score.sheet, score.year))
    return score.province_then_id if late else score.province_id


def _locked(score: Score, seen: int) -> Score:
    found = db.session.get(Score, score.id, with_for_update=True, populate_existing=True)
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


def _next_number(year: int) -> int:
    newest = select(Score.ref).where(Score.year == year)
    last = db.session.scalar(newest.order_by(func.length(Score.ref).desc(), Score.ref.desc()).limit(1))
    return int(last.rsplit("-", 1)[1]) + 1 if last else 1
