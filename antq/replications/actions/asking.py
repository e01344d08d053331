"""Asking a unit whether its points still run: a notice to its officers, and a letter with a link."""

from __future__ import annotations

from ...kit import mail
from ...kit.database import db
from ...kit.jobs import Ending, enqueue, job
from ...kit.journal import record
from ...letters.actions import post
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
    """Put the letter to one officer into the outbox, once a quarter."""

    def ending() -> None:
        reader, body = db.session.get(Person, person), db.session.get(Unit, unit)
        if reader is None or body is None:
            return
        actor, quarter = actor_of(reader), this_quarter()
        waiting = worklists.due_in([unit], limit=letters.MOST, by=actor)
        if waiting:
            count = worklists.how_many_due([unit], by=actor)
            letter = letters.asking(reader, body, waiting, count, quarter)
            post(reader, letter.subject, letter.text, key=f"replication.ask {quarter} {unit} {person}")

    return ending
