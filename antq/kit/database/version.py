"""The data version: one number that rises with every change of what public pages show.

A class of rows that public pages read says `__public__ = True`. Whoever commits a change of such a row
raises the number in the same transaction: an answer made under one number is right as long as the number
stands. The number is raised at the end, just before the commit: its row is the last that a transaction
locks, so those that wait for it hold nobody up in a circle.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, event, select, update
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction

from ..records import DataVersion
from . import Base, db

_ROW: Table = DataVersion.__table__  # type: ignore[assignment]
READ = select(_ROW.c.number)
_RAISE = update(_ROW).values(number=_ROW.c.number + 1).returning(_ROW.c.number)

_DUE = "antq_version_due"
_RAISED = "antq_version_raised"
_STAMPS = "antq_version_stamps"
_SEEN = "antq_version_seen"
QUIETLY = "antq_quietly"
"""Execution option of a statement whose caller knows the row, and says itself when it is one that is shown."""
AT_ONCE = 1_000
"""Ids of one statement: PostgreSQL takes 65,535 values, SQLite on some machines 32,766."""


def data_version() -> int:
    """The number at the first reading of this transaction; read it before what is kept under it.

    A change that commits meanwhile may show in what is read afterwards: then something newer is kept under
    an older number, which no later transaction asks for.
    """
    info = db.session().info
    if _SEEN not in info:
        info[_SEEN] = int(db.session.connection().execute(READ).scalar_one())
    return int(info[_SEEN])


def raise_version() -> int:
    """Raise the number in the open transaction, once; later calls return the same number.

    ORM objects, and statements given to the session, need no call: the commit does it for public classes.
    A call is for SQL text, and for who must know the number. On PostgreSQL others who change public rows
    wait from here until the commit: call it after everything else that locks, the journal included.
    """
    return _raise(db.session())


def notice_change() -> None:
    """The commit is to raise the number: for who changed a row by a statement that went out `QUIETLY`."""
    db.session().info[_DUE] = True


def stamp_at_commit(row: Any) -> None:
    """Let the commit write its number into the row's column `stamp`, so that readers who know the rows of one
    number need only ask for those stamped later. The row must have been flushed."""
    stamp_all_at_commit(row.__table__, (row.id,))


def stamp_all_at_commit(table: Table, ids: Iterable[int]) -> None:
    """As `stamp_at_commit`, for rows that were written without being loaded."""
    info = db.session().info
    info.setdefault(_STAMPS, {}).setdefault(table, set()).update(ids)
    info[_DUE] = True


def unsettled() -> bool:
    """Whether this session changed public rows and has not committed: what it reads is nobody else's yet."""
    session = db.session()
    if session.new or session.dirty or session.deleted:
        session.flush()
    return bool(session.info.keys() & {_DUE, _RAISED, _STAMPS})


def unstamped(table: Table) -> frozenset[int]:
    """The ids of the rows that wait for their stamp in this session."""
    return frozenset(db.session().info.get(_STAMPS, {}).get(table, ()))


def public_tables() -> frozenset[str]:
    """The names of the tables whose changes raise the number."""
    named = {
        table.name
        for mapper in Base.registry.mappers
        if mapper.class_.__public__
        for table in mapper.tables
        if isinstance(table, Table)
    }
    return frozenset(named)


def _raise(session: Session) -> int:
    if _RAISED not in session.info:
        session.info[_RAISED] = int(session.connection().execute(_RAISE).scalar_one())
        session.info.pop(_SEEN, None)
    session.info.pop(_DUE, None)
    return int(session.info[_RAISED])


def is_shown(row: Any) -> bool:
    """Whether public pages may show the row; a row of somebody else's tables is none of ours."""
    return isinstance(row, Base) and row.shown_publicly()


def _notice_objects(session: Session, context: Any, instances: Any) -> None:
    changed = (each for each in session.dirty if session.is_modified(each))
    for kept in (session.new, session.deleted, changed):
        if any(is_shown(row) for row in kept):
            session.info[_DUE] = True
            return


def _notice_statement(state: ORMExecuteState) -> None:
    if not (state.is_insert or state.is_update or state.is_delete) or state.execution_options.get(QUIETLY):
        return
    if getattr(state.statement.table, "name", "") in public_tables():  # type: ignore[attr-defined]
        state.session.info[_DUE] = True


def _before_commit(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.flush()  # what waits for the commit counts too
    stamps = session.info.pop(_STAMPS, {})
    parts = [(table, part) for table, ids in stamps.items() for part in _parts(sorted(ids))]
    for table, ids in parts:  # rows before the number: it is the last lock that anybody takes
        rows = select(table.c.id).where(table.c.id.in_(ids)).order_by(table.c.id)
        session.connection().execute(rows.with_for_update(key_share=True))
    if stamps or session.info.get(_DUE):
        number = _raise(session)
        for table, ids in parts:
            session.connection().execute(update(table).where(table.c.id.in_(ids)).values(stamp=number))


def _parts(ids: list[int]) -> list[list[int]]:
    return [ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE)]


def _after_end(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(_DUE, None)
        session.info.pop(_RAISED, None)
        session.info.pop(_STAMPS, None)
        session.info.pop(_SEEN, None)


def _after_rollback(session: Session, transaction: SessionTransaction) -> None:
    """A savepoint that is rolled back may take the raise with it, and what stands outside may need one."""
    session.info.pop(_SEEN, None)
    if transaction.nested and session.info.pop(_RAISED, None) is not None:
        session.info[_DUE] = True


def init_app() -> None:
    """Listen to every session of `db`."""
    for name, listener in (
        ("before_flush", _notice_objects),
        ("do_orm_execute", _notice_statement),
        ("before_commit", _before_commit),
        ("after_transaction_end", _after_end),
        ("after_soft_rollback", _after_rollback),
    ):
        if not event.contains(db.session, name, listener):
            event.listen(db.session, name, listener)
