"""Campaigns are everybody's to read; the standing office of the province keeps them."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.policy import anyone, predicate, rule, signed_in


@predicate
def in_some_office(actor: Any, thing: Any) -> bool:
    """The standing office of any province."""
    return bool(actor.provinces_as("standing_office"))


@predicate
def keeps(actor: Any, thing: Any) -> bool:
    """The standing office of the campaign's province; one of the whole country belongs to no office."""
    campaign = getattr(thing, "campaign", None) or thing
    province_id = getattr(campaign, "province_id", None)
    return province_id is not None and bool(actor.holds("standing_office", province_id=province_id))


rule("campaign.see", anyone, _l("Phong trào, chỉ tiêu và kết quả ai cũng xem được."), public=True)
rule("campaign.begin", signed_in & in_some_office, _l("Chỉ cơ quan thường trực của tỉnh mở đợt thi đua."))
rule(
    "campaign.keep",
    signed_in & keeps,
    _l("Chỉ cơ quan thường trực của tỉnh có đợt thi đua này ghi chỉ tiêu, kết quả và nơi được chọn."),
)
