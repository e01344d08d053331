"""PostgreSQL: a table of word sets beside the entries, with a GIN index, kept by a trigger.

The words are split at the spaces that folding left, not by PostgreSQL's text parser, which reads numbers
and addresses in its own way. Positions are not indexed: they end at 16,383 and at 256 a word, so a phrase
late in a long report would be missed. Instead each pair of neighbours is a lexeme of its own ("hoi_quan"):
most Vietnamese words are two syllables. Three words and more are their pairs, and LIKE sees that those
stand in one row. A lexeme of a zone carries the zone's letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from sqlalchemy import text
from sqlalchemy.engine import Connection

from .query import Clause, Phrase

_LETTERS = {"text": "", "name": "n:", "alias": "a:", "place": "p:", "summary": "s:", "exact": "e:"}

# The lexemes of a text, and the trigger that keeps the set of each entry.
_LEXEMES = """
CREATE OR REPLACE FUNCTION search_lexemes(said text, letter text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(letter || word) || array_agg(letter || word || '_' || follower)
        FILTER (WHERE follower IS NOT NULL), '{}')
    FROM (
        SELECT word, lead(word) OVER (ORDER BY place) AS follower
        FROM unnest(string_to_array(said, ' ')) WITH ORDINALITY AS split (word, place)
        WHERE word <> ''
    ) AS pairs
$$
"""
_WRITE = """
CREATE OR REPLACE FUNCTION search_index_write() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_index (id, words) VALUES (NEW.id, array_to_tsvector(
        search_lexemes(NEW.text, '') || search_lexemes(NEW.name, 'n:') || search_lexemes(NEW.alias, 'a:')
        || search_lexemes(NEW.place, 'p:') || search_lexemes(NEW.summary, 's:')
        || search_lexemes(NEW.exact, 'e:')))
    ON CONFLICT (id) DO UPDATE SET words = EXCLUDED.words;
    RETURN NULL;
END $$
"""
_STATEMENTS = (
    "CREATE TABLE IF NOT EXISTS search_index (id bigint PRIMARY KEY "
    "REFERENCES search_entry (id) ON DELETE CASCADE, words tsvector NOT NULL)",
    "CREATE INDEX IF NOT EXISTS search_index_words ON search_index USING gin (words)",
    _LEXEMES,
    _WRITE,
    "CREATE OR REPLACE TRIGGER search_index_write AFTER INSERT OR UPDATE ON search_entry "
    "FOR EACH ROW EXECUTE FUNCTION search_index_write()",
    "UPDATE search_entry SET name = name",
)


def create(connection: Connection) -> None:
    """Make the index over the rows that are there and that will come; may be repeated."""
    for statement in _STATEMENTS:
        connection.execute(text(statement))


def drop(connection: Connection) -> None:
    """Undo `create`; the entries stay."""
    connection.execute(text("DROP FUNCTION IF EXISTS search_index_write() CASCADE"))  # with its trigger
    connection.execute(text("DROP FUNCTION IF EXISTS search_lexemes(text, text)"))
    connection.execute(text("DROP TABLE IF EXISTS search_index"))
    connection.execute(text("DROP INDEX IF EXISTS search_index_words"))  # how it was called at first


def matching(connection: Connection, needed: Sequence[Clause]) -> np.ndarray:
    """The ids of the entries that hold a phrase of every clause, in rising order."""
    wanted = " & ".join(f"({' | '.join(map(_lexemes, clause))})" for clause in needed)
    values = {"wanted": wanted}
    rows = "search_index AS i"
    where = "i.words @@ CAST(:wanted AS tsquery)"
    for clause in needed:
        if any(len(phrase.words) > 2 for phrase in clause):
            where += f" AND ({' OR '.join(_side_by_side(phrase, values) for phrase in clause)})"
    if len(values) > 1:
        rows += " JOIN search_entry AS e ON e.id = i.id"
    # One string is read a hundred times faster than a hundred thousand rows.
    said = f"SELECT string_agg(i.id::text, ',') FROM {rows} WHERE {where}"  # noqa: S608 (names of our own)
    joined = connection.execute(text(said), values).scalar()
    return np.sort(np.fromstring(joined or "", dtype=np.int64, sep=","))


def _lexemes(phrase: Phrase) -> str:
    """The lexemes of a phrase: its one word, or its pairs of neighbours."""
    letter, words = _LETTERS[phrase.zone], phrase.words
    parts = [f"{a}_{b}" for a, b in pairwise(words)] or list(words)
    # Folded words hold letters and digits only: nothing in them can end the quotes.
    quoted = [f"'{letter}{part}'" for part in parts]
    return f"({' & '.join(quoted)}{':*' if phrase.open else ''})"


def _side_by_side(phrase: Phrase, values: dict[str, str]) -> str:
    """The whole phrase in the zone's text; a folded word holds no wildcard of LIKE."""
    name = f"p{len(values)}"
    values[name] = f"% {' '.join(phrase.words)}{'' if phrase.open else ' '}%"
    return f"(' ' || e.{phrase.zone} || ' ') LIKE :{name}"
