"""PostgreSQL: when one machine's file no longer suffices."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine


def prepare(engine: Engine) -> None:
    """Nothing to set: READ COMMITTED with compare-and-swap updates is what the rooms rely on."""


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
