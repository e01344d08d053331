"""Rounds are for whoever signs in to read; the standing office of the province keeps them."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.policy import predicate, rule, signed_in


@predicate
def in_some_office(actor: Any, thing: Any) -> bool:
    """The standing office of any province."""
    return bool(actor.provinces_as("standing_office"))


@predicate
def keeps(actor: Any, round: Any) -> bool:
    """The standing office of the round's province."""
    return bool(actor.holds("standing_office", province_id=round.province_id))


rule("round.see", signed_in, _l("Đăng nhập để xem các đợt xét."))
rule("round.begin", signed_in & in_some_office, _l("Chỉ cơ quan thường trực của tỉnh mở đợt xét."))
rule("round.keep", signed_in & keeps, _l("Chỉ cơ quan thường trực của tỉnh có đợt xét này sửa đợt."))
