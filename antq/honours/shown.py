"""One commendation as it may be read: what lists of any room show of it."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

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
    unit_ref: str
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
        unit_ref=commendation.unit.ref,
        form=commendation.form.label,
        citation=commendation.citation if in_full else public_citation(commendation),
        href=f"/mo-hinh/{initiative.address}" if shown and initiative else None,
        photo=photo,
        decision=commendation.decision,
    )


def taken_back(commendation: Commendation) -> Honour:
    """The line of a commendation that was revoked: no name, no reason, only by which decision."""
    amendment = commendation.revoked_by
    said = {"number": amendment.full_number, "day": f"{amendment.issued_on:%d/%m/%Y}"} if amendment else {}
    return Honour(
        ref=commendation.ref,
        name=_("Đã thu hồi"),
        role="",
        unit="",
        unit_ref="",
        form=commendation.form.label,
        citation=_("Theo quyết định số %(number)s ngày %(day)s", **said) if said else "",
        href=None,
        photo=None,
        decision=commendation.decision,
    )
