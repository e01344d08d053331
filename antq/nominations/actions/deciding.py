"""A decision is drawn up for several dossiers, and dropped again or made public by a second person."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ...catalogue import actions as catalogue
from ...catalogue.holding import hold
from ...catalogue.models import Initiative
from ...evidence import actions as evidence
from ...honours import actions as honours
from ...honours.actions import DecisionFacts
from ...honours.models import Amendment, Decision
from ...kit.database import db
from ...kit.numbers import read_day
from ...kit.policy import must
from ...kit.refusals import Invalid
from ...units.models import Unit
from .. import events as events
from ..models import Nomination
from ..queries import conferring
from ..workflow import NOMINATION
from .conflicts import kept_from
from .scheduling import lock_all


def decide(nominations: list[Nomination], facts: DecisionFacts, *, issuer: Unit, by: Any) -> Decision:
    """Draw one decision up for several nominations; each gets its commendation, none is public yet."""
    if not nominations:
        raise Invalid({"nominations": _l("Chọn ít nhất một hồ sơ để đưa vào quyết định.")})
    lock_all(nominations)
    decision = honours.draw_up(facts, issuer=issuer, by=by)
    for nomination in nominations:
        must(by, "nomination.decide", nomination)
        if nomination.province_id != issuer.province_id or nomination.form is None:
            raise Invalid({"issuer": _l("Cơ quan ra quyết định phải cùng tỉnh với các hồ sơ.")})
        if nomination.outcome and facts.issued_on < nomination.outcome.met_on:
            raise Invalid({"issued_on": _l("Ngày ban hành không thể trước ngày họp hội đồng.")})
        nomination.commendation = honours.confer(
            decision,
            form=nomination.form,
            recipient=nomination.recipient,
            name=nomination.name,
            role=nomination.role,
            unit=nomination.unit,
            initiative=nomination.initiative,
            citation=nomination.summary,
            publicity=nomination.publicity,
            by=by,
        )
        for person_id in sorted(kept_from(nomination)):
            honours.close_to(decision, person_id)
        NOMINATION.move(nomination, "decide", by=by, number=decision.full_number)
    honours.announce_drawn(decision, by=by)
    return decision


def release(decision: Decision, *, by: Any) -> None:
    """Make a decision public: the dossiers end, new initiatives enter the catalogue, all in one step."""
    must(by, "decision.release", decision)
    hold(each.initiative for each in decision.commendations if each.initiative is not None)
    held = conferring(decision.commendations)
    lock_all(held)
    for nomination in held:
        evidence.appraise(nomination.album, by=by)
        if nomination.recipient == "initiative" and nomination.initiative is None:
            nomination.initiative = _enrol(nomination, by=by)
            if nomination.commendation is not None:
                nomination.commendation.initiative = nomination.initiative
        NOMINATION.move(nomination, "release", by=by)
    honours.release(decision, by=by)


def drop(decision: Decision, note: str, *, by: Any) -> None:
    """Give a drawn decision up: every dossier of it waits for a decision again, in one step. Raises Refused (not the
    office; a conflict of interest with one of them), Stale (released or dropped meanwhile), Invalid (no reason)."""
    must(by, "decision.drop", decision)
    for nomination in _locked(decision):
        NOMINATION.move(nomination, "undecide", by=by, number=decision.full_number)
        nomination.commendation = None
    honours.drop(decision, note, by=by)


def _locked(decision: Decision) -> list[Nomination]:
    """The dossiers of a decision, by id, as they are now and locked until the transaction ends."""
    ids = [each.id for each in decision.commendations]
    return list(
        db.session.scalars(
            select(Nomination)
            .where(Nomination.commendation_id.in_(ids))
            .order_by(Nomination.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )


def release_amendment(amendment: Amendment, *, by: Any) -> None:
    """Make a revocation or a correction public; the dossiers of what was taken back say so, in one step."""
    must(by, "amendment.release", amendment)
    taken = [item.commendation for item in amendment.items] if amendment.kind == "revoke" else []
    held = conferring(taken)
    hold(each.initiative for each in taken if each.initiative is not None)
    lock_all(held)
    honours.release_amendment(amendment, by=by)
    for nomination in held:
        NOMINATION.move(nomination, "revoke", by=by, number=amendment.full_number)


def _enrol(nomination: Nomination, *, by: Any) -> Initiative:
    """Put the nominated initiative into the catalogue, with those photos whose consent is public."""
    started = read_day(nomination.started) if nomination.started else None
    initiative = catalogue.register(
        name=nomination.name,
        kind=nomination.kind,
        field=nomination.field,
        summary=nomination.summary,
        what=nomination.background,
        how=nomination.how,
        resources=nomination.resources,
        lessons=nomination.lessons,
        sponsor=nomination.unit,
        place=nomination.place,
        started_on=started.date if started else None,
        started_precision=str(started.precision) if started else "year",
        replication="built",
        activity="active",
        by=by,
    )
    evidence.copy_album(nomination.album, initiative.album, by=by)
    catalogue.reindex(initiative)
    return initiative
