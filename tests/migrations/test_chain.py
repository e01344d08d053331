"""The real chain of migrations: up, down, up again; what it makes is what the models say."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, current_app
from flask_migrate import check, current, downgrade, upgrade
from sqlalchemy import func, inspect, select, table, text

from antq import create_app
from antq.kit.database import Base, db, twin
from antq.kit.database.chain import ready
from tests.databases import ENGINE, ROOT, Databases, Place


@pytest.fixture
def empty(databases: Databases, worker: str) -> Iterator[Place]:
    """A database in which nothing was made yet."""
    place = databases._place(f"bare_{worker}")
    databases._create(place, None)
    yield place
    databases.drop(place)


@pytest.fixture
def bare_app(empty: Place) -> Iterator[Flask]:
    """The application on it."""
    app = create_app(empty.config)
    ready(app)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def shape() -> dict[str, Any]:
    """All tables with their columns, keys, indexes, checks; all triggers; the revision."""
    seen = inspect(db.engine)
    found: dict[str, Any] = {}
    for name in sorted(seen.get_table_names()):
        found[name] = {
            "columns": [
                (each["name"], str(each["type"]), each["nullable"]) for each in seen.get_columns(name)
            ],
            "indexes": sorted(
                (str(each["name"]), tuple(each["column_names"])) for each in seen.get_indexes(name)
            ),
            "unique": sorted(str(each["name"]) for each in seen.get_unique_constraints(name)),
            "checks": sorted(str(each["name"]) for each in seen.get_check_constraints(name)),
            "references": sorted(str(each["name"]) for each in seen.get_foreign_keys(name)),
        }
    found["triggers"] = triggers()
    return found


def triggers() -> list[str]:
    """The names of all triggers."""
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with db.engine.connect() as connection:
        return sorted(connection.execute(text(asked[ENGINE])).scalars())


def test_up_down_up(bare_app: Flask) -> None:
    upgrade()
    first = shape()
    assert {"event", "job", "initiative", "nomination"} <= first.keys()
    assert any(name.startswith("event_no_") for name in first["triggers"])
    downgrade(revision="base")
    left = shape()
    assert [name for name in left if name not in ("alembic_version", "triggers")] == []
    assert left["triggers"] == []
    upgrade()
    assert shape() == first


def test_what_the_chain_makes_is_what_the_models_say(bare_app: Flask) -> None:
    upgrade()
    settings = dict(current_app.extensions["migrate"].configure_args)
    with db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, parents: not (name or "").startswith("search_index"),
                **settings,
            },
        )
        assert compare_metadata(context, Base.metadata) == []


def test_every_check_of_the_models_is_in_the_database(bare_app: Flask) -> None:
    """Alembic compares neither checks nor their text: their names, at least, must be there."""
    upgrade()
    seen = inspect(db.engine)
    for made in Base.metadata.sorted_tables:
        said = {str(each.name) for each in made.constraints if type(each).__name__ == "CheckConstraint"}
        assert {str(each["name"]) for each in seen.get_check_constraints(made.name)} == said, made.name


def test_a_new_database_is_whole_and_its_journal_can_begin(bare_app: Flask) -> None:
    upgrade()
    with db.engine.connect() as connection:
        assert twin(connection).integrity(connection) == []
        assert connection.execute(text("SELECT id, count, hash FROM journal_head")).all() == [(1, 0, "")]


def test_commands_that_go_nowhere_leave_the_index_alone(bare_app: Flask, capsys: Any) -> None:
    upgrade()
    before = shape()
    current()
    check()
    assert shape() == before


def test_the_chain_has_one_end_and_one_beginning() -> None:
    scripts = ScriptDirectory(str(ROOT / "migrations"))
    assert len(scripts.get_heads()) == 1
    assert len(scripts.get_bases()) == 1


def test_two_that_start_at_once_make_the_schema_once(empty: Place) -> None:
    command = [sys.executable, "-m", "flask", "--app", "app", "db", "upgrade"]
    both = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=empty.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], "\n".join(said)
    app = create_app(empty.config)
    ready(app)
    with app.app_context():
        with db.engine.connect() as connection:
            for once in ("alembic_version", "journal_head"):
                counted = select(func.count()).select_from(table(once))
                assert connection.execute(counted).scalar_one() == 1, once
        db.engine.dispose()
