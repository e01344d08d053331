"""Questions to the roll of honour. The public reads released decisions and names as their publicity allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from ..catalogue.models import Initiative, members_of
from ..kit.database import db
from ..kit.refusals import Missing
from ..law.models import AwardForm
from .models import Commendation, Decision
from .policy import seen_by, shown_to_public
from .policy import to_release as released_by


def find(ref: str, *, by: Any) -> Decision:
    """The decision with this ref and its list; raises Missing when the actor does not see it."""
    found = db.session.scalar(
        select(Decision)
        .where(Decision.ref == ref, seen_by(by))
        .options(
            joinedload(Decision.issuer),
            selectinload(Decision.commendations).options(
                joinedload(Commendation.form),
                joinedload(Commendation.unit),
                joinedload(Commendation.initiative),
            ),
        )
    )
    if found is None:
        raise Missing(_l("Không có quyết định này, hoặc quyết định chưa được công khai."))
    return found


def to_release(*, by: Any) -> Sequence[Decision]:
    """Decisions that wait for `by` to make them public, the oldest first."""
    within = released_by(by)
    if within is None:
        return []
    drawn = (
        select(Decision).where(Decision.state == "drawn", within).order_by(Decision.issued_on, Decision.id)
    )
    return db.session.scalars(drawn.options(selectinload(Decision.commendations))).all()


def years() -> dict[int, int]:
    """Years that have public commendations, the newest first, with how many."""
    rows = db.session.execute(
        select(Commendation.year, func.count())
        .join(Commendation.decision)
        .where(shown_to_public())
        .group_by(Commendation.year)
        .order_by(Commendation.year.desc())
    )
    return dict(rows.all())


def roll(year: int, *, level: str = "", form: str = "") -> Sequence[Commendation]:
    """The public commendations of a year, the highest form first; of one level or form where named."""
    rows = _public().where(Commendation.year == year)
    if level:
        rows = rows.where(AwardForm.level == level)
    if form:
        rows = rows.where(AwardForm.code == form)
    return db.session.scalars(
        rows.order_by(
            AwardForm.position.desc(), Decision.issued_on.desc(), Commendation.position, Commendation.id
        )
    ).all()


def forms_of(year: int) -> list[tuple[AwardForm, int]]:
    """The forms conferred in a year, the highest first, with how many public commendations of each."""
    rows = db.session.execute(
        select(AwardForm, func.count(Commendation.id))
        .join(Commendation, Commendation.form_id == AwardForm.id)
        .join(Commendation.decision)
        .where(shown_to_public(), Commendation.year == year)
        .group_by(AwardForm.id)
        .order_by(AwardForm.position.desc())
    )
    return [(form, count) for form, count in rows]


def of_initiative(initiative: Initiative) -> Sequence[Commendation]:
    """The public commendations of an initiative and of all that was merged into it, the newest first."""
    if not initiative.commendation_count:
        return []  # eleven pages of twelve: what nobody conferred is not asked for
    return db.session.scalars(
        _public()
        .where(Commendation.initiative_id.in_([each.id for each in members_of(initiative)]))
        .order_by(Decision.issued_on.desc(), Commendation.id)
    ).all()


def newest(count: int) -> Sequence[Decision]:
    """The decisions made public last."""
    return db.session.scalars(
        select(Decision)
        .where(Decision.state == "released")
        .options(joinedload(Decision.issuer))
        .order_by(Decision.issued_on.desc(), Decision.id.desc())
        .limit(count)
    ).all()


def highest_of(year: int) -> Commendation | None:
    """The highest public commendation of a year: the front page shows it."""
    return db.session.scalars(
        _public()
        .where(Commendation.year == year)
        .order_by(AwardForm.position.desc(), Decision.issued_on.desc(), Commendation.id)
        .limit(1)
    ).first()


def _public() -> Select[Any]:
    """Public commendations with everything that a list shows of them."""
    return (
        select(Commendation)
        .join(Commendation.decision)
        .join(Commendation.form)
        .where(shown_to_public())
        .options(
            contains_eager(Commendation.decision).joinedload(Decision.issuer),
            contains_eager(Commendation.form),
            joinedload(Commendation.unit),
            joinedload(Commendation.initiative).joinedload(Initiative.province),
        )
    )
