"""Who registers, accepts, confirms, closes and imports replications, and who reads what of them."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, or_

from ..kit.policy import anyone, predicate, rule, signed_in
from ..units.queries import carried_on_by
from ..units.words import line
from .hidden import hidden_initiatives
from .models import Batch, Replication


@predicate
def is_public(actor: Any, replication: Any) -> bool:
    """The ledger has taken it in, and its initiative was not withdrawn."""
    return replication.accepted_at is not None and replication.initiative_id not in hidden_initiatives()


def standing() -> ColumnElement[bool]:
    """`is_public` as a condition on Replication."""
    return and_(Replication.accepted_at.is_not(None), Replication.initiative_id.not_in(hidden_initiatives()))


@predicate
def runs_it(actor: Any, replication: Any) -> bool:
    """An officer of the unit that runs it, or of one that took over from it."""
    return bool(_answer_for(replication) & set(actor.units_as("officer")))


@predicate
def in_its_office(actor: Any, replication: Any) -> bool:
    """The standing office of the province where it runs."""
    return replication.province_id is not None and actor.holds(
        "standing_office", province_id=replication.province_id
    )


@predicate
def of_own_unit(actor: Any, replication: Any) -> bool:
    """Run by a unit that the actor belongs to, or begun by one that it took over from."""
    return bool(_answer_for(replication) & actor.own_units)


def _answer_for(replication: Any) -> set[int]:
    """The ids of the unit that runs it and of all that took over: the twin of `carried_on_by` in `seen_by`."""
    return {each.id for each in line(replication.unit)}


@predicate
def officer(actor: Any, thing: Any) -> bool:
    """An officer of any unit."""
    return actor.holds("officer")


@predicate
def in_some_office(actor: Any, thing: Any) -> bool:
    """The standing office of any province."""
    return actor.holds("standing_office")


@predicate
def sent_it(actor: Any, sheet: Batch) -> bool:
    """Whoever sent the sheet."""
    return sheet.person_id == actor.person_id


@predicate
def looks_after(actor: Any, recognition: Any) -> bool:
    """The standing office of the initiative's province."""
    province = recognition.province_id
    return province is not None and actor.holds("standing_office", province_id=province)


sees_privately = runs_it | in_its_office
"""Who reads of a replication what the public does not: who answers for it."""

sees = is_public | sees_privately


def seen_by(actor: Any) -> ColumnElement[bool]:
    """The twin of `sees`, in SQL."""
    return or_(
        standing(),
        Replication.unit_id.in_(carried_on_by(actor.units_as("officer"))),
        Replication.province_id.in_(actor.provinces_as("standing_office")),
    )


rule("replication.see", sees, _l("Điểm mô hình này chưa vào sổ."), public=True)
rule(
    "replication.register",
    signed_in & officer,
    _l("Chỉ cán bộ được đơn vị phân công đăng ký điểm mô hình."),
)
rule("replication.own", signed_in & (officer | in_some_office), _l("Trang này dành cho đơn vị làm mô hình."))
rule("replication.edit", signed_in & runs_it, _l("Chỉ cán bộ của đơn vị phụ trách sửa điểm mô hình."))
rule(
    "replication.accept",
    signed_in & in_its_office & ~of_own_unit,
    _l("Chỉ cơ quan thường trực của tỉnh nhận điểm vào sổ, không nhận điểm của đơn vị mình."),
)
rule(
    "replication.run",
    signed_in & runs_it,
    _l("Chỉ cán bộ của đơn vị phụ trách ghi việc ra mắt, hoạt động của điểm."),
)
rule(
    "replication.judge",
    signed_in & (runs_it | in_its_office),
    _l("Chỉ đơn vị phụ trách và cơ quan thường trực của tỉnh ghi điểm yếu, củng cố hoặc kết thúc."),
)
rule("replication.confirm", signed_in & runs_it, _l("Chỉ đơn vị phụ trách xác nhận điểm còn hoạt động."))
rule(
    "replication.confirm_by_link",
    anyone,
    _l("Đường dẫn trong thư mở cho người nhận thư."),
    public=True,
)
rule(
    "replication.settle",
    signed_in & in_its_office,
    _l("Chỉ cơ quan thường trực của tỉnh chọn địa bàn cho điểm có nơi cũ đã chia tách."),
)
rule(
    "replication.import",
    signed_in & (officer | in_some_office),
    _l("Chỉ cán bộ đơn vị và cơ quan thường trực nhập điểm từ bảng tính."),
)
rule("replication_batch.see", signed_in & sent_it, _l("Bảng này do người khác gửi."))
rule(
    "recognition.keep",
    signed_in & looks_after,
    _l("Chỉ cơ quan thường trực của tỉnh ghi phạm vi được thông báo nhân rộng."),
)
