"""Which class confirmed points come to: one score when it is confirmed, many at once when thresholds change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import case, func, select

from ..kit.database import db
from . import queries
from .grading import class_of, meets
from .models import Criterion, Score, ScoreLine, Sheet, Thresholds


@dataclass(frozen=True)
class Classed:
    """A confirmed score: the class that is kept of it, and what its rows say ("" where no thresholds hold)."""

    id: int
    ref: str
    kept: str
    right: str


def grade_of(score: Score) -> str:
    """The class of a score's confirmed points by the thresholds of its year's last day in its province of then.
    "" where none hold."""
    points = [(line.confirmed_points or Decimal(0), line.criterion.most) for line in score.lines]
    if score.sheet.whole:
        return meets(points)
    limits = queries.thresholds(
        score.sheet, on=queries.due_on(score.sheet, score.year), province_id=score.province_then_id
    )
    return class_of(sum((given for given, _most in points), Decimal(0)), limits) if limits else ""


def classed(*, sheet_id: int | None = None, province_id: int | None = None) -> list[Classed]:
    """Every confirmed score, or those of a sheet and of a province of then, classed anew from its lines.

    One question for all scores, and two for each year of a sheet in a province.
    """
    given = func.coalesce(ScoreLine.confirmed_points, Decimal(0))
    rows = (
        select(
            Score.id,
            Score.ref,
            Score.grade,
            Score.sheet_id,
            Score.year,
            Score.province_then_id,
            func.sum(given).label("total"),
            func.min(case((given >= Criterion.most, 1), else_=0)).label("full"),
        )
        .outerjoin(Score.lines)
        .outerjoin(ScoreLine.criterion)
        .where(Score.state == "confirmed")
        .group_by(Score.id)
        .order_by(Score.id)
    )
    if sheet_id is not None:
        rows = rows.where(Score.sheet_id == sheet_id)
    if province_id is not None:
        rows = rows.where(Score.province_then_id == province_id)
    found, known = [], _Limits()
    for row in db.session.execute(rows):
        if known.sheets[row.sheet_id].whole:
            right = "dat" if row.full else "khong-dat"
        else:
            limits = known.of(row.sheet_id, row.province_then_id, row.year)
            right = class_of(row.total or Decimal(0), limits) if limits else ""
        found.append(Classed(row.id, row.ref, row.grade, right))
    return found


class _Limits:
    """Thresholds by sheet, province and year, each asked for once."""

    def __init__(self) -> None:
        self.sheets = {sheet.id: sheet for sheet in db.session.scalars(select(Sheet))}
        self._days: dict[tuple[str, int], date] = {}
        self._found: dict[tuple[int, int, int], Thresholds | None] = {}

    def of(self, sheet_id: int, province_id: int, year: int) -> Thresholds | None:
        """Those of the year's last day."""
        key, sheet = (sheet_id, province_id, year), self.sheets[sheet_id]
        if key not in self._found:
            day = (sheet.subject, year)
            if day not in self._days:
                self._days[day] = queries.due_on(sheet, year)
            self._found[key] = queries.thresholds(sheet, on=self._days[day], province_id=province_id)
        return self._found[key]
