"""PostgreSQL: when one machine's file no longer suffices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import ColumnElement, Text, cast, func, text
from sqlalchemy.engine import Connection, Engine


def prepare(engine: Engine) -> None:
    """Nothing to set: READ COMMITTED with compare-and-swap updates is what the rooms rely on."""


def watching(engine: Engine, question: str) -> tuple[Callable[[], int], Callable[[], None]]:
    """A connection of its own that asks one question for a number: how to ask, how to close.

    Neither the pool nor a transaction stands between. Raises the driver's errors. It speaks to libpq itself,
    for half the time, and prepares nothing, since a pooler may give each question to another server process.
    """
    given, named = engine.dialect.create_connect_args(engine.url)
    connection = engine.dialect.connect(*given, **named)
    asked = question.encode()

    def ask() -> int:
        answer = connection.pgconn.exec_(asked)
        number = answer.get_value(0, 0)
        if number is None:
            raise engine.dialect.loaded_dbapi.OperationalError(answer.error_message.decode(errors="replace"))
        return int(number)

    return ask, connection.close


def one_at_a_time(connection: Connection, name: str) -> None:
    """Take the lock of this name until the transaction ends. Two numbers: those of one number are another's."""
    question = text("SELECT pg_advisory_xact_lock(:ours, hashtext(:name))")
    connection.execute(question, {"ours": MIGRATING, "name": name})


MIGRATING = 0x616E7471
"""The number of the lock under which the schema is changed ("antq" in ASCII)."""


@contextmanager
def migrating(connection: Connection) -> Iterator[None]:
    """One transaction in which nobody else migrates: a second process waits, then finds the work done."""
    with connection.begin():
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATING})
        yield


def joined(column: ColumnElement[int]) -> ColumnElement[str]:
    """All values of a column as one text, commas between."""
    return func.string_agg(cast(column, Text), ",")


def integrity(connection: Connection) -> list[str]:
    """What the server was told not to check: constraints added without proof, triggers switched off."""
    unproved = connection.execute(
        text("SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE NOT convalidated")
    )
    found = [f"{table}: constraint {name} was never checked" for table, name in unproved]
    silent = connection.execute(
        text("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgenabled = 'D'")
    )
    return found + [f"{table}: trigger {name} is switched off" for table, name in silent]


def append_only(connection: Connection, table: str) -> None:
    """Let rows of `table` be added, never changed, removed or truncated."""
    connection.execute(
        text(
            f"CREATE OR REPLACE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
        )
    )
    for name, verbs, each in (("rows", "UPDATE OR DELETE", "ROW"), ("truncate", "TRUNCATE", "STATEMENT")):
        connection.execute(
            text(
                f"CREATE OR REPLACE TRIGGER {table}_no_{name} BEFORE {verbs} ON {table} "
                f"FOR EACH {each} EXECUTE FUNCTION {table}_is_append_only()"
            )
        )


def drop_append_only(connection: Connection, table: str) -> None:
    """Undo `append_only`."""
    for name in ("rows", "truncate"):
        connection.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_{name} ON {table}"))
    connection.execute(text(f"DROP FUNCTION IF EXISTS {table}_is_append_only()"))
