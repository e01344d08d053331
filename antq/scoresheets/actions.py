"""Sheets and thresholds; a unit scores itself, the standing office confirms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from ..kit import clock
from ..kit.database import db
from ..kit.journal import record
from ..kit.numbers import write_number
from ..kit.policy import must
from ..kit.refusals import Invalid, Stale
from ..kit.text import clean
from ..law.queries import by_ref as document
from ..units.models import Unit
from . import events as events
from . import queries
from .grading import class_of, meets
from .models import Criterion, Score, ScoreLine, Sheet, Thresholds
from .workflow import SCORE

Row = Mapping[str, Any]
LONGEST_PLACE = 120


@dataclass(frozen=True)
class Answer:
    """What is typed for one criterion: points and evidence by the unit, points and reason by the office."""

    points: Decimal | None
    text: str = ""


def load(data: Mapping[str, Iterable[Row]]) -> None:
    """Rows as in scoresheets/data/sheets.toml (`sheet`, `thresholds`); may be repeated, nothing is removed.

    Criteria that were scored keep their meaning: a changed sheet is a new one with its own ref.
    """
    for position, row in enumerate(data.get("sheet", ())):
        _load_sheet(row, position)
    for row in data.get("thresholds", ()):
        sheet = queries.sheet(row["sheet"])
        known = db.session.scalar(
            select(Thresholds).where(
                Thresholds.sheet_id == sheet.id,
                Thresholds.province_id.is_(None),
                Thresholds.valid_from == row["valid_from"],
            )
        )
        found = known or Thresholds(sheet=sheet, valid_from=row["valid_from"])
        found.good, found.fair, found.average = (Decimal(row[name]) for name in ("good", "fair", "average"))
        found.mark, found.note = row["mark"], row.get("note", "")
        db.session.add(found)
    db.session.flush()


def _load_sheet(row: Row, position: int) -> None:
    found = db.session.scalar(select(Sheet).where(Sheet.ref == row["ref"])) or Sheet(ref=row["ref"])
    found.name, found.kind, found.subject = clean(row["name"]), row["kind"], row["subject"]
    found.whole, found.document = row.get("whole", False), document(row.get("document"))
    found.valid_from, found.valid_to = row["valid_from"], row.get("valid_to")
    found.mark, found.note, found.position = row["mark"], row.get("note", ""), position
    db.session.add(found)
    db.session.flush()
    known = {each.code: each for each in found.criteria}
    for place, line in enumerate(row["criteria"]):
        each = known.get(line["code"]) or Criterion(sheet=found, code=line["code"])
        each.label, each.hint, each.most = clean(line["label"]), line.get("hint", ""), Decimal(line["most"])
        each.needs_evidence, each.position = line.get("needs_evidence", False), place
        db.session.add(each)
    db.session.flush()


def begin(sheet: Sheet, *, unit: Unit, year: int, neighbourhood: str = "", by: Any) -> Score:
    """Open a score of a unit on a sheet for a year.

    Refuses: no officer of the unit (Refused); a sheet that is not this unit's, a year that has not begun or is
    long past, a neighbourhood missing or too long, one that was begun already (Invalid).
    """
    neighbourhood = clean(neighbourhood) if sheet.subject == "neighbourhood" else ""
    score = Score(
        sheet=sheet,
        unit=unit,
        unit_id=unit.id,
        province_id=unit.province_id,
        commune_id=unit.place_id if sheet.subject != "agency" else None,
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
    if errors := _wrong_start(score):
        raise Invalid(errors)
    score.ref = f"CD-{year}-{_next_number(year):04d}"
    db.session.add(score)
    db.session.flush()
    record("score.begin", score, by=by)
    return score


def _wrong_start(score: Score) -> dict[str, Any]:
    sheet, unit, running = score.sheet, score.unit, queries.current_year(score.sheet.subject)
    if unit.province_id is None or sheet.subject not in queries.subjects_of(unit):
        return {"sheet": _l("Đơn vị này không chấm theo phiếu đã chọn. Chọn phiếu khác.")}
    if not running - 1 <= score.year <= running:
        return {"year": _l("Chấm được năm %(last)d hoặc năm %(this)d.", last=running - 1, this=running)}
    if sheet.subject == "neighbourhood":
        if not score.neighbourhood:
            return {"neighbourhood": _l("Nhập tên khu dân cư được chấm.")}
        if len(score.neighbourhood) > LONGEST_PLACE:
            return {"neighbourhood": _l("Tên khu dân cư dài nhất %(most)d ký tự.", most=LONGEST_PLACE)}
    same = select(Score.ref).where(
        Score.sheet_id == sheet.id, Score.year == score.year, Score.neighbourhood == score.neighbourhood
    )
    whose = Score.unit_id == unit.id if score.commune_id is None else Score.commune_id == score.commune_id
    if ref := db.session.scalar(same.where(whose)):
        return {"sheet": _l("Đã có phiếu %(ref)s cho năm này. Mở phiếu ấy để chấm tiếp.", ref=ref)}
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
    score.submitted_at = clock.now()


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
    grade = grade_of(score)
    SCORE.move(score, "confirm", by=by, total=write_number(total), grade=grade)
    score.total, score.grade, score.confirmed_at = total, grade, clock.now()


def grade_of(score: Score) -> str:
    """The class of the confirmed points, by the thresholds of the year's last day. Invalid without any."""
    points = [(line.confirmed_points or Decimal(0), line.criterion.most) for line in score.lines]
    if score.sheet.whole:
        return meets(points)
    on = queries.due_on(score.sheet, score.year)
    limits = queries.thresholds(score.sheet, on=on, province_id=score.province_id)
    if limits is None:
        raise Invalid({"move": _l("Chưa có mức điểm xếp loại cho năm này. Đặt mức điểm trước.")})
    return class_of(sum((given for given, _most in points), Decimal(0)), limits)


