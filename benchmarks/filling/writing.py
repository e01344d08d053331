"""Writing many initiatives: batches of rows, the index of search afterwards, one raise of the data version."""

from __future__ import annotations

import time
from collections.abc import Iterable

from sqlalchemy import Update, func, insert, select, text, update

from antq.catalogue.models import Initiative
from antq.kit import search
from antq.kit.database import db, writing
from antq.kit.database.version import data_version, raise_version
from antq.kit.records import JournalHead
from antq.kit.search import SearchEntry
from antq.kit.search.vocabulary import SearchWord
from antq.replications.counting import is_alive
from antq.replications.models import Replication

from . import world
from .making import make
from .rows import NUMBERED, Rows, table_of

SEED = "antq"
BATCH = 5_000
FILLING = {
    "sqlite": ("PRAGMA cache_size=-1000000",),
    "postgresql": ("SET maintenance_work_mem = '1GB'", "SET work_mem = '256MB'"),
}
"""What makes one connection write faster; it is closed afterwards."""

lay_ground = world.lay_ground


def grow(to: int, *, seed: str = SEED) -> float:
    """Add initiatives until there are so many; the CPU seconds that it took this process.

    What is there must have come from here. The index of search is taken away and made again at the end; if this
    is interrupted, the database cannot be used. RuntimeError when somebody else writes meanwhile.
    """
    started = time.process_time()
    have = db.session.scalar(select(func.count()).select_from(Initiative)) or 0
    if have < to:
        _write(range(have + 1, to + 1), seed)
        db.session.remove()
        db.engine.dispose()
    return time.process_time() - started


def index_again() -> None:
    """Make the index of search anew, for a database that was filled before its code was changed."""
    with writing():
        _hurry()
        search.drop(db.session.connection())
        search.create(db.session.connection())
        raise_version()


def _write(numbers: range, seed: str) -> None:
    with writing():
        _hurry()
        search.drop(db.session.connection())
        rows = Rows(world.read(), data_version() + 1)
    for start in range(0, len(numbers), BATCH):
        for number in numbers[start : start + BATCH]:
            rows.add(make(number, rows.world, seed))
        with writing():
            _hurry()
            _insert(rows)
    with writing():
        _hurry()
        _finish(rows)


def _hurry() -> None:
    for statement in FILLING[db.engine.dialect.name]:
        db.session.connection().execute(text(statement))


def _insert(rows: Rows) -> None:
    connection = db.session.connection()
    for model in (*NUMBERED, SearchEntry):
        table = table_of(model)
        if batch := rows.of.pop(table, None):
            connection.execute(insert(table), batch)
    count, digest = rows.head
    connection.execute(update(table_of(JournalHead)).values(count=count, hash=digest))


def _finish(rows: Rows) -> None:
    """What the catalogue keeps of the ledger, the vocabulary, the index, the counters of ids, the data version."""
    connection = db.session.connection()
    connection.execute(_count_points(rows.stamp))
    key = (SearchWord.code, SearchWord.size, SearchWord.text)
    known = {
        tuple(row) for row in connection.execute(select(*key).where(SearchWord.code == _code(rows.learnt)))
    }
    new = [row for row in rows.learnt if (row["code"], row["size"], row["text"]) not in known]
    if new:
        connection.execute(insert(table_of(SearchWord)), new)
    search.create(connection)
    if db.engine.dialect.name == "postgresql":
        _set_sequences(table_of(model).name for model in NUMBERED)
    if raise_version() != rows.stamp:
        raise RuntimeError("somebody else wrote while the catalogue was filled")


def _count_points(stamp: int) -> Update:
    """Points and teams of every new initiative: what `recount` would write, for all of them in one statement."""
    initiative = table_of(Initiative)
    ledger = select(Replication.id).where(Replication.initiative_id == initiative.c.id, is_alive())
    points = ledger.with_only_columns(func.count()).scalar_subquery()
    teams = ledger.with_only_columns(func.coalesce(func.sum(Replication.team_count), 0)).scalar_subquery()
    return (
        update(initiative)
        .where(initiative.c.stamp == stamp, ledger.exists())
        .values(own_points=points, own_teams=teams, replication_count=points, team_count=teams)
    )


def _code(learnt: list[dict[str, int]]) -> int:
    return learnt[0]["code"]


def _set_sequences(tables: Iterable[str]) -> None:
    """The next row that the product adds gets the next id."""
    for name in tables:
        db.session.connection().execute(
            text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))")  # noqa: S608
        )
