"""A unit begins a score, and throws a draft away that was never sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, or_, select, union_all

from ...kit import clock
from ...kit.database import db, one_at_a_time
from ...kit.journal import Event, record
from ...kit.policy import must
from ...kit.refusals import Invalid, Stale
from ...kit.text import clean
from ...places.lineage import standing_on
from ...places.models import Place
from ...units.models import Unit
from .. import events as events
from .. import queries
from ..models import Score, Sheet

LONGEST_PLACE = 120


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
        one_at_a_time("score.ref")  # its numbers run over all provinces
        if errors := _wrong_start(score) or _wrong_place(score) or _same(score, by):
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
    if began_after(there, due):
        says = _l(
            "%(place)s chưa được thành lập khi năm %(year)d kết thúc. Chọn năm khác.",
            place=there.name,
            year=score.year,
        )
        return {"year": says}
    score.commune_id = there.id
    if began_after(province, due) and there.parent_id is not None:
        score.province_then_id = there.parent_id  # a commune that ended stays below the province of then
    return {}


def _same(score: Score, by: Any) -> dict[str, Any]:
    """Nobody is classed twice for one year, by another sheet of the same kind neither; "Thôn 1" is "thôn 1". Another
    unit of the commune may have begun it: whoever does not write for that one cannot open the sheet."""
    whose = Score.unit_id == score.unit_id
    if score.commune_id is not None:
        whose = or_(whose, Score.commune_id == score.commune_id)
    rows = (
        select(Score.ref, Score.neighbourhood, Score.unit_id, Unit.name)
        .join(Score.sheet)
        .join(Score.unit)
        .where(
            Sheet.kind == score.sheet.kind,
            Sheet.subject == score.sheet.subject,
            Score.year == score.year,
            whose,
        )
    )
    for row in db.session.execute(rows):
        if row.neighbourhood.casefold() == score.neighbourhood.casefold():
            if not by.holds("officer", unit_id=row.unit_id):
                says = _l("%(unit)s đã lập phiếu này cho năm này. Liên hệ đơn vị ấy.", unit=row.name)
                return {"sheet": says}
            return {"sheet": _l("Đã có phiếu %(ref)s cho năm này. Mở phiếu ấy để chấm tiếp.", ref=row.ref)}
    return {}


def began_after(place: Place | None, day: date) -> bool:
    """Whether a place was not there yet on a day."""
    return place is not None and place.began_on is not None and place.began_on > day


def drop(score: Score, *, seen: int, by: Any) -> None:
    """Throw a draft away that was never sent; its number is not given again.

    Refuses: no officer of the unit (Refused), sent once, or written to since the actor looked (Stale).
    """
    must(by, "score.drop", score)
    found = db.session.get(Score, score.id, with_for_update=True, populate_existing=True)
    if found is None or found.submitted_at is not None:
        raise Stale(_l("Phiếu này đã gửi cơ quan thường trực hoặc đã bị bỏ, không bỏ được nữa."))
    if found.version != seen:
        raise Stale(_l("Người khác vừa sửa phiếu này. Xem lại rồi mới bỏ."))
    record("score.drop", found, by=by)
    for line in list(found.lines):
        db.session.delete(line)
    db.session.flush()
    db.session.delete(found)
    db.session.flush()


def _next_number(year: int) -> int:
    """One more than the last of the year, those of dropped drafts included: a page that is still open on one of them
    must not write into another sheet."""
    dropped = select(Event.subject_ref.label("ref")).where(
        Event.kind == "score.drop", Event.subject_ref.startswith(f"CD-{year}-", autoescape=True)
    )
    given = union_all(select(Score.ref.label("ref")).where(Score.year == year), dropped).subquery()
    newest = select(given.c.ref).order_by(func.length(given.c.ref).desc(), given.c.ref.desc())
    last = db.session.scalar(newest.limit(1))
    return int(last.rsplit("-", 1)[1]) + 1 if last else 1
