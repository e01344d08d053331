"""Asking a unit whether its points still run: a notice to its officers, and a letter with a link."""

from __future__ import annotations

from ...kit import mail
from ...kit.database import db
from ...kit.jobs import Ending, enqueue, job
from ...kit.journal import record
from ...people.actor import SYSTEM, actor_of
from ...people.models import Person
from ...people.queries import holders
from ...units.models import Unit
from .. import letters, worklists
from ..counting import this_quarter
from ..liveness import named


def nothing() -> None:
    """The ending of a job that found nothing to write."""


@job("replication.ask")
def ask(unit: int) -> Ending:
    """Tell the officers of a unit how many of its points wait; each with a mail address gets a letter."""
    count = worklists.how_many_due([unit], by=SYSTEM)
    if not count:
        return nothing
    people = holders("officer", unit_id=unit)

    def ending() -> None:
        quarter = this_quarter()
        (first,) = worklists.due_in([unit], limit=1, by=SYSTEM)
        record("replication.ask", first, by=SYSTEM, quarter=named(quarter), count=count)
        if mail.is_on():
            for person in people:
                enqueue(
                    "replication.write",
                    key=f"replication.write {quarter} {unit} {person}",
                    unit=unit,
                    person=person,
                )

    return ending


@job("replication.write")
def write(unit: int, person: int) -> Ending:
    """Send one officer the letter. Sent twice when the machine stops between sending and noting it."""
    reader, body = db.session.get(Person, person), db.session.get(Unit, unit)
    if reader is None or body is None or not reader.email:
        return nothing
    actor = actor_of(reader)
    waiting = worklists.due_in([unit], limit=letters.MOST, by=actor)
    if waiting and mail.is_on():
        letter = letters.asking(
            reader, body, waiting, worklists.how_many_due([unit], by=actor), this_quarter()
        )
        db.session.rollback()  # no transaction waits for a mail server
        mail.send(letter)
    return nothing
