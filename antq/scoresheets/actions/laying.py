"""The sheets and thresholds that ship, or that an administrator lays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from ...kit.database import db
from ...kit.text import clean
from ...law.queries import by_ref as document
from .. import queries
from ..models import Criterion, Score, ScoreLine, Sheet, Thresholds
from .limits import hold, regrade

Row = Mapping[str, Any]


class Scored(ValueError):
    """Something was to change by which units were scored already."""


def load(data: Mapping[str, Iterable[Row]]) -> int:
    """Rows as in scoresheets/data/sheets.toml (`sheet`, `thresholds`); may be repeated, nothing is removed.

    Confirmed scores are classed anew by what holds then; returns how many changed. Raises Scored where something
    that was scored would change its meaning: a changed sheet is a new one with its own ref.
    """
    for position, row in enumerate(data.get("sheet", ())):
        _load_sheet(row, position)
    for row in data.get("thresholds", ()):
        _load_thresholds(row)
    db.session.flush()
    named = {row["ref"] for row in data.get("sheet", ())} | {
        row["sheet"] for row in data.get("thresholds", ())
    }
    return sum(regrade(queries.sheet(ref)) for ref in sorted(named))


def _load_thresholds(row: Row) -> None:
    sheet = queries.sheet(row["sheet"])
    hold(sheet)
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


def _load_sheet(row: Row, position: int) -> None:
    found = db.session.scalar(select(Sheet).where(Sheet.ref == row["ref"])) or Sheet(ref=row["ref"])
    _refuse_scored(found, row)
    found.name, found.kind, found.subject = clean(row["name"]), row["kind"], row["subject"]
    found.whole, found.document = row.get("whole", False), document(row.get("document"))
    found.valid_from, found.valid_to = row["valid_from"], row.get("valid_to")
    found.mark, found.note, found.position = row["mark"], row.get("note", ""), position
    db.session.add(found)
    db.session.flush()
    known = {each.code: each for each in found.criteria}
    for place, line in enumerate(row["criteria"]):
        each = known.get(line["code"]) or Criterion(sheet=found, code=line["code"])
        each.label, each.most, each.needs_evidence = _meaning(line)
        each.hint, each.position = line.get("hint", ""), place
        db.session.add(each)
    db.session.flush()


def _meaning(line: Row) -> tuple[str, Decimal, bool]:
    """What points of a criterion stand for."""
    return clean(line["label"]), Decimal(line["most"]), line.get("needs_evidence", False)


def _refuse_scored(sheet: Sheet, row: Row) -> None:
    """Whatever units were scored by stays as it is."""
    if (
        sheet.id is None
        or db.session.scalar(select(Score.id).where(Score.sheet_id == sheet.id).limit(1)) is None
    ):
        return
    if (sheet.kind, sheet.subject, sheet.whole) != (row["kind"], row["subject"], row.get("whole", False)):
        raise Scored(
            f"sheet {sheet.ref} has scores: its kind, subject and whole stay; give the new one its own ref"
        )
    lined = select(ScoreLine.criterion_id).join(Criterion).where(Criterion.sheet_id == sheet.id)
    scored = set(db.session.scalars(lined.distinct()))
    said = {line["code"]: _meaning(line) for line in row["criteria"]}
    for each in sheet.criteria:
        stands = (each.label, each.most, each.needs_evidence)
        if each.id in scored and said.get(each.code, stands) != stands:
            raise Scored(
                f"sheet {sheet.ref}: criterion {each.code} was scored, so its label, most and needs_evidence stay;"
                f" a changed sheet is a new one with its own ref"
            )
