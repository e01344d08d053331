"""Awards that the recipient of a dossier has had before, as the register of decisions knows them: for its papers.

Only what is sure: the same initiative, or the same name of the same unit under any of its names. Whoever has the paper
reads the same, in whatever set it lies: what everybody reads in full, and what the nominating unit itself was given,
which a report names whatever is shown of it on the site.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Row, and_, or_, select

from ..catalogue.models import Initiative
from ..catalogue.similar import expansions
from ..honours.models import Commendation, Decision
from ..kit.database import db
from ..law.models import AwardForm
from ..units.models import Unit
from ..units.queries import kin_of_each
from .models import Nomination
from .warnings.alike import SURE, Case, how_sure


@dataclass(frozen=True)
class EarlierAward:
    """One award: what was conferred, on which level, by which decision of whom."""

    form: str
    level: str
    number: str
    issued_on: date
    issuer: str


def earlier_awards(nominations: Sequence[Nomination]) -> dict[int, list[EarlierAward]]:
    """Id of dossier to the awards of its recipient, the newest first; of a dossier that was commended itself, those
    before its own. As many statements for many dossiers as for one."""
    kin = kin_of_each({each.unit_id for each in nominations})
    heirs = _heirs({each.initiative_id for each in nominations if each.initiative_id})
    by_unit, by_initiative = defaultdict(list), defaultdict(list)
    for row in _rows(frozenset().union(*kin.values()), heirs):
        by_unit[row.unit_id].append(row)
        if row.publicity == "full" and row.initiative_id in heirs:
            by_initiative[heirs[row.initiative_id]].append(row)
    spelt, found = expansions(), {}
    for each in nominations:
        own, of_kin = _case(each, heirs, alike=True), kin[each.unit_id]
        near = {row.id: row for unit in of_kin for row in by_unit[unit]}
        if own.initiative is not None:
            near |= {row.id: row for row in by_initiative[own.initiative]}
        kept = [
            row
            for row in near.values()
            if row.recipient == each.recipient
            and _is_before(row, each)
            and how_sure(own, _case(row, heirs, alike=row.unit_id in of_kin), spelt) == SURE
        ]
        kept.sort(key=lambda row: (row.issued_on, row.id), reverse=True)
        found[each.id] = [
            EarlierAward(row.label, row.level, f"{row.number}/{row.symbol}", row.issued_on, row.issuer)
            for row in kept
        ]
    return found


def _is_before(row: Row, nomination: Nomination) -> bool:
    own = nomination.commendation
    return own is None or (row.id != own.id and row.issued_on < own.decision.issued_on)


def _case(it: Nomination | Row, heirs: dict[int, int], *, alike: bool) -> Case:
    """Without what was achieved: another achievement of the same recipient is an award of theirs as well. `alike` is
    what is of the dossier's unit under any of its names; two schools of one commune are two."""
    return Case(it.recipient, it.name, alike or None, initiative=heirs.get(it.initiative_id or 0))


def _rows(kin: Collection[int], initiatives: Collection[int]) -> Sequence[Row]:
    """The awards in force of these units, and those of these initiatives that everybody reads in full."""
    of_others = and_(Commendation.initiative_id.in_(initiatives), Commendation.publicity == "full")
    return db.session.execute(
        select(
            Commendation.id,
            Commendation.recipient,
            Commendation.name,
            Commendation.unit_id,
            Commendation.initiative_id,
            Commendation.publicity,
            AwardForm.label,
            AwardForm.level,
            Decision.number,
            Decision.symbol,
            Decision.issued_on,
            Unit.name.label("issuer"),
        )
        .join(Decision, Decision.id == Commendation.decision_id)
        .join(AwardForm, AwardForm.id == Commendation.form_id)
        .join(Unit, Unit.id == Decision.issuer_id)
        .where(_in_force(), or_(Commendation.unit_id.in_(kin), of_others))
    ).all()


def _in_force() -> ColumnElement[bool]:
    return and_(Decision.state == "released", Commendation.revoked_by_id.is_(None))


def _heirs(ids: set[int]) -> dict[int, int]:
    """These initiatives and all that was merged with them, each to the one that speaks for it in the end."""
    into: dict[int, int] = {}
    known, newest = set(ids), ids
    while newest:
        merged = select(Initiative.id, Initiative.merged_into_id).where(
            Initiative.merged_into_id.is_not(None),
            or_(Initiative.id.in_(newest), Initiative.merged_into_id.in_(newest)),
        )
        rows = {row.id: row.merged_into_id for row in db.session.execute(merged)}
        into |= rows
        newest = {each for pair in rows.items() for each in pair} - known
        known |= newest
    return {each: _last(each, into) for each in known}


def _last(initiative: int, into: dict[int, int]) -> int:
    passed: set[int] = set()
    while initiative in into and initiative not in passed:
        passed.add(initiative)
        initiative = into[initiative]
    return initiative
