"""What a person was told: the unread count, the list, reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, update

from . import clock
from .database import db
from .journal import Entry, Subject, entry_of
from .records import Event, Notice


@dataclass(frozen=True)
class Told:
    """A notice as the person reads it: the event's entry and what it is about."""

    id: int
    entry: Entry
    subject: str
    ref: str
    title: str
    unread: bool


def unread_count(person_id: int) -> int:
    """How many notices the person has not read."""
    count = select(func.count()).where(Notice.person_id == person_id, Notice.read_at.is_(None))
    return db.session.scalar(count) or 0


def notices_of(person_id: int, *, limit: int = 100) -> list[Told]:
    """The newest notices of a person."""
    rows = db.session.execute(
        select(Notice, Event)
        .join(Event)
        .where(Notice.person_id == person_id)
        .order_by(Event.number.desc())
        .limit(limit)
    )
    return [
        Told(notice.id, entry_of(row), row.subject, row.subject_ref, row.title, notice.read_at is None)
        for notice, row in rows
    ]


def unwritten(person_id: int, *, since: datetime) -> list[Told]:
    """What a person was told since then and is in no letter yet, oldest first, by codes without names. Read on the
    site already: left out."""
    rows = db.session.execute(
        select(Notice, Event)
        .join(Event)
        .where(
            Notice.person_id == person_id,
            Notice.written_at.is_(None),
            Notice.read_at.is_(None),
            Event.at >= since,
        )
        .order_by(Event.number)
    )
    return [
        Told(notice.id, entry_of(row, called=row.subject_ref), row.subject, row.subject_ref, row.title, True)
        for notice, row in rows
    ]


def read_all(*, by: object) -> None:
    """Mark everything the person was told as read."""
    person_id = by.person_id  # type: ignore[attr-defined]
    db.session.execute(
        update(Notice)
        .where(Notice.person_id == person_id, Notice.read_at.is_(None))
        .values(read_at=clock.now())
    )


def forget(person_id: int, subject: Subject) -> None:
    """Take back whatever the person was told about `subject`; the journal itself stays."""
    about = select(Event.id).where(
        Event.subject == subject.__subject__,
        Event.subject_id == subject.id,
        Event.subject_ref == subject.ref,
    )
    db.session.execute(delete(Notice).where(Notice.person_id == person_id, Notice.event_id.in_(about)))
