"""SQLite: the embedded default (WAL, foreign keys, BEGIN IMMEDIATE for writers)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, event, func, text
from sqlalchemy.engine import Connection, Engine

PATIENCE = 8000
"""Milliseconds that a writer waits for another."""

LONG = 600_000
"""Milliseconds that a second process waits while a first one migrates: minutes, on a small machine."""

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # a power cut must not lose an acknowledged submission
    f"PRAGMA busy_timeout={PATIENCE}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-16000",
    "PRAGMA mmap_size=134217728",
)


def prepare(engine: Engine) -> None:
    """Set every new connection up, and let us say ourselves how a transaction begins."""

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # Python's driver would begin too late, after the first SELECT
        for pragma in PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("hurried"):
            _begin_at_once(connection)
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")


def _begin_at_once(connection: Connection) -> None:
    """Take the write lock now or not at all."""
    connection.exec_driver_sql("PRAGMA busy_timeout=0")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={PATIENCE}")


def watching(engine: Engine, question: str) -> tuple[Callable[[], int], Callable[[], None]]:
    """A connection of its own that asks one question for a number: how to ask, how to close.

    Neither the pool nor a transaction stands between. Raises the driver's errors.
    """
    given, named = engine.dialect.create_connect_args(engine.url)
    ours = {"isolation_level": None, "check_same_thread": False}
    connection = engine.dialect.connect(*given, **{**named, **ours})
    return lambda: int(connection.execute(question).fetchone()[0]), connection.close


def one_at_a_time(connection: Connection, name: str) -> None:
    """Nothing to take: who writes has the whole file since BEGIN IMMEDIATE."""


@contextmanager
def migrating(connection: Connection) -> Iterator[None]:
    """One transaction in which tables may be rebuilt and nobody else writes or migrates.

    Rebuilding drops the old table, and that would delete the rows that refer to it: foreign keys rest
    meanwhile (a pragma that counts outside transactions only) and are checked before the commit.
    """
    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101 (the connection is open)
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute(f"PRAGMA busy_timeout={LONG}")
    try:
        with connection.execution_options(writing=True).begin():
            yield
            if broken := integrity(connection):
                raise RuntimeError("the migration breaks references: " + "; ".join(broken))
    finally:
        driver.execute(f"PRAGMA busy_timeout={PATIENCE}")
        driver.execute("PRAGMA foreign_keys=ON")


def joined(column: ColumnElement[int]) -> ColumnElement[str]:
    """All values of a column as one text, commas between."""
    return func.group_concat(column)


def integrity(connection: Connection) -> list[str]:
    """What is broken in the file: damaged pages and indexes, rows that refer to rows that are not there."""
    pages = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars()
    found = [f"database: {line}" for line in pages if line != "ok"]
    for table, row, parent, _key in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        found.append(f"{table} row {row}: refers to a {parent} that does not exist")
    return found


def append_only(connection: Connection, table: str) -> None:
    """Let rows of `table` be added, never changed or removed."""
    for verb in ("UPDATE", "DELETE"):
        connection.execute(
            text(
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        )


def drop_append_only(connection: Connection, table: str) -> None:
    """Undo `append_only`."""
    for verb in ("update", "delete"):
        connection.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_{verb}"))
