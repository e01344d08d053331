"""PostgreSQL: a GIN index over the set of folded words; phrases are checked in the stored text.

The words are split at the spaces that folding left, not by PostgreSQL's text parser, which reads numbers
and addresses in its own way. Positions are not indexed: they end at 16,383 and at 256 a word, so a phrase
late in a long report would be missed. The index finds rows with the words; LIKE sees that they are
neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    cast,
    column,
    literal,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.engine import Connection

from .query import Term

# Written out, without parameters: the planner uses the index only for the very same expression.
_WORDS = "array_to_tsvector(string_to_array(btrim(name || ' ' || body), ' '))"

_entry = table("search_entry", column("id"), column("name"), column("body")).alias("found_entry")
_found_words = _WORDS.replace("name", "found_entry.name").replace("body", "found_entry.body")


def create(connection: Connection) -> None:
    """Make the index over the rows that are there and that will come; may be repeated."""
    connection.execute(
        text(f"CREATE INDEX IF NOT EXISTS search_index_words ON search_entry USING gin (({_WORDS}))")
    )


def drop(connection: Connection) -> None:
    """Undo `create`; the entries stay."""
    connection.execute(text("DROP INDEX IF EXISTS search_index_words"))


def matching(terms: Iterable[Term]) -> Select[int]:
    """The ids of the entries that hold every term."""
    terms = list(terms)
    wanted = cast(literal(" & ".join(map(_all_words, terms))), TSQUERY)
    neighbours = [_side_by_side(term) for term in terms if len(term.words) > 1]
    return select(_entry.c.id).where(literal_column(_found_words).op("@@")(wanted), and_(True, *neighbours))


def _all_words(term: Term) -> str:
    # Folded words hold letters and digits only: nothing in them can end the quotes.
    *words, last = (f"'{word}'" for word in term.words)
    return " & ".join([*words, f"{last}:*" if term.open else last])


def _side_by_side(term: Term) -> ColumnElement[bool]:
    pattern = f"% {' '.join(term.words)}{'' if term.open else ' '}%"
    return or_(*((" " + part + " ").like(pattern) for part in (_entry.c.name, _entry.c.body)))
