"""The two engines: the same public names, the same promises."""

from __future__ import annotations

import inspect
from types import ModuleType
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from antq.kit.database import TWINS, db, postgresql, sqlite, twin
from tests.databases import ENGINE


def offers(module: ModuleType) -> dict[str, inspect.Signature]:
    """The public functions of a twin file."""
    return {
        name: inspect.signature(each)
        for name, each in inspect.getmembers(module, inspect.isfunction)
        if each.__module__ == module.__name__ and not name.startswith("_")
    }


def test_twins_offer_the_same() -> None:
    assert offers(sqlite) == offers(postgresql)
    assert {"prepare", "append_only", "drop_append_only", "migrating", "integrity"} <= offers(sqlite).keys()


def test_the_twin_is_that_of_the_engine(session: Any) -> None:
    assert twin(db.engine) is TWINS[ENGINE]
    assert twin(session.connection()) is TWINS[ENGINE]


@pytest.fixture
def table(fresh_app: Flask) -> Any:
    """A table of the test's own, with one row, in a database of its own."""
    with fresh_app.app_context(), db.engine.connect() as connection:
        connection.execute(text("CREATE TABLE stone (id INTEGER PRIMARY KEY, word VARCHAR(20))"))
        connection.execute(text("INSERT INTO stone VALUES (1, 'một')"))
        connection.commit()
        yield connection


CHANGES = ("UPDATE stone SET word = 'hai'", "DELETE FROM stone")


def test_append_only_lets_rows_be_added_only(table: Any) -> None:
    twin(table).append_only(table, "stone")
    table.execute(text("INSERT INTO stone VALUES (2, 'hai')"))
    table.commit()
    emptying = ("TRUNCATE stone",) if ENGINE == "postgresql" else ()
    for change in CHANGES + emptying:
        with pytest.raises(DBAPIError, match="stone is append-only"):
            table.execute(text(change))
        table.rollback()
    assert table.execute(text("SELECT count(*) FROM stone")).scalar_one() == 2


def test_append_only_can_be_said_twice_and_taken_back(table: Any) -> None:
    for _ in range(2):
        twin(table).append_only(table, "stone")
    for _ in range(2):
        twin(table).drop_append_only(table, "stone")
    for change in CHANGES:
        table.execute(text(change))
    table.commit()
    assert table.execute(text("SELECT count(*) FROM stone")).scalar_one() == 0


def test_a_whole_database_has_no_faults(session: Any) -> None:
    connection = session.connection()
    assert twin(connection).integrity(connection) == []


@pytest.mark.skipif(ENGINE != "sqlite", reason="there the server keeps references itself")
def test_a_row_that_refers_to_nothing_is_found(fresh_app: Flask) -> None:
    with fresh_app.app_context(), db.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute("INSERT INTO notice (id, person_id, event_id) VALUES (9, 404, 405)")
        driver.execute("PRAGMA foreign_keys=ON")
        assert sorted(sqlite.integrity(connection)) == [
            "notice row 9: refers to a event that does not exist",
            "notice row 9: refers to a person that does not exist",
        ]


@pytest.mark.skipif(ENGINE != "postgresql", reason="what only a server can be told")
def test_what_the_server_was_told_not_to_check_is_found(fresh_app: Flask) -> None:
    with fresh_app.app_context(), db.engine.connect() as connection:
        connection.execute(text("ALTER TABLE person ADD CONSTRAINT odd CHECK (id > 0) NOT VALID"))
        connection.execute(text("ALTER TABLE event DISABLE TRIGGER event_no_rows"))
        assert postgresql.integrity(connection) == [
            "person: constraint odd was never checked",
            "event: trigger event_no_rows is switched off",
        ]


def test_a_migration_is_all_or_nothing(fresh_app: Flask) -> None:
    def stop_half_way(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE half (id INTEGER PRIMARY KEY)"))
        raise ArithmeticError

    with fresh_app.app_context(), db.engine.connect() as connection:
        with pytest.raises(ArithmeticError), twin(connection).migrating(connection):
            stop_half_way(connection)
        assert not connection.in_transaction()
        assert not db.inspect(connection).has_table("half")


@pytest.mark.skipif(ENGINE != "sqlite", reason="there a table is altered, not rebuilt")
def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(fresh_app: Flask) -> None:
    """As Alembic rebuilds: copy, drop, rename. The drop must not take along what refers to the old table."""
    with fresh_app.app_context(), db.engine.connect() as connection:
        for statement in (
            "CREATE TABLE house (id INTEGER PRIMARY KEY)",
            "CREATE TABLE lamp (id INTEGER PRIMARY KEY, house_id INTEGER REFERENCES house (id) ON DELETE CASCADE)",
            "INSERT INTO house VALUES (1)",
            "INSERT INTO lamp VALUES (1, 1)",
        ):
            connection.execute(text(statement))
        connection.commit()
        with sqlite.migrating(connection):
            connection.execute(text("CREATE TABLE house_new (id INTEGER PRIMARY KEY, name VARCHAR(20))"))
            connection.execute(text("INSERT INTO house_new (id) SELECT id FROM house"))
            connection.execute(text("DROP TABLE house"))
            connection.execute(text("ALTER TABLE house_new RENAME TO house"))
        assert connection.execute(text("SELECT count(*) FROM lamp")).scalar_one() == 1
        connection.rollback()
        with pytest.raises(RuntimeError, match="lamp row 1"), sqlite.migrating(connection):
            connection.execute(text("DELETE FROM house"))
        assert connection.execute(text("SELECT count(*) FROM house")).scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