def set_thresholds(
    sheet: Sheet,
    *,
    province_id: int,
    valid_from: date,
    good: Decimal,
    fair: Decimal,
    average: Decimal,
    note: str = "",
    by: Any,
) -> int:
    """Set from how many points on the classes begin in a province, from a day on; the same day renews.

    Confirmed scores whose year ends on or after that day are classed anew; returns how many changed.
    Refuses: another province (Refused), limits that do not fall (Invalid).
    """
    must(by, "score.thresholds")
    if province_id not in by.provinces_as("standing_office"):
        raise Invalid({"sheet": _l("Chỉ đặt mức điểm cho tỉnh mình.")})
    most = sum((each.most for each in sheet.criteria), Decimal(0))
    if sheet.whole or not most >= good > fair > average > 0:
        raise Invalid(
            {"good": _l("Ba mức phải giảm dần, từ %(most)s trở xuống và lớn hơn 0.", most=write_number(most))}
        )
    known = db.session.scalar(
        select(Thresholds).where(
            Thresholds.sheet_id == sheet.id,
            Thresholds.province_id == province_id,
            Thresholds.valid_from == valid_from,
        )
    )
    found: Any = known or Thresholds(sheet=sheet, province_id=province_id, valid_from=valid_from)
    found.good, found.fair, found.average = good, fair, average
    found.mark, found.note = "V", clean(note, multiline=True)
    db.session.add(found)
    numbers = {"good": write_number(good), "fair": write_number(fair), "average": write_number(average)}
    record("thresholds.set", found, by=by, since=valid_from.isoformat(), **numbers)
    return regrade(sheet, province_id=province_id)


def regrade(sheet: Sheet, *, province_id: int | None = None) -> int:
    """Class every confirmed score of a sheet anew from its own rows; returns how many changed."""
    whole = selectinload(Score.lines).joinedload(ScoreLine.criterion)
    rows = select(Score).where(Score.sheet_id == sheet.id, Score.state == "confirmed").options(whole)
    if province_id is not None:
        rows = rows.where(Score.province_id == province_id)
    changed = 0
    for score in db.session.scalars(rows):
        grade = grade_of(score)
        changed += grade != score.grade
        score.grade = grade
    db.session.flush()
    return changed


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
