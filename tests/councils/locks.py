"""What a piece of work locks, in its order: read off the statements, so that it is the same on every database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import event

from antq.kit.database import db
from antq.kit.records import JournalHead
from antq.nominations.models import Nomination


def late_locks(act: Callable[[], Any]) -> set[int]:
    """The dossiers that are first locked after the journal was: whoever holds one of them and waits for the journal
    would be waited for."""
    taken: list[set[int] | None] = []

    def note(state: Any) -> None:
        if state.is_select and state.statement._for_update_arg is not None:
            mapped = state.bind_mapper.class_ if state.bind_mapper else None
            if mapped is JournalHead:
                taken.append(None)
            elif mapped is Nomination:
                taken.append(_numbers(state))

    target = db.session.registry() if hasattr(db.session, "registry") else db.session
    event.listen(target, "do_orm_execute", note)
    try:
        act()
    finally:
        event.remove(target, "do_orm_execute", note)
    assert None in taken, "nothing was written to the journal"
    before: set[int] = set().union(*(each for each in taken[: taken.index(None)] if each))
    return set().union(*(each for each in taken if each)) - before


def _numbers(state: Any) -> set[int]:
    found: set[int] = set()
    given = [*state.statement.compile().params.values(), *(state.parameters or {}).values()]
    for value in given:
        found |= {
            each for each in (value if isinstance(value, list | tuple) else [value]) if type(each) is int
        }
    return found
