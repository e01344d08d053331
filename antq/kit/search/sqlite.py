"""SQLite: FTS5 indexes over the folded columns, kept by triggers.

The table `search_entry` holds the text once (external content); the indexes and their shadow tables are
named search_index_*. One for each zone, because a phrase is found faster in a short list: an index of all
zones would walk the whole text to see what stands in a name. Text arrives folded, so the tokenizer has no
accents to think about; the edge between texts is a word to it (category Co).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from sqlalchemy import text
from sqlalchemy.engine import Connection

from .query import Clause, Phrase

ZONES = ("name", "alias", "place", "summary", "text", "exact")
BEGUN = {"name", "text"}
"""Zones in which the beginnings of words are looked for as people type."""


def create(connection: Connection) -> None:
    """Make the indexes and their triggers, and index the rows that are there; may be repeated."""
    for zone in ZONES:
        prefix = ", prefix='2 3'" if zone in BEGUN else ""
        connection.execute(
            text(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS search_index_{zone} USING fts5({zone}, "
                "content='search_entry', content_rowid='id', columnsize=0, "
                f"tokenize='unicode61 remove_diacritics 0'{prefix})"
            )
        )
    for verb in ("insert", "update", "delete"):
        connection.execute(text(f"DROP TRIGGER IF EXISTS search_index_{verb}"))
        statements = " ".join(_statement(verb, zone) for zone in ZONES)
        connection.execute(
            text(
                f"CREATE TRIGGER search_index_{verb} AFTER {verb.upper()} ON search_entry "
                f"BEGIN {statements} END"
            )
        )
    for zone in ZONES:
        index = f"search_index_{zone}"
        rebuild = f"INSERT INTO {index} ({index}) VALUES ('rebuild')"  # noqa: S608 (names of our own)
        connection.execute(text(rebuild))


def _statement(verb: str, zone: str) -> str:
    index = f"search_index_{zone}"
    into = f"INSERT INTO {index}"
    add = f"{into} (rowid, {zone}) VALUES (new.id, new.{zone});"
    take = f"{into} ({index}, rowid, {zone}) VALUES ('delete', old.id, old.{zone});"
    return {"insert": add, "delete": take, "update": f"{take} {add}"}[verb]


def drop(connection: Connection) -> None:
    """Undo `create`; the entries stay."""
    for verb in ("insert", "update", "delete"):
        connection.execute(text(f"DROP TRIGGER IF EXISTS search_index_{verb}"))
    made = "SELECT name FROM sqlite_master WHERE name LIKE 'search_index%' AND sql LIKE 'CREATE VIRTUAL%'"
    for index in connection.execute(text(made)).scalars().all():  # those of older versions too
        connection.execute(text(f"DROP TABLE {index}"))


def matching(connection: Connection, needed: Sequence[Clause]) -> np.ndarray:
    """The ids of the entries that hold a phrase of every clause, in rising order."""
    by_index: dict[str, list[Clause]] = {}
    for clause in needed:
        by_index.setdefault(f"search_index_{clause[0].zone}", []).append(clause)
    wanted = {f"m{n}": _match(clauses) for n, clauses in enumerate(by_index.values())}
    # The names in these statements are our own. One string is read faster than a hundred thousand rows.
    asked = (f"SELECT rowid FROM {index} WHERE {index} MATCH :m{n}" for n, index in enumerate(by_index))  # noqa: S608
    said = f"SELECT group_concat(rowid) FROM ({' INTERSECT '.join(asked)})"  # noqa: S608
    joined = connection.execute(text(said), wanted).scalar()
    return np.sort(np.fromstring(joined or "", dtype=np.int64, sep=","))


def _match(clauses: Iterable[Clause]) -> str:
    return " AND ".join(f"({' OR '.join(map(_phrase, clause))})" for clause in clauses)


def _phrase(phrase: Phrase) -> str:
    # Folded words hold letters and digits only; the quotes keep AND, OR and NEAR from being operators.
    return f'"{" ".join(phrase.words)}"{"*" if phrase.open else ""}'
