"""Who scores, who confirms, who reads what: classes are everybody's, drafts and lines are not."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, or_

from ..kit.policy import anyone, predicate, rule, signed_in
from ..units.queries import carried_on_by
from ..units.words import today as heir_of
from .models import Score


@predicate
def writes_for_unit(actor: Any, score: Any) -> bool:
    """An officer of the unit that scores itself."""
    return actor.holds("officer", unit_id=score.unit_id)


@predicate
def writes_for_some_unit(actor: Any, thing: Any) -> bool:
    """An officer of any unit."""
    return actor.holds("officer")


@predicate
def is_open(actor: Any, score: Any) -> bool:
    """Not sent yet, or sent back."""
    return score.state in ("draft", "returned")


@predicate
def in_standing_office(actor: Any, score: Any) -> bool:
    """The standing office of the score's province."""
    return actor.holds("standing_office", province_id=score.province_id)


@predicate
def in_some_office(actor: Any, thing: Any) -> bool:
    """The standing office of any province."""
    return bool(actor.provinces_as("standing_office"))


@predicate
def own_unit(actor: Any, score: Any) -> bool:
    """Belongs to the unit that scored itself or to one that took over from it, or began the sheet or sent it."""
    itself = actor.person_id in (score.author_id, score.submitted_by_id)
    return itself or bool({score.unit_id, heir_of(score.unit).id} & actor.own_units)


def of_others(actor: Any) -> ColumnElement[bool]:
    """The twin of `~own_unit`, in SQL."""
    return and_(
        Score.unit_id.not_in(carried_on_by(sorted(actor.own_units))),
        Score.author_id != actor.person_id,
        or_(Score.submitted_by_id.is_(None), Score.submitted_by_id != actor.person_id),
    )


@predicate
def sent(actor: Any, score: Any) -> bool:
    """No longer only the unit's own draft."""
    return score.submitted_at is not None


sees = writes_for_unit | (sent & in_standing_office)


def seen_by(actor: Any) -> ColumnElement[bool]:
    """The twin of `sees`, in SQL."""
    return or_(
        Score.unit_id.in_(actor.units_as("officer")),
        and_(Score.submitted_at.is_not(None), Score.province_id.in_(actor.provinces_as("standing_office"))),
    )


rule("score.browse", anyone, _l("Kết quả xếp loại ai cũng xem được."), public=True)
rule("score.see", signed_in & sees, _l("Không có phiếu chấm này."))
rule("score.begin", signed_in & writes_for_some_unit, _l("Chỉ cán bộ được đơn vị phân công chấm điểm."))
rule("score.write", signed_in & writes_for_unit, _l("Chỉ cán bộ của đơn vị chấm và sửa phiếu."))
rule("score.drop", signed_in & writes_for_unit, _l("Chỉ cán bộ của đơn vị bỏ bản nháp phiếu chấm."))
rule(
    "score.submit",
    signed_in & writes_for_unit,
    _l("Chỉ cán bộ của đơn vị gửi phiếu chấm."),
    among=lambda actor: Score.unit_id.in_(actor.units_as("officer")) if actor.holds("officer") else None,
)
rule("score.queue", signed_in & in_some_office, _l("Việc xác nhận dành cho cơ quan thường trực."))
rule(
    "score.confirm",
    signed_in & in_standing_office & ~own_unit,
    _l("Chỉ cơ quan thường trực của tỉnh xác nhận, và không xác nhận phiếu của đơn vị mình."),
    among=lambda actor: (
        and_(Score.province_id.in_(actor.provinces_as("standing_office")), of_others(actor))
        if actor.holds("standing_office")
        else None
    ),
)
rule(
    "score.thresholds",
    signed_in & in_some_office,
    _l("Chỉ cơ quan thường trực của tỉnh đặt mức điểm xếp loại."),
)
