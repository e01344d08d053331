"""The catalogue is public; what has been withdrawn shows only that it was."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement

from ..kit.policy import anyone, predicate, rule, signed_in
from ..kit.search import Kind
from .models import Family, Initiative, heir_of

INITIATIVES = Kind(0)
"""Initiatives in the index of search."""

TIERS = ("public",)
"""The search tiers that everybody reads; the catalogue has no other."""


def sees(actor: Any, initiative: Initiative) -> bool:
    """Whether the initiative stands in the catalogue that the actor reads."""
    return initiative.state == "public"


def seen_by(actor: Any) -> ColumnElement[bool]:
    """`sees` as a condition on Initiative."""
    return Initiative.state == "public"


rule("initiative.browse", anyone, _l("Danh mục mô hình ai cũng xem được."), public=True)
rule("initiative.see", anyone, _l("Trang mô hình ai cũng xem được."), public=True)


@predicate
def looks_after(actor: Any, initiative: Any) -> bool:
    """The standing office of the initiative's province, its administrator, or one of the whole country."""
    if actor.holds("standing_office", province_id=initiative.province_id):
        return initiative.province_id is not None
    reach = {post.province_id for post in actor.posts if post.role == "administrator"}
    return bool(reach & {None, initiative.province_id})


@predicate
def is_of_own_unit(actor: Any, initiative: Any) -> bool:
    """Sponsored by a unit that the actor belongs to."""
    return initiative.sponsor_id is not None and initiative.sponsor_id in actor.own_units


@predicate
def looks_after_heir(actor: Any, initiative: Any) -> bool:
    """Looks after the initiative that this one was merged into."""
    return looks_after(actor, heir_of(initiative))


@predicate
def looks_after_some(actor: Any, family: Family) -> bool:
    """Looks after at least one initiative of the family: families reach over provinces."""
    return any(looks_after(actor, initiative) for initiative in family.initiatives)


rule("family.see", anyone, _l("Trang họ mô hình ai cũng xem được."), public=True)
rule(
    "initiative.merge",
    signed_in & looks_after & ~is_of_own_unit,
    _l("Chỉ cơ quan thường trực của tỉnh và quản trị gộp mô hình, không gộp mô hình của đơn vị mình."),
)
rule(
    "initiative.split",
    signed_in & looks_after & looks_after_heir & ~is_of_own_unit,
    _l("Chỉ cơ quan thường trực của tỉnh và quản trị tách mô hình, không tách mô hình của đơn vị mình."),
)
rule(
    "initiative.relate",
    signed_in & looks_after,
    _l("Chỉ cơ quan thường trực của tỉnh và quản trị xếp mô hình vào họ."),
)
rule(
    "family.split",
    signed_in & looks_after_some,
    _l("Chỉ cơ quan thường trực của tỉnh có mô hình trong họ và quản trị tách họ."),
)
