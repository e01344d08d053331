"""Whoever has an interest in a result says so, and from then on neither judges nor reads the dossier at the desk."""

from __future__ import annotations

import secrets
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ...evidence import actions as evidence
from ...honours import actions as honours
from ...kit import clock, notices
from ...kit.database import db
from ...kit.journal import record
from ...kit.policy import may, must
from ...kit.refusals import Invalid, Missing, Stale
from ...kit.text import clean
from ...people.actor import SYSTEM, actor_by_id
from ...rounds.models import Round
from ...units.models import Unit
from ...units.queries import kin_of
from .. import events as events
from ..models import Conflict, Nomination, Recusal
from ..policy import DESKS, in_conflict
from ..queries import conferring
from ..workflow import ENDED

LEAST, MOST = 5, 1000


def declare(nomination: Nomination, reason: str, *, by: Any) -> None:
    """Say that one has a conflict of interest with a dossier: what one wrote on it goes, and it is seen no more.

    Raises Refused (does not judge it, or is in conflict already), Invalid (no reason), Stale (it has ended).
    """
    must(by, "nomination.declare", nomination)
    reason = _reason(reason)
    locked = db.session.get(Nomination, nomination.id, with_for_update=True, populate_existing=True)
    if locked is None or locked.state in ENDED:
        raise Stale(_l("Hồ sơ đã xong, không còn gì để khai."))
    if any(conflict.person_id == by.person_id for conflict in locked.conflicts):
        raise Stale(_l("Đồng chí đã khai xung đột lợi ích với hồ sơ này."))
    _keep_away(locked, by.person_id, "declared", reason, by.person_id)
    record("nomination.declare", locked, by=by)


def _keep_away(nomination: Nomination, person_id: int, kind: str, reason: str, by_id: int | None) -> None:
    """The conflict, and what follows: no evidence, no review of a vote still to come, no task, no notice."""
    conflict = Conflict(
        nomination_id=nomination.id,
        person_id=person_id,
        kind=kind,
        reason=reason,
        at=clock.now(),
        by_id=by_id,
    )
    db.session.add(conflict)
    evidence.close_to(nomination.album, person_id)
    if nomination.commendation is not None:
        honours.close_to(nomination.commendation.decision, person_id)
    mine: list[Any] = [*nomination.review_drafts, *nomination.assignments]
    if nomination.state == "appraising":
        mine += nomination.reviews
    for each in mine:
        if each.reviewer_id == person_id:
            db.session.delete(each)
    if nomination.assignee_id == person_id:
        nomination.assignee, nomination.claimed_at = None, None
    notices.forget(person_id, nomination)
    db.session.flush()
    db.session.expire(nomination, ["conflicts", "reviews", "review_drafts", "assignments"])


def lift(nomination: Nomination, person_ref: str, *, by: Any) -> None:
    """The office takes back what somebody said of themself by mistake. Raises Missing when nobody of that ref did."""
    must(by, "nomination.lift", nomination)
    conflict = next((each for each in nomination.conflicts if each.person.ref == person_ref), None)
    if conflict is None or conflict.person_id == by.person_id:
        raise Missing(_l("Không có khai báo này."))
    name, person_id = conflict.person.name, conflict.person_id
    db.session.delete(conflict)
    db.session.flush()
    db.session.expire(nomination, ["conflicts"])
    _show_again(nomination, person_id)
    record("nomination.lift", nomination, by=by, person=name)


def _show_again(nomination: Nomination, person_id: int) -> None:
    """What was closed to them opens, unless they wrote the dossier; a decision, unless it names another such one."""
    if person_id != nomination.author_id:
        evidence.reopen_to(nomination.album, person_id)
    if nomination.commendation is not None:
        decision = nomination.commendation.decision
        named = conferring(decision.commendations)
        if not any(person_id in kept_from(each) for each in named):
            honours.reopen_to(decision, person_id)


def kept_from(nomination: Nomination) -> set[int]:
    """Who has an interest in the dossier that rooms below do not know of: its author, and whoever said so."""
    return {nomination.author_id, *(conflict.person_id for conflict in nomination.conflicts)}


def recuse(unit: Unit, reason: str, *, round: Round | None = None, by: Any) -> Recusal:
    """Judge no dossier of a unit: those that are there, and those still to be sent (in the round, where one is
    named). Raises Invalid: no reason, said already."""
    must(by, "recusal.keep")
    reason = _reason(reason)
    db.session.get(Unit, unit.id, with_for_update={"key_share": True})
    same = select(Recusal.id).where(Recusal.person_id == by.person_id, Recusal.unit_id == unit.id)
    if db.session.scalar(same.where(Recusal.round_id.is_(None) | (Recusal.round == round))):
        raise Invalid({"unit": _l("Đồng chí đã khai với đơn vị này.")})
    made = Recusal(
        ref=f"XD-{secrets.token_hex(4)}",
        person_id=by.person_id,
        unit=unit,
        round=round,
        reason=reason,
        at=clock.now(),
    )
    db.session.add(made)
    db.session.flush()
    concerned = _concerned(unit, round, by)
    for nomination in concerned:
        _keep_away(nomination, by.person_id, "recused", reason, by.person_id)
    record("recusal.make", made, by=by)
    return made


def _concerned(unit: Unit, round: Round | None, by: Any) -> list[Nomination]:
    """The dossiers of the unit (of those before and after it) that were sent to the person's desks and have not
    ended, also those that the council has not been given yet."""
    rows = select(Nomination).where(
        Nomination.submitted_at.is_not(None),
        Nomination.province_id.in_(by.provinces_as(*DESKS)),
        ~in_conflict(by),
        Nomination.unit_id.in_(sorted(kin_of([unit.id]))),
        Nomination.state.not_in(ENDED),
    )
    if round is not None:
        rows = rows.where(Nomination.round_id == round.id)
    return list(db.session.scalars(rows.order_by(Nomination.id).with_for_update()))


def end_recusal(recusal: Recusal, *, by: Any) -> None:
    """The office ends a recusal, for later dossiers; what was kept away stays away until it is lifted."""
    must(by, "recusal.end", recusal)
    record("recusal.end", recusal, by=by, person=recusal.person.name)
    db.session.delete(recusal)


def apply_recusals(nomination: Nomination) -> None:
    """A dossier arrives for the first time: whoever judges nothing of its unit is kept away from it."""
    rows = select(Recusal).where(
        Recusal.unit_id.in_(sorted(kin_of([nomination.unit_id]))),
        Recusal.round_id.is_(None) | (Recusal.round_id == nomination.round_id),
    )
    known = {conflict.person_id for conflict in nomination.conflicts}
    for recusal in db.session.scalars(rows.order_by(Recusal.id)):
        if recusal.person_id not in known and may(actor_by_id(recusal.person_id), "recusal.keep"):
            known.add(recusal.person_id)
            _keep_away(nomination, recusal.person_id, "recused", recusal.reason, recusal.person_id)
            record("nomination.recuse", nomination, by=SYSTEM, person=recusal.person.name)


def _reason(typed: str) -> str:
    reason = clean(typed, multiline=True)
    if not LEAST <= len(reason) <= MOST:
        raise Invalid({"reason": _l("Ghi lý do, từ %(least)d đến %(most)d ký tự.", least=LEAST, most=MOST)})
    return reason
