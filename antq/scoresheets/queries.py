"""Questions to score sheets: one's own, those that wait, and the confirmed classes that everybody reads."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from ..kit import clock
from ..kit.database import db
from ..kit.paging import Part, part_of
from ..kit.refusals import Missing
from ..law.norms import norm
from ..places.models import Place
from ..units.models import Unit
from .grading import last_day, year_of
from .models import Criterion, Score, ScoreLine, Sheet, Thresholds
from .policy import of_others, seen_by

COMMUNE_KINDS = ("ubnd-xa", "cong-an-xa")
"""Units that score for a commune and its neighbourhoods; all others score themselves."""

NEWEST = 50
"""Of what was confirmed, the office is reminded of so many."""


def find(ref: str, *, by: Any) -> Score:
    """The score with this ref; raises Missing when the actor does not see it."""
    found = db.session.scalar(
        select(Score)
        .where(Score.ref == ref, seen_by(by))
        .options(
            joinedload(Score.unit),
            joinedload(Score.sheet).selectinload(Sheet.criteria),
            selectinload(Score.lines).joinedload(ScoreLine.criterion),
        )
    )
    if found is None:
        raise Missing(_l("Không có phiếu chấm này."))
    return found


IN_LISTS = (joinedload(Score.sheet), joinedload(Score.unit), joinedload(Score.commune))
"""What a line of a list says besides the score."""


def own(page: int = 1, *, by: Any) -> Part[Score]:
    """The scores of the units that the actor writes for, the newest first."""
    rows = select(Score).where(_of_own_units(by)).order_by(Score.year.desc(), Score.id.desc())
    return part_of(rows, page, loading=IN_LISTS)


def queue(page: int = 1, *, by: Any) -> Part[Score]:
    """What lies before the standing office, the longest waiting first; never of one's own unit."""
    rows = select(Score).where(_before_office("submitted", by)).order_by(Score.moved_at, Score.id)
    return part_of(rows, page, loading=IN_LISTS)


def confirmed_last(*, by: Any) -> Sequence[Score]:
    """What the standing office confirmed, the last first; at most NEWEST."""
    rows = select(Score).where(_before_office("confirmed", by)).options(*IN_LISTS)
    return db.session.scalars(rows.order_by(Score.moved_at.desc(), Score.id.desc()).limit(NEWEST)).all()


def _of_own_units(by: Any) -> ColumnElement[bool]:
    return and_(seen_by(by), Score.unit_id.in_(by.units_as("officer")))


def _before_office(state: str, by: Any) -> ColumnElement[bool]:
    return and_(
        seen_by(by),
        Score.state == state,
        Score.province_id.in_(by.provinces_as("standing_office")),
        of_others(by),
    )


def sheets(*, on: date, subjects: Collection[str] = ()) -> Sequence[Sheet]:
    """The sheets that hold on a day, for these subjects where any are named."""
    rows = select(Sheet).where(Sheet.valid_from <= on, or_(Sheet.valid_to.is_(None), Sheet.valid_to >= on))
    if subjects:
        rows = rows.where(Sheet.subject.in_(subjects))
    return db.session.scalars(rows.order_by(Sheet.position, Sheet.id)).all()


def sheet(ref: str) -> Sheet:
    """The sheet with this ref; raises Missing."""
    found = db.session.scalar(select(Sheet).where(Sheet.ref == ref).options(selectinload(Sheet.criteria)))
    if found is None:
        raise Missing(_l("Không có phiếu chấm này."))
    return found


def subjects_of(unit: Unit) -> tuple[str, ...]:
    """What a unit scores: its commune and the neighbourhoods there, or itself."""
    place = unit.place
    in_commune = unit.kind in COMMUNE_KINDS and place is not None and place.level == "commune"
    return ("commune", "neighbourhood") if in_commune else ("agency",)


def year_ends(subject: str, year: int) -> str:
    """The day and month on which an award year of such subjects ends ("30/11"), by the norm under which that year
    began: one that was changed since says nothing of it. LookupError where none is known."""
    return str(norm(f"award_year.end.{subject}", on=date(year, 1, 1)))


def year_at(subject: str, day: date) -> int:
    """The award year that a day lies in. LookupError where no norm says when it ends."""
    return year_of(day, year_ends(subject, day.year))


def current_year(subject: str) -> int:
    """The award year that runs today."""
    return year_at(subject, clock.today())


def due_on(sheet: Sheet, year: int) -> date:
    """The day by which a sheet is to be filled in for a year, which is the year's last one."""
    return last_day(year, year_ends(sheet.subject, year))


