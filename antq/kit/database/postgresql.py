"""PostgreSQL: when one machine's file no longer suffices."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine


def prepare(engine: Engine) -> None:
    """Nothing to set: READ COMMITTED with compare-and-swap updates is what the rooms rely on."""


MIGRATING = 0x616E7471
"""The number of the lock under which the schema is changed ("antq" in ASCII)."""


@contextmanager
def migrating(connection: Connection) -> Iterator[None]:
    """One transaction in which nobody else migrates: a second process waits, then finds the work done."""
    with connection.begin():
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATING})
        yield


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
