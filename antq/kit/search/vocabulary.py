"""The words that names, other names, places and summaries are made of, and which stand side by side.

Misspelt queries are compared with them. A word that nothing holds any more stays: whoever offers one
must first find something by it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import SmallInteger, String, select, text
from sqlalchemy.orm import Mapped, mapped_column

from antq.kit.database import Base, db

LONGEST = 39
MOST_AT_ONCE = 2000
ONE, PAIR = 1, 2


class SearchWord(Base):
    """A folded word, or two neighbours with a space between, of the entries with this code.

    `code` says of which kind and tier (entries.Kind.code): nobody is offered what only another tier has.
    """

    __tablename__ = "search_word"
    __public__ = True

    code: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    size: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(String(2 * LONGEST + 2), primary_key=True)


# The same words on both engines.
_ADD = text("INSERT INTO search_word (code, size, text) VALUES (:code, :size, :text) ON CONFLICT DO NOTHING")


def learn(code: int, heads: Iterable[str]) -> None:
    """Keep the words of folded texts in the open transaction; what is known already is no error."""
    rows = [{"code": code, "size": size, "text": said} for size, said in sorted(words_and_pairs(heads))]
    if rows:
        db.session.connection().execute(_ADD, rows[:MOST_AT_ONCE])


def words_and_pairs(heads: Iterable[str]) -> set[tuple[int, str]]:
    """What `learn` keeps of the texts. Pure, so that a generator can fill many.

    Single words with digits are left out: a number is never a misspelt one. What is no word (the edge
    between two texts) parts neighbours.
    """
    found: set[tuple[int, str]] = set()
    for head in heads:
        before = ""
        for word in head.split():
            word = word if word.isalnum() and len(word) <= LONGEST else ""
            if word.isalpha():
                found.add((ONE, word))
            if word and before:
                found.add((PAIR, f"{before} {word}"))
            before = word
    return found


def words_known(codes: Collection[int]) -> frozenset[str]:
    """All single words of the entries with these codes."""
    known = select(SearchWord.text).where(SearchWord.code.in_(codes), SearchWord.size == ONE)
    return frozenset(db.session.scalars(known))


def pairs_known(codes: Collection[int], pairs: Collection[str]) -> set[str]:
    """Those of the pairs that stand side by side in some entry with these codes."""
    if not pairs:
        return set()
    wanted = select(SearchWord.text).where(
        SearchWord.code.in_(codes), SearchWord.size == PAIR, SearchWord.text.in_(pairs)
    )
    return set(db.session.scalars(wanted))