def holds(sheet: Sheet, year: int) -> bool:
    """Whether a year is scored by this sheet: by whichever holds on its last day, where a norm names that."""
    try:
        due = due_on(sheet, year)
    except LookupError:
        return False
    return sheet.valid_from <= due and (sheet.valid_to is None or due <= sheet.valid_to)


def sheets_of(year: int, *, subjects: Collection[str]) -> list[Sheet]:
    """The sheets by which a year is scored; none of subjects for which no norm says when that year ended."""
    return [sheet for subject in subjects for sheet in _of_year(year, subject)]


def _of_year(year: int, subject: str) -> Sequence[Sheet]:
    try:
        return sheets(on=last_day(year, year_ends(subject, year)), subjects=(subject,))
    except LookupError:
        return ()


def to_begin(subjects: Collection[str]) -> list[tuple[Sheet, list[int]]]:
    """The sheets that may be begun now, each with the years that are scored by it: the running one and the last."""
    found: dict[int, tuple[Sheet, list[int]]] = {}
    for subject in subjects:
        running = current_year(subject)
        for year in (running - 1, running):
            for sheet in _of_year(year, subject):
                found.setdefault(sheet.id, (sheet, []))[1].append(year)
    return sorted(found.values(), key=lambda each: (each[0].position, each[0].id))


def thresholds(sheet: Sheet, *, on: date, province_id: int | None) -> Thresholds | None:
    """The thresholds that hold on a day in a province: its own before those of the whole country."""
    return db.session.scalar(
        select(Thresholds)
        .where(
            Thresholds.sheet_id == sheet.id,
            Thresholds.valid_from <= on,
            or_(Thresholds.province_id.is_(None), Thresholds.province_id == province_id),
        )
        .order_by(Thresholds.province_id.is_(None), Thresholds.valid_from.desc(), Thresholds.id.desc())
        .limit(1)
        .execution_options(populate_existing=True)  # what another transaction set while this one waited
    )


@dataclass(frozen=True)
class Counted:
    """How many of one place and class were confirmed; the place is a province for agencies."""

    place_id: int
    grade: str
    count: int


def confirmed(year: int, *, kind: str, subject: str, province_id: int | None = None) -> list[Counted]:
    """The confirmed classes of a year by place: public, and no more of a score than its class."""
    place = func.coalesce(Score.commune_id, Score.province_id)
    rows = (
        select(place, Score.grade, func.count())
        .join(Score.sheet)
        .where(Score.state == "confirmed", Score.year == year, Sheet.kind == kind, Sheet.subject == subject)
        .group_by(place, Score.grade)
    )
    if province_id is not None:
        rows = rows.where(Score.province_id == province_id)
    return [Counted(*row) for row in db.session.execute(rows).all()]


def class_counts(
    year: int, *, kind: str, subjects: Collection[str], province_id: int | None
) -> dict[str, int]:
    """How many were confirmed in each class, over several subjects: what targets are judged by."""
    found: dict[str, int] = {}
    for subject in subjects:
        for row in confirmed(year, kind=kind, subject=subject, province_id=province_id):
            found[row.grade] = found.get(row.grade, 0) + row.count
    return found


def years(kind: str, subject: str) -> list[int]:
    """The years that have confirmed classes of this kind and subject, the newest first."""
    rows = (
        select(Score.year)
        .join(Score.sheet)
        .where(Score.state == "confirmed", Sheet.kind == kind, Sheet.subject == subject)
        .distinct()
        .order_by(Score.year.desc())
    )
    return list(db.session.scalars(rows))


def provinces_then(year: int, *, sheet_id: int, province_id: int) -> Sequence[int]:
    """The provinces of then by whose thresholds a year's classes in a province of today were given."""
    return db.session.scalars(
        select(Score.province_then_id)
        .where(
            Score.state == "confirmed",
            Score.year == year,
            Score.sheet_id == sheet_id,
            Score.province_id == province_id,
        )
        .distinct()
        .order_by(Score.province_then_id)
    ).all()


def provinces_with_classes(year: int) -> Sequence[Place]:
    """The provinces with confirmed classes of a year, in Vietnamese order."""
    ids = select(Score.province_id).where(Score.state == "confirmed", Score.year == year)
    return db.session.scalars(select(Place).where(Place.id.in_(ids)).order_by(Place.sort_key)).all()


def places_named(ids: Collection[int]) -> Sequence[Place]:
    """These places, those that have ended too, in Vietnamese order with what lies above them."""
    rows = select(Place).where(Place.id.in_(ids)).options(joinedload(Place.parent))
    return db.session.scalars(rows.order_by(Place.sort_key, Place.id)).all()


def line_of(score: Score, criterion: Criterion) -> ScoreLine | None:
    """The line of a criterion; None as long as nothing was typed there."""
    return next((line for line in score.lines if line.criterion_id == criterion.id), None)
