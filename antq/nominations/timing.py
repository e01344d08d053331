"""By when a dossier must be done: the norms of its day, its pauses and the calendar, brought together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from ..kit.database import db
from ..law.days import Calendar, working_days_after
from ..law.days import Pause as Wait
from ..law.norms import convention, norm
from ..law.queries import calendar
from .deadlines import due_on
from .models import Nomination, Pause

STOPPED = ("draft", "withdrawn")
"""States in which no day is kept: nobody has it to judge. One that has ended keeps the day that it had."""

SUPPLEMENT_DAYS = 10
"""Where the list of norms says nothing: a convention of this register, shown with its mark."""


def supplement_due(on: date) -> date:
    """The day by which a supplement is asked for that is asked for on `on`."""
    days = convention("nomination.supplement_days", SUPPLEMENT_DAYS, on=on)
    return working_days_after(on, days, *calendar())


def due_of(nomination: Nomination) -> date | None:
    """Who has the dossier must be done by this day; None while nothing is due or the clock stands."""
    if nomination.state in STOPPED:
        return None
    if nomination.state == "returned":
        return next((each.due_on for each in nomination.pauses if is_open(each, "return")), None)
    if nomination.norms_on is None or nomination.held_at is not None:
        return None
    days = norm("appraisal.days", on=nomination.norms_on)
    return due_on(nomination.norms_on, days, waits_of(nomination.pauses), calendar())


def is_open(pause: Pause, kind: str) -> bool:
    """Whether this is a pause of the kind that lasts."""
    return pause.kind == kind and pause.ended_on is None


def waits_of(pauses: Iterable[Pause]) -> list[Wait]:
    """The pauses by their days."""
    return [Wait(each.began_on, each.ended_on) for each in pauses]


def promised(received_on: date, days: int, pauses: Iterable[Pause], calendar: Calendar) -> date | None:
    """The day by which a unit is told that there will be an answer: without the time that it supplements; a hold is
    the office's own. None while a supplement is awaited."""
    returns = [each for each in pauses if each.kind == "return"]
    return due_on(received_on, days, waits_of(returns), calendar)


def misdated() -> list[tuple[str, date | None, date | None]]:
    """Dossiers whose kept day is not the one that their norms and pauses give: code, kept, right."""
    rows = db.session.scalars(
        select(Nomination)
        .options(selectinload(Nomination.pauses), joinedload(Nomination.form))
        .order_by(Nomination.id)
    )
    found = [(each.ref, each.due_on, due_of(each)) for each in rows]
    return [row for row in found if row[1] != row[2]]
