"""Who sees decisions and commendations, who draws them up, who makes them public."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, or_

from ..kit.policy import anyone, predicate, rule, signed_in
from .models import Commendation, Decision

DESK = ("standing_office", "council_chair", "releaser")
"""Roles that see decisions before the public does."""


@predicate
def sees(actor: Any, decision: Any) -> bool:
    """Released or revoked decisions are everybody's; a drawn one is its province's desk's."""
    if decision.state != "drawn":
        return True
    return _holds(actor, decision, *DESK)


def _holds(actor: Any, thing: Any, *roles: str) -> bool:
    """One of `roles` in the thing's own province; what belongs to no province has no desk."""
    return thing.province_id is not None and actor.holds(*roles, province_id=thing.province_id)


def seen_by(actor: Any) -> ColumnElement[bool]:
    """The twin of `sees`, in SQL."""
    return or_(
        Decision.state != "drawn",
        and_(Decision.state == "drawn", Decision.province_id.in_(actor.provinces_as(*DESK))),
    )


def shown_to_public() -> ColumnElement[bool]:
    """Commendations on public pages: conferred by a released decision and not hidden."""
    return and_(Decision.state == "released", Commendation.publicity != "hidden")


@predicate
def draws_up(actor: Any, thing: Any) -> bool:
    """The standing office of the province; with no decision yet, of any province."""
    if thing is None:
        return actor.holds("standing_office")
    return _holds(actor, thing, "standing_office")


@predicate
def releases(actor: Any, decision: Any) -> bool:
    """The person charged with making public, in the decision's province."""
    return _holds(actor, decision, "releaser")


@predicate
def drew_it_up(actor: Any, decision: Any) -> bool:
    """The same person who drew the decision up."""
    return actor.person_id == decision.drawn_by_id


def to_release(actor: Any) -> ColumnElement[bool] | None:
    """The twin of `releases & ~drew_it_up`, in SQL."""
    if not actor.holds("releaser"):
        return None
    return and_(
        Decision.province_id.in_(actor.provinces_as("releaser")), Decision.drawn_by_id != actor.person_id
    )


rule("decision.see", sees, _l("Quyết định này chưa được công khai."), public=True)
rule("decision.draw_up", signed_in & draws_up, _l("Chỉ cơ quan thường trực lập quyết định khen thưởng."))
rule(
    "decision.release",
    signed_in & releases & ~drew_it_up,
    _l("Người công khai phải là người thứ hai, khác người lập quyết định."),
    among=to_release,
)
rule(
    "decision.paper",
    signed_in & predicate(lambda actor, decision: _holds(actor, decision, *DESK)),
    _l("Văn bản quyết định dành cho cơ quan thường trực, hội đồng và người công khai của tỉnh."),
)
rule("honour.browse", anyone, _l("Trang vinh danh ai cũng xem được."), public=True)
