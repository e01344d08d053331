"""SQLite: an FTS5 index over the folded columns, kept by triggers.

The table `search_entry` holds the text once (external content); the index and its shadow tables are
named search_index*. Text arrives folded, so the tokenizer has no accents to think about.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Select, column, select, table, text
from sqlalchemy.engine import Connection

from .query import Term

_ADD = "INSERT INTO search_index (rowid, name, body) VALUES (new.id, new.name, new.body);"
_TAKE = (
    "INSERT INTO search_index (search_index, rowid, name, body) "
    "VALUES ('delete', old.id, old.name, old.body);"
)
_TRIGGERS = {"insert": _ADD, "delete": _TAKE, "update": f"{_TAKE} {_ADD}"}

_index = table("search_index", column("rowid"), column("search_index"))


def create(connection: Connection) -> None:
    """Make the index and its triggers, and index the rows that are there; may be repeated."""
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(name, body, "
            "content='search_entry', content_rowid='id', "
            "tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
        )
    )
    for verb, statement in _TRIGGERS.items():
        connection.execute(text(f"DROP TRIGGER IF EXISTS search_index_{verb}"))
        connection.execute(
            text(
                f"CREATE TRIGGER search_index_{verb} AFTER {verb.upper()} ON search_entry "
                f"BEGIN {statement} END"
            )
        )
    connection.execute(text("INSERT INTO search_index (search_index) VALUES ('rebuild')"))


def drop(connection: Connection) -> None:
    """Undo `create`; the entries stay."""
    for verb in _TRIGGERS:
        connection.execute(text(f"DROP TRIGGER IF EXISTS search_index_{verb}"))
    connection.execute(text("DROP TABLE IF EXISTS search_index"))


def matching(terms: Iterable[Term]) -> Select[int]:
    """The ids of the entries that hold every term."""
    wanted = " AND ".join(map(_phrase, terms))
    return select(_index.c.rowid).where(_index.c.search_index.match(wanted))


def _phrase(term: Term) -> str:
    # Folded words hold letters and digits only; the quotes keep AND, OR and NEAR from being operators.
    return f'"{" ".join(term.words)}"{"*" if term.open else ""}'
