"""What happened: event kinds with exact payloads, an append-only hash-chained table, timelines.

Rooms declare their kinds in `events.py`; actions call `record`. A timeline, a notice and an audit
are readings of the same rows. Cutting rows off the end is noticed against `JournalHead`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import object_session

from . import clock
from .database import db
from .records import Event, JournalHead, Notice

__all__ = ["KINDS", "Entry", "Event", "Kind", "event", "faults", "head", "holds", "record", "timeline_of"]


class Subject(Protocol):
    """What events are about: a row with a public ref, a title and the word for its kind."""

    __subject__: str
    id: Any

    @property
    def ref(self) -> Any: ...

    @property
    def title(self) -> str: ...


Tells = Callable[[Any, dict[str, Any]], Iterable[int]]


def nobody(subject: Any, payload: dict[str, Any]) -> Iterable[int]:
    """Tell no one."""
    return ()


@dataclass(frozen=True)
class Kind:
    """An event kind: payload keys, the sentence, whom it is told, who reads it in a timeline."""

    name: str
    says: Any
    keys: frozenset[str] = frozenset()
    tells: Tells = nobody
    tier: str = "all"
    tone: str = "neutral"


KINDS: dict[str, Kind] = {}


def event(
    name: str,
    *,
    says: Any,
    keys: Iterable[str] = (),
    tells: Tells = nobody,
    tier: str = "all",
    tone: str = "neutral",
) -> Kind:
    """Declare an event kind. `says` may use {actor}, {subject} and the payload's keys."""
    if name in KINDS:
        raise ValueError(f"event {name} is declared twice")
    KINDS[name] = Kind(name, says, frozenset(keys), tells, tier, tone)
    return KINDS[name]


def record(name: str, subject: Subject, *, by: Any, **payload: Any) -> Event:
    """Append event `name` about `subject`, tell the people concerned, and return the row.

    The payload's keys must be exactly those declared: a forgotten one is a programming error.
    """
    kind = KINDS[name]
    if payload.keys() != kind.keys:
        raise ValueError(f"{name} takes {sorted(kind.keys)}, not {sorted(payload)}")
    db.session.flush()
    head = db.session.get(JournalHead, 1, with_for_update=True, populate_existing=True)
    if head is None:
        raise RuntimeError("the journal has no head: run the migrations")
    row = Event(
        number=head.count + 1,
        at=clock.now(),
        kind=name,
        actor_id=by.person_id,
        actor_name=by.name,
        subject=subject.__subject__,
        subject_id=subject.id,
        subject_ref=subject.ref,
        title=subject.title[:300],
        payload=payload,
        previous=head.hash,
    )
    row.hash = digest(row)
    head.count, head.hash = row.number, row.hash
    db.session.add(row)
    db.session.flush()
    _tell(kind, row, subject, payload, by)
    return row


def _tell(kind: Kind, row: Event, subject: Any, payload: dict[str, Any], by: Any) -> None:
    """One notice for each person concerned, never for the one who acted."""
    for person_id in sorted(set(kind.tells(subject, payload)) - {by.person_id}):
        db.session.add(Notice(person_id=person_id, event_id=row.id))


def digest(row: Event) -> str:
    """The hash of an event over its own content and the hash before it."""
    content = [
        row.number,
        row.at.astimezone(clock.UTC).isoformat(),
        row.kind,
        row.actor_id,
        row.actor_name,
        row.subject,
        row.subject_id,
        row.subject_ref,
        row.title,
        row.payload,
        row.previous,
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Entry:
    """One line of a timeline or a notice."""

    at: datetime
    who: str
    says: str
    note: str
    tone: str
    kind: str
    payload: dict[str, Any] = field(default_factory=dict)


def entry_of(row: Event, *, called: str | None = None) -> Entry:
    """The reading of one event in the reader's language; `called` stands for the subject's title where that must
    not be told (a letter leaves the house: a code says enough there)."""
    kind = KINDS[row.kind]
    words = {key: value for key, value in row.payload.items() if isinstance(value, str | int)}
    says = str(kind.says).format(actor=row.actor_name, subject=called or row.title, **words)
    note = str(row.payload.get("note", ""))
    return Entry(row.at, row.actor_name, says, note, kind.tone, row.kind, row.payload)


def timeline_of(subject: Subject, tiers: Iterable[str] = ("all",)) -> list[Entry]:
    """The events about `subject` that readers of `tiers` may see, oldest first.

    Its number alone would not do: a database may give the number of a deleted row to the next one.
    """
    wanted = set(tiers)
    rows = db.session.scalars(
        select(Event)
        .where(
            Event.subject == subject.__subject__,
            Event.subject_id == subject.id,
            Event.subject_ref == subject.ref,
        )
        .order_by(Event.number)
    )
    return [entry_of(row) for row in rows if KINDS[row.kind].tier in wanted]


def head() -> tuple[int, str]:
    """How many events there are, and the hash of the last: what is kept elsewhere (TRUST 1, rule 2)."""
    found = db.session.get(JournalHead, 1)
    return (found.count, found.hash) if found else (0, "")


def holds(count: int, last: str) -> bool:
    """Whether the event number `count` is there and still has the hash `last`, as once written down elsewhere."""
    if count == 0:
        return last == ""
    return db.session.scalar(select(Event.hash).where(Event.number == count)) == last


def faults() -> list[str]:
    """What is wrong with the chain: changed rows, missing rows, a cut-off end. Empty when whole."""
    found: list[str] = []
    previous, number = "", 0
    for row in db.session.scalars(select(Event).order_by(Event.number).execution_options(yield_per=1000)):
        number += 1
        if row.number != number or row.previous != previous:
            found.append(f"event {row.number}: rows before it are missing")
            number = row.number
        if digest(row) != row.hash:
            found.append(f"event {row.number} was changed")
        previous = row.hash
        if object_session(row) is not None:
            db.session.expunge(row)
    head = db.session.get(JournalHead, 1)
    if head is None or (head.count, head.hash) != (number, previous):
        found.append(f"the journal ends at {number}, its head says {head.count if head else 'nothing'}")
    return found
