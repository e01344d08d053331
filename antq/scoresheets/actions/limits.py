"""From how many points on the classes begin, and classing anew when that changes."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update

from ...kit.database import db
from ...kit.journal import record
from ...kit.numbers import write_number
from ...kit.policy import must
from ...kit.refusals import Invalid
from ...kit.text import clean
from ..classing import classed
from ..models import Score, Sheet, Thresholds

AT_ONCE = 500


def hold(sheet: Sheet, *, shared: bool = False) -> None:
    """Let nobody change the thresholds of a sheet until this transaction ends; `shared` with others who only class
    by them. Before they are read: who reads first might class by what another has just replaced."""
    row = select(Sheet.id).where(Sheet.id == sheet.id)
    db.session.execute(row.with_for_update(read=True) if shared else row.with_for_update(key_share=True))


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
    hold(sheet)
    known = db.session.scalar(
        select(Thresholds)
        .where(
            Thresholds.sheet_id == sheet.id,
            Thresholds.province_id == province_id,
            Thresholds.valid_from == valid_from,
        )
        .execution_options(populate_existing=True)
    )
    found: Any = known or Thresholds(sheet=sheet, province_id=province_id, valid_from=valid_from)
    found.good, found.fair, found.average = good, fair, average
    found.mark, found.note = "V", clean(note, multiline=True)
    db.session.add(found)
    numbers = {"good": write_number(good), "fair": write_number(fair), "average": write_number(average)}
    record("thresholds.set", found, by=by, since=valid_from.isoformat(), **numbers)
    return regrade(sheet, province_id=province_id)


def regrade(sheet: Sheet, *, province_id: int | None = None) -> int:
    """Class every confirmed score of a sheet (and province of then) anew from its own rows; returns how many changed.

    A score for whose year no thresholds hold keeps its class; `flask antq check` names it.
    """
    changed: defaultdict[str, list[int]] = defaultdict(list)
    for each in classed(sheet_id=sheet.id, province_id=province_id):
        if each.right not in ("", each.kept):
            changed[each.right].append(each.id)
    for grade, ids in changed.items():
        waiting = iter(ids)
        while part := list(islice(waiting, AT_ONCE)):
            still = (Score.id.in_(part), Score.state == "confirmed")  # it may be reopened at this very moment
            db.session.execute(update(Score).where(*still).values(grade=grade))
    return sum(len(ids) for ids in changed.values())
