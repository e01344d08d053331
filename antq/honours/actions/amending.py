"""Taking commendations back, and correcting what was printed of them: by a decision of its own, of two persons."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ...catalogue.holding import hold
from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid, Refused, Stale
from ...kit.text import clean
from .. import events as events
from ..models import Amendment, AmendmentItem, Commendation, Decision
from ..numbers import written
from ..policy import is_own
from ..publicity import replaced
from ..workflow import AMENDMENT, DECISION
from .certifying import recertify
from .deciding import recount
from .numbering import is_taken, one_numbers


@dataclass(frozen=True)
class AmendmentFacts:
    """What the decision that amends says at its head and foot, and why."""

    number: str
    symbol: str
    issued_on: date
    signer_name: str
    signer_title: str
    bases: str
    reason: str


def draw_up_revocation(
    decision: Decision, commendations: Collection[Commendation], facts: AmendmentFacts, *, by: Any
) -> Amendment:
    """Write down that some or all commendations of a released decision are to be taken back. Raises Refused (one of
    the actor's own unit), Invalid (none chosen, a day before the decision or after today, a number that is used),
    Stale (taken back already, or in another draft)."""
    must(by, "amendment.draw_up", decision)
    if not commendations:
        raise Invalid({"commendations": _l("Chọn ít nhất một khen thưởng.")})
    amendment = _draw_up("revoke", decision, commendations, facts, by=by)
    amendment.items = [AmendmentItem(commendation=each, name_before=each.name) for each in commendations]
    return _announced(amendment, by=by)


def draw_up_correction(
    decision: Decision, commendation: Commendation, *, name: str, role: str, facts: AmendmentFacts, by: Any
) -> Amendment:
    """Write down how the name and role of one commendation are to be printed. Raises what a revocation raises, and
    Invalid when nothing would change."""
    must(by, "amendment.draw_up", decision)
    name, role = clean(name), clean(role)
    if not name:
        raise Invalid({"name": _l("Nhập tên đúng.")})
    if (name, role) == (commendation.name, commendation.role):
        raise Invalid({"name": _l("Tên và chức vụ giống hệt như đang ghi.")})
    amendment = _draw_up("correct", decision, [commendation], facts, by=by)
    amendment.items = [
        AmendmentItem(commendation=commendation, name_before=commendation.name, name=name, role=role)
    ]
    return _announced(amendment, by=by)


def release_amendment(amendment: Amendment, *, by: Any) -> None:
    """Make it hold: what is taken back leaves all pages and counts; what is corrected has a new paper. Raises Refused
    (same person), Stale. Whoever keeps dossiers of these commendations moves them in the same transaction."""
    commendations = [item.commendation for item in amendment.items]
    hold(each.initiative for each in commendations if each.initiative is not None)
    AMENDMENT.move(amendment, "release", by=by)
    amendment.released_at = clock.now()
    decision = db.session.get_one(Decision, amendment.decision_id, with_for_update=True)
    if amendment.kind == "revoke":
        _revoke(amendment, decision, by=by)
    else:
        for item in amendment.items:
            _correct(item)
    for each in commendations:
        recount(each.initiative)


def drop_amendment(amendment: Amendment, *, by: Any) -> None:
    """Give a draft up. Raises Stale when it was released."""
    AMENDMENT.move(amendment, "drop", by=by)


def _revoke(amendment: Amendment, decision: Decision, *, by: Any) -> None:
    for item in amendment.items:
        if item.commendation.revoked_by_id is not None:
            raise Stale(_l("Có khen thưởng đã bị thu hồi bằng quyết định khác."))
        item.commendation.revoked_by = amendment
    db.session.flush()
    standing = select(Commendation.id).where(
        Commendation.decision_id == decision.id, Commendation.revoked_by_id.is_(None)
    )
    if db.session.scalar(standing.limit(1)) is None:
        DECISION.move(decision, "revoke", by=by)


def _correct(item: AmendmentItem) -> None:
    commendation = item.commendation
    if commendation.revoked_by_id is not None:
        raise Stale(_l("Khen thưởng này đã bị thu hồi, không đính chính được nữa."))
    commendation.citation = replaced(commendation.citation, commendation.name, item.name)[:400]
    commendation.name, commendation.role = item.name, item.role
    recertify(commendation)


def _draw_up(
    kind: str, decision: Decision, about: Collection[Commendation], facts: AmendmentFacts, *, by: Any
) -> Amendment:
    if any(is_own(by, each) for each in about):
        raise Refused(_l("Việc thu hồi, đính chính khen thưởng của đơn vị mình do người khác lập."))
    decision = db.session.get_one(Decision, decision.id, with_for_update=True)
    _check(decision, about, facts)
    made = Amendment(
        ref=f"SD-{secrets.token_hex(5)}",
        kind=kind,
        decision=decision,
        province_id=decision.province_id,
        state="drawn",
        version=1,
        moved_at=clock.now(),
        drawn_by_id=by.person_id,
        **{name: clean(said) if isinstance(said, str) else said for name, said in vars(facts).items()},
    )
    made.number = written(facts.number)
    made.reason, made.bases = clean(facts.reason, multiline=True), clean(facts.bases, multiline=True)
    db.session.add(made)
    return made


def _announced(amendment: Amendment, *, by: Any) -> Amendment:
    db.session.flush()
    record("amendment.draw_up", amendment, by=by, count=len(amendment.items))
    return amendment


def _check(decision: Decision, about: Collection[Commendation], facts: AmendmentFacts) -> None:
    errors: dict[str, Any] = {}
    if facts.issued_on > clock.today():
        errors["issued_on"] = _l("Ngày ban hành không thể sau hôm nay.")
    elif facts.issued_on < decision.issued_on:
        errors["issued_on"] = _l("Ngày ban hành không thể trước ngày của quyết định khen thưởng.")
    if not clean(facts.reason):
        errors["reason"] = _l("Nhập lý do.")
    one_numbers()
    if is_taken(facts.number, issuer_id=decision.issuer_id, year=facts.issued_on.year):
        errors["number"] = _l("Số quyết định này đã được dùng trong năm. Nhập số khác.")
    if errors:
        raise Invalid(errors)
    ids = [each.id for each in about]
    waiting = (
        select(AmendmentItem.id)
        .join(AmendmentItem.amendment)
        .where(AmendmentItem.commendation_id.in_(ids), Amendment.state == "drawn")
    )
    if any(each.revoked_by_id is not None for each in about) or db.session.scalar(waiting.limit(1)):
        raise Stale(_l("Có khen thưởng đã bị thu hồi, hoặc đang trong một dự thảo khác."))
