"""What the norms ask about consulting others on a dossier: whose answer is awaited, whether and how long the public
is asked. Readings."""

from __future__ import annotations

from datetime import date

from flask_babel import lazy_gettext as _l

from ..honours.publicity import initials
from ..kit import clock
from ..law.days import working_days_after
from ..law.norms import convention
from ..law.queries import calendar
from ..nominations.models import Nomination

OPEN_IN = ("received", "appraising")
"""States in which others are asked and their answers taken: the office or the council is at it."""

DAYS_TO_ANSWER = 10
"""Working days that a form offers for an answer; the office says another day where it wants one."""

DAYS = 10
LEVELS = "state"
"""Where the list of norms says nothing (its rows may end): shown with its mark on the page of rules."""


def day_of(nomination: Nomination) -> date:
    """The day whose norms count for a dossier."""
    return nomination.norms_on or clock.today()


def public_days(nomination: Nomination) -> int | None:
    """For how many working days the public is asked about this form of award; None where it is not, and for what is
    not to be named in public at all: nothing of it could be shown (`hidden_from_public` says so at the desk)."""
    return None if hidden_from_public(nomination) else _days_of_form(nomination)


def hidden_from_public(nomination: Nomination) -> bool:
    """Whether the public would be asked about this form, but the dossier is not to be made public."""
    return not name_for_all(nomination) and _days_of_form(nomination) is not None


def _days_of_form(nomination: Nomination) -> int | None:
    levels = convention("public_consultation.levels", LEVELS, on=day_of(nomination))
    if nomination.form is None or nomination.form.level not in str(levels).split():
        return None
    return int(convention("public_consultation.days", DAYS, on=day_of(nomination)))


def awaits_answers(nomination: Nomination) -> bool:
    """Whether an agency that was asked must have answered before the dossier goes on."""
    return bool(convention("consultation.awaited", True, on=day_of(nomination)))


def answer_due(on: date) -> date:
    """The day that is offered for an answer to what is asked on a day."""
    return working_days_after(on, DAYS_TO_ANSWER, *calendar())


def name_for_all(nomination: Nomination) -> str:
    """The name as the dossier's publicity lets everybody read it; "" when nobody may."""
    if nomination.publicity == "full":
        return nomination.name
    if nomination.publicity == "initials":
        return initials(nomination.name)
    if nomination.publicity == "unit_only":
        return str(_l("Một cá nhân") if nomination.recipient == "person" else _l("Một tập thể"))
    return ""
