"""Released decisions, and commendations as the publicity of each allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from ...honours.models import Commendation, Decision
from ...honours.policy import shown_to_public
from ...honours.publicity import public_citation, public_name, public_role
from ...kit.database import db
from ...law.models import AwardForm
from .. import records
from .base import Table, in_order
from .owners import speakers


def _decision_rows() -> Select[Any]:
    return select(Decision.id).where(Decision.state == "released")


def _read_decisions(ids: Sequence[int]) -> list[records.Decision]:
    rows = db.session.scalars(
        select(Decision)
        .where(Decision.id.in_(ids), Decision.state == "released")
        .options(joinedload(Decision.issuer), joinedload(Decision.province))
    )
    return in_order(
        ids,
        {
            row.id: records.Decision(
                ref=row.ref,
                address=f"/quyet-dinh/{row.ref}",
                number=row.full_number,
                issued_on=row.issued_on,
                about=row.about,
                issuer=row.issuer.ref,
                issuer_name=row.issuer.name,
                signer=row.signer_name,
                signer_title=row.signer_title,
                province_code=row.province.code if row.province else None,
            )
            for row in rows
        },
    )


def _decision_at(ref: str) -> int | None:
    return db.session.scalar(select(Decision.id).where(Decision.ref == ref, Decision.state == "released"))


def _commendation_rows() -> Select[Any]:
    return select(Commendation.id).join(Commendation.decision).where(shown_to_public())


def _read_commendations(ids: Sequence[int]) -> list[records.Commendation]:
    rows = db.session.scalars(
        select(Commendation)
        .join(Commendation.decision)
        .where(Commendation.id.in_(ids), shown_to_public())
        .options(
            joinedload(Commendation.decision),
            joinedload(Commendation.form),
            joinedload(Commendation.unit),
        )
    ).all()
    refs = speakers(row.initiative_id for row in rows if row.initiative_id is not None)
    return in_order(ids, {row.id: _commendation(row, refs) for row in rows})


def _commendation(row: Commendation, refs: dict[int, str]) -> records.Commendation:
    """A commendation in the words that its publicity allows; its initiative only where that is public."""
    return records.Commendation(
        ref=row.ref,
        year=row.year,
        decision=row.decision.ref,
        decision_number=row.decision.full_number,
        issued_on=row.decision.issued_on,
        form=row.form.code,
        form_name=row.form.label,
        level=row.form.level,
        recipient=row.recipient,
        name=public_name(row),
        role=public_role(row) or None,
        unit=row.unit.ref,
        unit_name=row.unit.name,
        initiative=refs.get(row.initiative_id) if row.initiative_id is not None else None,
        citation=public_citation(row),
    )


def _commendation_at(ref: str) -> int | None:
    return db.session.scalar(
        select(Commendation.id).join(Commendation.decision).where(Commendation.ref == ref, shown_to_public())
    )


def roll(year: int | None) -> list[int]:
    """The ids of the roll of a year, or of all years: the newest year first, then the highest form."""
    rows = (
        _commendation_rows()
        .join(AwardForm, AwardForm.id == Commendation.form_id)
        .order_by(
            Commendation.year.desc(),
            AwardForm.position.desc(),
            Decision.issued_on.desc(),
            Commendation.position,
            Commendation.id,
        )
    )
    return list(db.session.scalars(rows.where(Commendation.year == year) if year else rows))


DECISIONS = Table("decisions", "quyet-dinh", records.Decision, _decision_rows, _read_decisions, _decision_at)
COMMENDATIONS = Table(
    "commendations",
    "khen-thuong",
    records.Commendation,
    _commendation_rows,
    _read_commendations,
    _commendation_at,
)
