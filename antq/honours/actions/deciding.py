"""Drawing decisions up, conferring, releasing; counting what is public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from ...catalogue.actions import count_commendations
from ...catalogue.holding import hold
from ...catalogue.models import Initiative
from ...kit import clock
from ...kit.database import db
from ...kit.documents import ledger
from ...kit.documents.ledger import Facts, Kept
from ...kit.documents.records import IssuedPaper
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid, Stale
from ...law.models import AwardForm
from ...units.models import Unit
from .. import events as events
from ..models import Commendation, Decision, DecisionClosing
from ..numbers import compared, written
from ..policy import shown_to_public
from ..workflow import DECISION
from .certifying import certify
from .numbering import is_taken, next_number, one_numbers


@dataclass(frozen=True)
class DecisionFacts:
    """What is printed at the head and foot of a decision."""

    number: str
    symbol: str
    issued_on: date
    about: str
    bases: str
    signer_name: str
    signer_title: str


def draw_up(facts: DecisionFacts, *, issuer: Unit, by: Any) -> Decision:
    """Write a decision down, not yet public. Raises Invalid for a day to come, and when the issuer gave the number
    to another decision or amendment that year."""
    must(by, "decision.draw_up", issuer)
    if facts.issued_on > clock.today():
        raise Invalid({"issued_on": _l("Ngày ban hành không thể sau hôm nay.")})
    year = facts.issued_on.year
    one_numbers()
    if is_taken(facts.number, issuer_id=issuer.id, year=year):
        raise Invalid({"number": _l("Số quyết định này đã được dùng trong năm. Nhập số khác.")})
    decision = Decision(
        ref=f"QD-{year}-{next_number(Decision, year):04d}",
        year=year,
        issuer=issuer,
        province_id=issuer.province_id,
        moved_at=clock.now(),
        drawn_by_id=by.person_id,
        taken=compared(facts.number),
        **vars(facts) | {"number": written(facts.number)},
    )
    db.session.add(decision)
    return decision


def confer(
    decision: Decision,
    *,
    form: AwardForm,
    recipient: str,
    name: str,
    role: str,
    unit: Unit,
    initiative: Initiative | None,
    citation: str,
    publicity: str,
    by: Any,
) -> Commendation:
    """Add one commendation to a decision. Raises Stale when it is public already, or was dropped."""
    must(by, "decision.draw_up", decision)
    db.session.flush()
    if decision.state != "drawn":
        raise Stale(_l("Quyết định này đã công khai hoặc đã bỏ, danh sách không thêm được nữa."))
    one_numbers()
    year = decision.year
    commendation = Commendation(
        ref=f"KT-{year}-{next_number(Commendation, year):04d}",
        decision=decision,
        form=form,
        recipient=recipient,
        name=name,
        role=role,
        unit=unit,
        initiative=initiative,
        citation=citation,
        publicity=publicity,
        year=year,
        position=len(decision.commendations),
    )
    db.session.add(commendation)
    db.session.flush()
    return commendation


def announce_drawn(decision: Decision, *, by: Any) -> None:
    """Record that the list is complete and tell the releasers."""
    db.session.flush()
    record("decision.draw_up", decision, by=by, count=len(decision.commendations))


def drop(decision: Decision, note: str, *, by: Any) -> None:
    """Give a drawn decision up: its number is free again, its list stays for the desk to read. Whoever keeps dossiers
    of its commendations moves them in the same transaction. Raises Refused, Stale, Invalid without a reason."""
    DECISION.move(decision, "drop", by=by, note=note)
    decision.taken = None
    db.session.flush()


def close_to(decision: Decision, person_id: int) -> None:
    """Show the decision no more to somebody of the desk until it is public; again changes nothing."""
    if db.session.get(DecisionClosing, (decision.id, person_id)) is None:
        db.session.add(DecisionClosing(decision_id=decision.id, person_id=person_id))
        db.session.flush()
        db.session.expire(decision, ["closed_to"])


def reopen_to(decision: Decision, person_id: int) -> None:
    """Take a closing back; none there changes nothing."""
    if (closing := db.session.get(DecisionClosing, (decision.id, person_id))) is not None:
        db.session.delete(closing)
        db.session.flush()
        db.session.expire(decision, ["closed_to"])


def issue_paper(decision: Decision, facts: Facts, files: Sequence[Kept], *, by: Any) -> IssuedPaper:
    """Enter the paper of a decision into the ledger; the issue that there is, when it says the same. Raises Stale
    when the decision was dropped."""
    must(by, "decision.paper", decision)
    if decision.state == "dropped":
        raise Stale(_l("Dự thảo quyết định này đã bỏ."))
    paper, new = ledger.issue(facts, [decision], files, by=by)
    if new:
        record("decision.paper", paper, by=by, kind=paper.kind, content=paper.content, sums=paper.sums)
    return paper


def release(decision: Decision, *, by: Any) -> None:
    """Make the decision and its commendations public. Raises Refused (same person), Stale."""
    hold(each.initiative for each in decision.commendations if each.initiative is not None)
    DECISION.move(decision, "release", by=by)
    decision.released_at = clock.now()
    certify(decision)
    for commendation in decision.commendations:
        recount(commendation.initiative)


def recount(initiative: Initiative | None) -> None:
    """Tell the catalogue which public commendations an initiative has."""
    if initiative is not None:
        hold([initiative])
        count_commendations(initiative, public_forms(initiative))


def public_forms(initiative: Initiative) -> dict[str, int]:
    """The forms of an initiative's own released commendations, how many of each, counted from the rows."""
    rows = (
        select(AwardForm.code, func.count())
        .join(Commendation, Commendation.form_id == AwardForm.id)
        .join(Decision, Decision.id == Commendation.decision_id)
        .where(
            Commendation.initiative_id == initiative.id,
            shown_to_public(),
        )
        .group_by(AwardForm.code)
    )
    return dict(db.session.execute(rows).all())
