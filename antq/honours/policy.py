"""Who sees decisions and commendations, who draws them up, who makes them public."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, or_

from ..kit.policy import anyone, predicate, rule, signed_in
from ..units.queries import kin_of
from .models import SHOWN, Amendment, AmendmentItem, Commendation, Decision, DecisionClosing

DESK = ("standing_office", "council_chair", "releaser")
"""Roles that see decisions before the public does."""


@predicate
def sees(actor: Any, decision: Any) -> bool:
    """Released or revoked decisions are everybody's; a drawn or dropped one is its province's desk's, without whoever
    belongs to a unit that it commends or has another interest in it."""
    if decision.state in SHOWN:
        return True
    return _holds(actor, decision, *DESK) and not _interested(actor, decision, decision.commendations)


def _interested(actor: Any, decision: Any, commendations: Iterable[Any]) -> bool:
    """Belongs to the unit of one of these commendations, or was kept away from their decision."""
    own = kin_of(actor.own_units)
    return any(each.unit_id in own for each in commendations) or any(
        each.person_id == actor.person_id for each in decision.closed_to
    )


@predicate
def sees_amendment(actor: Any, amendment: Any) -> bool:
    """The desk of its province; a draft without whoever has an interest in what it amends."""
    return _holds(actor, amendment, *DESK) and (
        amendment.state == "released" or not is_about_own(actor, amendment)
    )


def amendments_seen_by(actor: Any) -> ColumnElement[bool]:
    """The twin of `sees_amendment`, in SQL."""
    own = Commendation.unit_id.in_(sorted(kin_of(actor.own_units)))
    kept_away = Decision.closed_to.any(DecisionClosing.person_id == actor.person_id)
    interested = or_(
        Amendment.items.any(AmendmentItem.commendation.has(own)), Amendment.decision.has(kept_away)
    )
    return and_(
        Amendment.province_id.in_(actor.provinces_as(*DESK)), or_(Amendment.state == "released", ~interested)
    )


def _holds(actor: Any, thing: Any, *roles: str) -> bool:
    """One of `roles` in the thing's own province; what belongs to no province has no desk."""
    return thing.province_id is not None and actor.holds(*roles, province_id=thing.province_id)


def seen_by(actor: Any) -> ColumnElement[bool]:
    """The twin of `sees`, in SQL. Whoever has no desk asks no private table."""
    if not actor.provinces_as(*DESK):
        return Decision.state.in_(SHOWN)
    return or_(
        Decision.state.in_(SHOWN),
        and_(
            Decision.province_id.in_(actor.provinces_as(*DESK)),
            ~Decision.commendations.any(Commendation.unit_id.in_(sorted(kin_of(actor.own_units)))),
            ~Decision.closed_to.any(DecisionClosing.person_id == actor.person_id),
        ),
    )


def shown_to_public() -> ColumnElement[bool]:
    """Commendations on public pages: conferred by a released decision, not taken back and not hidden."""
    return and_(
        Decision.state == "released",
        Commendation.revoked_by_id.is_(None),
        Commendation.publicity != "hidden",
    )


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


@predicate
def is_about_own(actor: Any, amendment: Any) -> bool:
    """Takes back or corrects what the actor has an interest in."""
    about = [item.commendation for item in amendment.items]
    return _interested(actor, amendment.decision, about)


@predicate
def honours_others(actor: Any, decision: Any) -> bool:
    """Confers something on a unit that is not of the actor's house, who was not kept away from it either."""
    kept_away = any(each.person_id == actor.person_id for each in decision.closed_to)
    return not kept_away and any(not is_own(actor, each) for each in decision.commendations)


@predicate
def works_on(actor: Any, decision: Any) -> bool:
    """The desk of its province, without whoever has an interest in something that it confers: its public page is
    everybody's, its papers say in full what that page does not."""
    return _holds(actor, decision, *DESK) and not _interested(actor, decision, decision.commendations)


def is_own(actor: Any, commendation: Any) -> bool:
    """Whether the actor belongs to the honoured unit, or to one before or after it."""
    return commendation.unit_id in kin_of(actor.own_units)


def to_release(actor: Any) -> ColumnElement[bool] | None:
    """The twin of `sees & releases & ~drew_it_up`, in SQL."""
    if not actor.holds("releaser"):
        return None
    return and_(
        seen_by(actor),
        Decision.province_id.in_(actor.provinces_as("releaser")),
        Decision.drawn_by_id != actor.person_id,
    )


@predicate
def is_released(actor: Any, decision: Any) -> bool:
    """The decision or amendment is public."""
    return bool(decision.state == "released")


rule("decision.see", sees, _l("Quyết định này chưa được công khai."), public=True)
rule("decision.draw_up", signed_in & draws_up, _l("Chỉ cơ quan thường trực lập quyết định khen thưởng."))
rule(
    "decision.release",
    signed_in & sees & releases & ~drew_it_up,
    _l("Người công khai phải là người thứ hai, khác người lập quyết định."),
    among=to_release,
)
rule(
    "decision.drop",
    signed_in & draws_up & sees,
    _l("Chỉ cơ quan thường trực bỏ dự thảo quyết định, không bỏ dự thảo khen đơn vị mình."),
)
rule(
    "decision.revoke",
    signed_in & releases,
    _l("Chỉ người được giao công khai của tỉnh, theo quyết định thu hồi do người khác lập."),
)
rule(
    "amendment.draw_up",
    signed_in & draws_up & is_released & honours_others,
    _l(
        "Chỉ cơ quan thường trực lập quyết định thu hồi, đính chính, khi đã công khai và không về đơn vị mình."
    ),
)
rule(
    "amendment.draw_up_for",
    signed_in & draws_up & ~is_about_own,
    _l("Chỉ cơ quan thường trực bỏ dự thảo thu hồi, đính chính, không bỏ dự thảo về đơn vị mình."),
)
rule(
    "amendment.see",
    signed_in & sees_amendment,
    _l(
        "Dự thảo thu hồi, đính chính dành cho cơ quan thường trực, hội đồng, người công khai, ngoài đơn vị liên quan."
    ),
)
rule(
    "amendment.release",
    signed_in & releases & ~drew_it_up & ~is_about_own,
    _l(
        "Người công khai phải là người thứ hai, khác người lập thu hồi, đính chính, và không thuộc đơn vị liên quan."
    ),
)
rule(
    "certificate.print",
    signed_in & works_on & is_released,
    _l(
        "Chỉ cơ quan thường trực, hội đồng và người công khai của tỉnh in giấy, khi quyết định đã công khai "
        "và không khen đơn vị mình."
    ),
)
rule("certificate.verify", anyone, _l("Ai có giấy trong tay cũng xác minh được."), public=True)
rule(
    "decision.paper",
    signed_in & works_on,
    _l(
        "Văn bản quyết định dành cho cơ quan thường trực, hội đồng và người công khai của tỉnh, "
        "ngoài người có lợi ích liên quan."
    ),
)
rule("honour.browse", anyone, _l("Trang vinh danh ai cũng xem được."), public=True)
