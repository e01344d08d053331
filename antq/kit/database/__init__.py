"""The database: one `db`, one `Base`, and the differences between engines behind twin files.

The two engines' own words stand only in `sqlite.py` and `postgresql.py`, which carry the same
public names: `prepare(engine)`, `migrating(connection)`, `append_only(connection, table)`,
`drop_append_only(connection, table)`, `integrity(connection)`, `joined(column)`,
`watching(engine, question)`, `one_at_a_time(connection, name)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import ClassVar

import numpy as np
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData, Select, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import DeclarativeBase

from . import chain, postgresql, sqlite
from .types import UTCDateTime

__all__ = [
    "Base",
    "UTCDateTime",
    "begin_writing",
    "db",
    "ids_of",
    "one_at_a_time",
    "outside_transaction",
    "twin",
    "writing",
]

TWINS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


class Base(DeclarativeBase):
    """Base of all rows; the naming convention lets Alembic name what it must drop again.

    `__public__` says that public pages show rows of the class: changing one raises the data version.
    """

    __public__: ClassVar[bool] = False

    def shown_publicly(self) -> bool:
        """Whether public pages may show this very row; a public class with private rows says which."""
        return self.__public__

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base, disable_autonaming=True)


def init_app(app: Flask) -> None:
    """Connect the application to its database and its chain of migrations."""
    db.init_app(app)
    chain.init_app(app, db)
    from . import version  # here, since its row needs Base

    version.init_app()
    with app.app_context():
        twin(db.engine).prepare(db.engine)


def twin(bind: Engine | Connection) -> ModuleType:
    """The twin file of the engine that `bind` speaks to."""
    return TWINS[bind.dialect.name]


def ids_of(rows: Select[int]) -> np.ndarray:
    """The numbers that a select of one column gives, in its order.

    They travel as one string, which is read a hundred times faster than a hundred thousand rows.
    """
    column = rows.subquery().c[0]
    said = db.session.scalar(select(twin(db.engine).joined(column)))
    return np.fromstring(said or "", dtype=np.int64, sep=",")


def begin_writing(*, hurried: bool = False) -> None:
    """Open the session's transaction for writing, before anything is read in it.

    SQLite takes the write lock at once (BEGIN IMMEDIATE): a transaction that reads first and
    writes later fails with "database is locked" whatever the time-out, or loses updates.
    `hurried` gives up at once (OperationalError) while another writes: for what can wait.
    """
    db.session.connection(execution_options={"writing": True, "hurried": hurried})


@contextmanager
def writing(*, hurried: bool = False) -> Iterator[None]:
    """One write transaction of a job or a command: commits at the end, rolls back on any error."""
    db.session.rollback()
    begin_writing(hurried=hurried)
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise


def one_at_a_time(name: str) -> None:
    """Wait until no other transaction is at the work of this name, and keep others waiting until this one ends.

    First in a write transaction, for work that judges many rows and then changes some of them.
    """
    connection = db.session.connection()
    twin(connection).one_at_a_time(connection, name)


@contextmanager
def outside_transaction() -> Iterator[None]:
    """Slow work (decoding a photo, hashing a password) with no transaction open.

    What the session had read is forgotten: rows are read again afterwards, in a new write
    transaction, so whatever was checked before must be checked again by the action. What the slow
    work left open (a question it asked) is closed: `begin_writing` must open the transaction.
    """
    db.session.rollback()
    yield
    db.session.rollback()
    begin_writing()
