"""Single dossiers and decisions, those of a unit, those that wait for a decision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload, selectinload

from ...honours.models import Commendation, Decision
from ...honours.policy import seen_by as decision_seen_by
from ...kit.database import db
from ...kit.refusals import Missing
from ...people.queries import holders
from ..code import is_code
from ..models import Nomination, Review
from ..policy import seen_at_desk_by, seen_by


def desk_of(actor: Any) -> ColumnElement[bool]:
    """What lies on somebody's desk; never what they have an interest in."""
    return seen_at_desk_by(actor)


def own_part(model: type[Any], nomination: Nomination, ref: str) -> Any:
    """A photo, file or figure of this very dossier. Raises Missing for any other."""
    found = db.session.scalar(select(model).where(model.ref == ref, model.album_id == nomination.album_id))
    if found is None:
        raise Missing(_l("Không có mục này trong hồ sơ."))
    return found


def find(ref: str, *, by: Any) -> Nomination:
    """The nomination with this code. Raises Missing when there is none that `by` may see."""
    return _found(ref, seen_by(by))


def _found(ref: str, seen: ColumnElement[bool]) -> Nomination:
    """What is not seen is not read: it costs the same one question as a code that was never given."""
    found = is_code(ref) and db.session.scalar(
        select(Nomination)
        .where(Nomination.ref == ref, seen)
        .options(joinedload(Nomination.unit), joinedload(Nomination.form), joinedload(Nomination.initiative))
    )
    if not found:
        raise Missing(_l("Không có hồ sơ này."))
    return found


def find_at_desk(ref: str, *, by: Any) -> Nomination:
    """As `find`, for those who judge the dossier: its unit, and whoever has a conflict of interest, find none."""
    return _found(ref, seen_at_desk_by(by))


def find_decision(ref: str, *, by: Any) -> Decision:
    """The decision with this ref. Raises Missing when unseen."""
    found = db.session.scalar(select(Decision).where(Decision.ref == ref, decision_seen_by(by)))
    if found is None:
        raise Missing(_l("Không có quyết định này."))
    return found


def of_units(*, by: Any) -> list[Nomination]:
    """The dossiers of the units that `by` writes for, last touched first."""
    units = by.units_as("officer")
    return list(
        db.session.scalars(
            select(Nomination)
            .where(seen_by(by), Nomination.unit_id.in_(units))
            .options(joinedload(Nomination.form), joinedload(Nomination.unit))
            .order_by(Nomination.saved_at.desc(), Nomination.id.desc())
        )
    )


def conferring(commendations: Iterable[Commendation]) -> list[Nomination]:
    """The nominations that these commendations came from, by id."""
    ids = [commendation.id for commendation in commendations]
    return list(
        db.session.scalars(
            select(Nomination).where(Nomination.commendation_id.in_(ids)).order_by(Nomination.id)
        )
    )


def proposed(*, by: Any) -> list[Nomination]:
    """The nominations that wait for a decision which `by` may draw up; none that is on hold."""
    return list(
        db.session.scalars(
            select(Nomination)
            .where(desk_of(by), Nomination.state == "proposed", Nomination.held_at.is_(None))
            .where(Nomination.province_id.in_(by.provinces_as("standing_office")))
            .options(joinedload(Nomination.unit), joinedload(Nomination.form), joinedload(Nomination.outcome))
            .order_by(Nomination.name, Nomination.id)
        )
    )


def council_size(province_id: int) -> int:
    """How many people sit on the council of a province today, its chair included."""
    members = holders("council_member", province_id=province_id)
    return len({*members, *holders("council_chair", province_id=province_id)})


def review_by(nomination: Nomination, *, by: Any) -> Review | None:
    """The review that `by` has given."""
    return next((review for review in nomination.reviews if review.reviewer_id == by.person_id), None)


def drawn_decisions(*, by: Any) -> list[Decision]:
    """Decisions that wait for a second person to release them, in `by`'s provinces."""
    return list(
        db.session.scalars(
            select(Decision)
            .where(
                Decision.state == "drawn",
                decision_seen_by(by),
                Decision.province_id.in_(by.provinces_as("standing_office", "releaser", "council_chair")),
            )
            .options(selectinload(Decision.commendations))
            .order_by(Decision.issued_on, Decision.id)
        )
    )
