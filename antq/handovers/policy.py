"""Who hands over a unit that ended: the office of its province proposes, the successor's own officers answer.

An administrator of the whole country may propose for every province: a province whose own desk is empty would
otherwise keep units that nobody can hand over.
"""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, or_, true

from ..kit.policy import predicate, rule, signed_in
from ..units.models import Unit
from .models import Handover

DESKS = ("standing_office", "administrator")
"""Roles that look after the units of their province."""


def province_of(unit: Unit) -> int | None:
    """The province of today that a unit of any time answers to."""
    province = unit.province
    if province is None:
        return None
    return province.id if province.current else province.heir_id


def of_the_country(actor: Any) -> bool:
    """An administrator posted in a unit of no province, who reaches every unit."""
    return any(post.role == "administrator" and post.province_id is None for post in actor.posts)


def _looks_after(actor: Any, province_id: int | None) -> bool:
    own = province_id is not None and actor.holds(*DESKS, province_id=province_id)
    return own or of_the_country(actor)


@predicate
def looks_after_unit(actor: Any, unit: Any) -> bool:
    """The office or an administrator of the province in which the unit lay, as it is called today, or an
    administrator of the country."""
    return _looks_after(actor, province_of(unit))


@predicate
def looks_after(actor: Any, handover: Any) -> bool:
    """The office or an administrator of the handover's province, or an administrator of the country."""
    return _looks_after(actor, handover.province_id)


@predicate
def writes_for_successor(actor: Any, handover: Any) -> bool:
    """An officer of the unit that is asked to take over."""
    return actor.holds("officer", unit_id=handover.successor_id)


@predicate
def has_to_do_with_it(actor: Any, thing: Any) -> bool:
    """Anybody who may propose or answer some handover."""
    return actor.holds(*DESKS, "officer")


sees = looks_after | writes_for_successor


def seen_by(actor: Any) -> ColumnElement[bool]:
    """`sees` as a condition on handovers."""
    if of_the_country(actor):
        return true()
    return or_(
        Handover.province_id.in_(actor.provinces_as(*DESKS)),
        Handover.successor_id.in_(actor.units_as("officer")),
    )


rule(
    "handover.browse",
    signed_in & has_to_do_with_it,
    _l("Bàn giao đơn vị dành cho cơ quan thường trực, người quản trị và cán bộ lập hồ sơ."),
)
rule("handover.see", signed_in & sees, _l("Không có lần bàn giao này."))
rule(
    "handover.propose",
    signed_in & looks_after_unit,
    _l("Chỉ cơ quan thường trực, người quản trị của tỉnh hoặc của cả nước đề nghị bàn giao đơn vị."),
)
rule(
    "handover.answer",
    signed_in & writes_for_successor,
    _l("Chỉ cán bộ lập hồ sơ của đơn vị được đề nghị trả lời."),
    among=lambda actor: (
        Handover.successor_id.in_(actor.units_as("officer")) if actor.holds("officer") else None
    ),
)
rule(
    "handover.withdraw",
    signed_in & looks_after,
    _l("Chỉ cơ quan thường trực, người quản trị của tỉnh hoặc của cả nước rút đề nghị."),
)
