"""One commendation as it may be read: what lists of any room show of it."""

from __future__ import annotations

from dataclasses import dataclass

from ..catalogue.models import heir_of
from ..evidence.pictures import Picture
from .models import Commendation, Decision
from .publicity import public_citation, public_name, public_role


@dataclass(frozen=True)
class Honour:
    """One commendation as it may be read."""

    ref: str
    name: str
    role: str
    unit: str
    form: str
    citation: str
    href: str | None
    photo: Picture | None
    decision: Decision


def honour(commendation: Commendation, photo: Picture | None = None, *, in_full: bool = False) -> Honour:
    """The words of a commendation; `in_full` for those who check the decision before its release."""
    initiative = heir_of(commendation.initiative) if commendation.initiative else None
    shown = initiative is not None and initiative.state == "public"
    return Honour(
        ref=commendation.ref,
        name=commendation.name if in_full else public_name(commendation),
        role=commendation.role if in_full else public_role(commendation),
        unit=commendation.unit.name,
        form=commendation.form.label,
        citation=commendation.citation if in_full else public_citation(commendation),
        href=f"/mo-hinh/{initiative.address}" if shown and initiative else None,
        photo=photo,
        decision=commendation.decision,
    )
