"""The two engines' indexes behind the same names: `create(connection)`, `drop(connection)`,
`matching(connection, needed)`."""

from __future__ import annotations

from types import ModuleType

from sqlalchemy.engine import Connection, Engine

from . import postgresql, sqlite

TWINS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


def twin(bind: Engine | Connection) -> ModuleType:
    """The twin file of the engine that `bind` speaks to."""
    return TWINS[bind.dialect.name]


def create(connection: Connection) -> None:
    """Make the index of this engine beside the table `search_entry`; for the migration, may be repeated."""
    twin(connection).create(connection)


def drop(connection: Connection) -> None:
    """Undo `create`."""
    twin(connection).drop(connection)
