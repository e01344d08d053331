"""Awards and other dossiers that may be for the achievement of this one: across rounds, levels and renamed units."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from rapidfuzz import fuzz
from sqlalchemy import ColumnElement, Row, and_, or_, select

from ...catalogue.models import Initiative, heir_of, members_of
from ...catalogue.similar import expansions
from ...honours.models import Commendation, Decision
from ...honours.policy import DESK, shown_to_public
from ...honours.policy import seen_by as decision_seen_by
from ...kit.database import db
from ...kit.text import fold
from ...law.models import AwardForm
from ...places import lineage
from ...units.queries import kin_of
from ..models import Nomination
from ..policy import in_conflict
from ..queries import desk_of
from .alike import HOW_SURE, MAYBE, Case, how_sure, sentence
from .base import Evidence, Warning
from .bodies import bodies_of, commune_of

MOST = 5
"""So many are shown, the surest first."""

_WORTH_A_LOOK = 55
"""How alike two folded names must at least be (of 100) before they are compared closely: the closer look costs
fifty times as much, and a province has thousands of awards."""

_OVER = ("draft", "withdrawn", "rejected", "decided", "released", "revoked")
"""States of other dossiers that say nothing, or that their award says already."""


@dataclass(frozen=True)
class _Found:
    sure: int
    given: bool
    evidence: Evidence


def already_rewarded(nomination: Nomination, *, by: Any) -> list[Warning]:
    """What `by` may know of: nothing before the dossier has a name."""
    if not nomination.name and nomination.initiative is None:
        return []
    awards, dossiers = _awards(nomination, by), _dossiers(nomination, by)
    bodies = bodies_of({nomination.unit_id, *(row.unit_id for row in (*awards, *dossiers))})
    heirs = _heirs({row.initiative_id for row in (*awards, *dossiers)} | {nomination.initiative_id})
    own, spelt = _own(nomination, bodies, heirs), expansions()
    found: list[_Found] = []
    for rows, given in ((awards, True), (dossiers, False)):
        for row in rows:
            if sure := _judged(own, row, bodies, heirs, spelt):
                evidence = _award(row) if given else _dossier(row, by)
                found.append(_Found(sure, given, evidence))
    found.sort(key=lambda each: -each.sure)
    return [_warning(each) for each in found[:MOST]]


def _judged(own: Case, row: Row, bodies: dict[int, object], heirs: dict[int, int], spelt: Any) -> int:
    initiative = heirs.get(row.initiative_id)
    same = initiative is not None and initiative == own.initiative
    if not same and fuzz.token_set_ratio(fold(own.name), fold(row.name)) < _WORTH_A_LOOK:
        short = {word for word in fold(f"{own.name} {row.name}").split() if word in spelt}
        if not short:
            return 0
    case = Case(
        row.recipient,
        row.name,
        bodies.get(row.unit_id),
        province=own.province,
        commune=commune_of(bodies.get(row.unit_id)),
        initiative=initiative,
        summary=row.said,
    )
    return how_sure(own, case, spelt)


def _own(nomination: Nomination, bodies: dict[int, object], heirs: dict[int, int]) -> Case:
    place = lineage.located(nomination.place) if nomination.place else None
    return Case(
        nomination.recipient,
        nomination.name or (nomination.initiative.name if nomination.initiative else ""),
        bodies.get(nomination.unit_id),
        province=nomination.province_id,
        commune=place.commune.id if place and place.commune else commune_of(bodies.get(nomination.unit_id)),
        initiative=heirs.get(nomination.initiative_id) if nomination.initiative_id else None,
        summary=nomination.summary,
    )


def _awards(nomination: Nomination, by: Any) -> list[Row]:
    """Awards in force in the province, or of the initiative wherever, that `by` may read by name."""
    here = or_(
        Decision.province_id == nomination.province_id, Commendation.initiative_id.in_(_same(nomination))
    )
    return list(
        db.session.execute(
            select(
                Commendation.recipient,
                Commendation.name,
                Commendation.unit_id,
                Commendation.initiative_id,
                Commendation.citation.label("said"),
                AwardForm.label,
                Decision.ref,
                Decision.number,
                Decision.symbol,
                Decision.issued_on,
            )
            .join(Decision, Decision.id == Commendation.decision_id)
            .join(AwardForm, AwardForm.id == Commendation.form_id)
            .where(here, Decision.state.not_in(("revoked", "dropped")), _readable(by))
            .where(Commendation.revoked_by_id.is_(None))
            .where(Commendation.id != (nomination.commendation_id or 0))
            .where(Commendation.id.not_in([each.commendation_id or 0 for each in _before(nomination)]))
            .order_by(Decision.issued_on.desc(), Commendation.id)
        )
    )


def _readable(by: Any) -> ColumnElement[bool]:
    """By name: what the public reads in full, and of one's own unit; at a desk all of its province that one sees,
    but for what one has an interest in."""
    interest = select(Nomination.id).where(Nomination.commendation_id == Commendation.id, in_conflict(by))
    return or_(
        and_(shown_to_public(), Commendation.publicity == "full"),
        and_(Decision.state == "released", Commendation.unit_id.in_(by.units_as("officer"))),
        and_(
            decision_seen_by(by),
            Decision.province_id.in_(by.provinces_as(*DESK)),
            Commendation.unit_id.not_in(sorted(kin_of(by.own_units))),
            ~interest.exists(),
        ),
    )


def _dossiers(nomination: Nomination, by: Any) -> list[Row]:
    """Other dossiers under way that `by` sees: at a desk those that lie on it, else one's own unit's."""
    own = Nomination.unit_id.in_(by.units_as("officer"))
    return list(
        db.session.execute(
            select(
                Nomination.recipient,
                Nomination.name,
                Nomination.unit_id,
                Nomination.initiative_id,
                Nomination.summary.label("said"),
                Nomination.ref,
                Nomination.submitted_at,
            )
            .where(Nomination.id != nomination.id, Nomination.state.not_in(_OVER))
            .where(Nomination.id.not_in([each.id for each in _before(nomination)]))
            .where(or_(own, desk_of(by)))
            .where(
                or_(
                    Nomination.province_id == nomination.province_id,
                    Nomination.initiative_id.in_(_same(nomination)),
                )
            )
            .order_by(Nomination.id.desc())
        )
    )


def _before(nomination: Nomination) -> list[Nomination]:
    """The dossiers that it was passed on from: more is proposed for the same achievement on purpose."""
    found: list[Nomination] = []
    while (earlier := (found[-1] if found else nomination).passed_on_from) and earlier not in found:
        found.append(earlier)
    return found


def _same(nomination: Nomination) -> list[int]:
    """The ids of its initiative and of all that was merged with it."""
    if nomination.initiative is None:
        return []
    return [each.id for each in members_of(heir_of(nomination.initiative))]


def _heirs(ids: Collection[int | None]) -> dict[int, int]:
    """The initiative that speaks today for each."""
    known = [each for each in ids if each is not None]
    rows = db.session.scalars(select(Initiative).where(Initiative.id.in_(known))) if known else ()
    return {each.id: heir_of(each).id for each in rows}


def _award(row: Row) -> Evidence:
    told = {
        "form": row.label,
        "name": row.name,
        "number": f"{row.number}/{row.symbol}",
        "day": f"{row.issued_on:%d/%m/%Y}",
    }
    return Evidence(
        _l("%(form)s: %(name)s, Quyết định số %(number)s ngày %(day)s") % told, f"/quyet-dinh/{row.ref}"
    )


def _dossier(row: Row, by: Any) -> Evidence:
    door = "/de-cu" if by.holds("officer", unit_id=row.unit_id) else "/tham-dinh"
    return Evidence(_l("Hồ sơ %(ref)s: %(name)s") % {"ref": row.ref, "name": row.name}, f"{door}/{row.ref}")


def _warning(found: _Found) -> Warning:
    return Warning(
        "rewarded" if found.given else "nominated",
        "warn" if found.sure > MAYBE else "info",
        sentence(found.sure, given=found.given),
        sure=HOW_SURE[found.sure],
        evidence=(found.evidence,),
    )
