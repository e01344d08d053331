"""What the norms ask about consulting others on a dossier: whose answer is awaited, whether and how long the public
is asked. Readings."""

from __future__ import annotations

from datetime import date

from flask_babel import lazy_gettext as _l

from ..honours.publicity import initials
from ..kit import clock
from ..law.norms import convention
from .models import Nomination

DAYS = 10
LEVELS = "state"
"""Where the list of norms says nothing (its rows may end): shown with its mark on the page of rules."""


def day_of(nomination: Nomination) -> date:
    """The day whose norms count for a dossier."""
    return nomination.norms_on or clock.today()


def public_days(nomination: Nomination) -> int | None:
    """For how many working days the public is asked about this form of award; None where it is not."""
    levels = convention("public_consultation.levels", LEVELS, on=day_of(nomination))
    if nomination.form is None or nomination.form.level not in str(levels).split():
        return None
    return int(convention("public_consultation.days", DAYS, on=day_of(nomination)))


def awaits_answers(nomination: Nomination) -> bool:
    """Whether an agency that was asked must have answered before the dossier goes on."""
    return bool(convention("consultation.awaited", True, on=day_of(nomination)))


def name_for_all(nomination: Nomination) -> str:
    """The name as the dossier's publicity lets everybody read it; "" when nobody may."""
    if nomination.publicity == "full":
        return nomination.name
    if nomination.publicity == "initials":
        return initials(nomination.name)
    if nomination.publicity == "unit_only":
        return str(_l("Một cá nhân") if nomination.recipient == "person" else _l("Một tập thể"))
    return ""
