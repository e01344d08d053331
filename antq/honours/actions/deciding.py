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
from ..models import Commendation, Decision
from ..policy import shown_to_public
from ..workflow import DECISION
from .certifying import certify


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
    """Write a decision down, not yet public. Raises Invalid for a day to come, and when the issuer used
    the number this year."""
    must(by, "decision.draw_up", issuer)
    if facts.issued_on > clock.today():
        raise Invalid({"issued_on": _l("Ngày ban hành không thể sau hôm nay.")})
    year = facts.issued_on.year
    taken = select(Decision.id).where(
        Decision.issuer_id == issuer.id, Decision.number == facts.number, Decision.year == year
    )
    if db.session.scalar(taken) is not None:
        raise Invalid({"number": _l("Số quyết định này đã được dùng trong năm. Nhập số khác.")})
    decision = Decision(
        ref=f"QD-{year}-{_next_number(Decision, year):04d}",
        year=year,
        issuer=issuer,
        province_id=issuer.province_id,
        moved_at=clock.now(),
        drawn_by_id=by.person_id,
        **vars(facts),
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
    """Add one commendation to a decision. Raises Stale when it is public already."""
    must(by, "decision.draw_up", decision)
    db.session.flush()
    if decision.state != "drawn":
        raise Stale(_l("Quyết định này đã công khai, danh sách không thêm được nữa."))
    year = decision.year
    commendation = Commendation(
        ref=f"KT-{year}-{_next_number(Commendation, year):04d}",
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


def issue_paper(decision: Decision, facts: Facts, files: Sequence[Kept], *, by: Any) -> IssuedPaper:
    """Enter the paper of a decision into the ledger; the issue that there is, when it says the same."""
    must(by, "decision.paper", decision)
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


def _next_number(model: Any, year: int) -> int:
    """The next running number of the year: one more than the highest that was given."""
    last = db.session.scalar(select(model.ref).where(model.year == year).order_by(model.ref.desc()).limit(1))
    return int(last.rsplit("-", 1)[1]) + 1 if last else 1
