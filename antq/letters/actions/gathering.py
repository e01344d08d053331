"""From notices and duties to letters: at once, once a day, once a week, as each person chose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, or_, select, update

from ...kit import clock, mail
from ...kit.database import db
from ...kit.duties import Duty, duties
from ...kit.jobs import Ending, enqueue, job, tick
from ...kit.notices import Told, unwritten
from ...kit.records import Event, Notice
from ...law.days import working_days_before
from ...law.norms import convention
from ...law.queries import calendar
from ...people.actor import actor_of
from ...people.models import Person
from .. import writing as words
from ..models import Rhythm
from .keeping import post

MORNING = 7
"""From this hour on the letters of the day are written."""

OLD = timedelta(days=7)
"""What was told longer ago is no news: an address that is added later gets no year's worth of letters."""


@tick("letter.gather", every=timedelta(minutes=5))
def gather() -> Ending:
    """Have a letter written to everybody for whom it is time: one job a person, so none holds another's up."""
    if not mail.is_on():
        return lambda: None
    today = clock.today()
    now = [] if clock.local(clock.now()).hour < MORNING else _collecting(today)
    at_once = _told_at_once()
    db.session.rollback()

    def ending() -> None:
        slot = int(clock.now().timestamp() // 60)
        for person_id in at_once:
            enqueue("letter.tell", key=f"letter.tell {person_id} {slot}", person=person_id)
        for person_id in now:
            enqueue("letter.digest", key=f"letter.digest {person_id} {today}", person=person_id)

    return ending


@job("letter.tell")
def tell(person: int) -> Ending:
    """Write what was told just now to somebody who wants to hear of each thing."""

    def ending() -> None:
        # One at a time: another letter of the same minute may hold the same news.
        reader = db.session.get(Person, person, with_for_update={"key_share": True})
        told = unwritten(person, since=clock.now() - OLD)
        if reader is not None and told:
            _write(reader, told, ())

    return ending


@job("letter.digest")
def digest(person: int) -> Ending:
    """Write what was told since the last letter, and what waits. Without news only what is due soon is a reason to
    write every day; once a week whatever waits is."""
    reader = db.session.get(Person, person)
    waiting = duties(by=actor_of(reader)) if reader is not None else []
    db.session.rollback()

    def ending() -> None:
        today = clock.today()
        row = db.session.get(Rhythm, person, with_for_update=True) or Rhythm(person_id=person, rhythm="daily")
        who = db.session.get(Person, person)
        if who is None or row.digested_on == today or row.rhythm not in ("daily", "weekly"):
            return
        row.digested_on = today
        db.session.add(row)
        told = unwritten(person, since=clock.now() - OLD)
        if told or (waiting if row.rhythm == "weekly" else due_soon(waiting, on=today)):
            _write(who, told, waiting)

    return ending


def due_soon(waiting: Sequence[Duty], *, on: date) -> list[Duty]:
    """The duties whose last day is near: within the working days of the convention `reminder.lead_days`."""
    lead = convention("reminder.lead_days", 3, on=on)
    days = calendar()
    return [duty for duty in waiting if duty.due_on and working_days_before(duty.due_on, lead, *days) <= on]


def _write(person: Person, told: Sequence[Told], waiting: Sequence[Duty]) -> None:
    """Post one letter, and note that these notices are in it."""
    post(person, words.subject(told, waiting), words.letter(person, told, waiting))
    ids = [one.id for one in told]
    db.session.execute(update(Notice).where(Notice.id.in_(ids)).values(written_at=clock.now()))


def _told_at_once() -> list[int]:
    """Who wants a letter at each notice and has one that is in no letter yet."""
    waiting = (
        select(Notice.person_id)
        .join(Event)
        .join(Rhythm, Rhythm.person_id == Notice.person_id)
        .join(Person, Person.id == Notice.person_id)
        .where(
            Rhythm.rhythm == "each",
            Notice.written_at.is_(None),
            Notice.read_at.is_(None),
            Event.at >= clock.now() - OLD,
            Person.email != "",
            Person.disabled_at.is_(None),
        )
        .distinct()
    )
    return list(db.session.scalars(waiting))


def _collecting(today: date) -> list[int]:
    """Whose letter of the day or of the week has not been written yet."""
    monday = today - timedelta(days=today.weekday())
    rhythm = func.coalesce(Rhythm.rhythm, "daily")
    due = or_(
        Rhythm.digested_on.is_(None),
        (rhythm == "daily") & (Rhythm.digested_on < today),
        (rhythm == "weekly") & (Rhythm.digested_on < monday),
    )
    people = (
        select(Person.id)
        .outerjoin(Rhythm, Rhythm.person_id == Person.id)
        .where(Person.email != "", Person.disabled_at.is_(None), rhythm.in_(("daily", "weekly")), due)
    )
    return list(db.session.scalars(people))
