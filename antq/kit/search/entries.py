"""What can be found: one row per subject and visibility tier, folded in Python before it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from typing import Any

from sqlalchemy import BigInteger, Integer, Text, delete, insert, update
from sqlalchemy.orm import Mapped, mapped_column

from antq.kit.database import Base, db
from antq.kit.text import accented

from .query import LONGEST_WORD, words_of
from .vocabulary import learn

LONGEST_HEAD = 10_000
LONGEST_TEXT = 200_000
"""Characters: far above any report."""
MOST_BYTES = 700_000
"""PostgreSQL indexes a megabyte of different words and pairs of one row, no more."""

EDGE = "\ue000"
"""A word that nobody can type (`clean` drops it): no phrase reaches over it, and a name between two of
them is a whole name."""

SUBJECTS, TIERS = 64, 4
"""An entry's id is subject id * 64 + kind * 4 + tier, so that hits name their subjects without a look-up."""


@dataclass(frozen=True)
class Kind:
    """A kind of subject: its number in the index (0 to 15, for ever) and its visibility tiers, at most four."""

    number: int
    tiers: tuple[str, ...] = ("public",)

    def code(self, tier: str) -> int:
        """The lowest six bits of the ids of this kind's entries in a tier."""
        return self.number * TIERS + self.tiers.index(tier)

    def entry_id(self, subject_id: int, tier: str) -> int:
        """The id of the entry of a subject in a tier."""
        return subject_id * SUBJECTS + self.code(tier)


@dataclass(frozen=True)
class Words:
    """What one tier may search of a subject: each part is a zone of its own, `body` is found with all the rest."""

    name: str
    aliases: Iterable[str] = ()
    places: Iterable[str] = ()
    summary: str = ""
    body: str = field(default="", repr=False)


class SearchEntry(Base):
    """The text of one subject that one tier may search.

    A tier's row holds everything that tier may read, the public text included: words are looked for
    within one row. All texts are folded but `exact`, which is `text` with its accents. `named` stands for
    the whole name (`name_number`).
    """

    __tablename__ = "search_entry"
    __public__ = True

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
    name: Mapped[str] = mapped_column(Text)
    alias: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    exact: Mapped[str] = mapped_column(Text)
    named: Mapped[int] = mapped_column(BigInteger, index=True)


def columns_of(words: Words) -> dict[str, Any]:
    """The columns of an entry; pure, so that a generator can fill many."""
    aliases, places = list(words.aliases), list(words.places)
    heads = {
        "name": folded([words.name]),
        "alias": folded(aliases),
        "place": folded(places),
        "summary": folded([words.summary]),
    }
    everything = [words.name, *aliases, *places, words.summary]
    body = words.body[:LONGEST_TEXT]
    while True:
        text, exact = folded([*everything, body], LONGEST_TEXT), _exact([*everything, body])
        if len(text) + len(exact) < MOST_BYTES // 12 or _bytes_of(text) + _bytes_of(exact) < MOST_BYTES:
            return heads | {"text": text, "exact": exact, "named": name_number(words_of(words.name))}
        body = body[: len(body) // 2]


def name_number(words: Sequence[str]) -> int:
    """The same number for the same folded words, hardly ever for others: 64 bits fit every index, a name of
    some length does not."""
    said = blake2b(" ".join(words).encode(), digest_size=8)
    return int.from_bytes(said.digest(), signed=True)


def folded(texts: Iterable[str], longest: int = LONGEST_HEAD) -> str:
    """The folded words of the texts, each text between edges; cut at a word."""
    whole = _between_edges(" ".join(words_of(each[: 4 * longest])) for each in texts)
    return whole if len(whole) <= longest else whole[:longest].rpartition(" ")[0]


def _exact(texts: Iterable[str]) -> str:
    """The texts with their accents, words cut as in the folded text."""
    whole = _between_edges(" ".join(word[:LONGEST_WORD] for word in accented(each).split()) for each in texts)
    return whole if len(whole) <= LONGEST_TEXT else whole[:LONGEST_TEXT].rpartition(" ")[0]


def _bytes_of(text: str) -> int:
    """How much its different words and pairs of words weigh."""
    words = text.split()
    pairs = {f"{a}_{b}" for a, b in pairwise(words)}
    return sum(len(each.encode()) for each in pairs.union(words))


def _between_edges(texts: Iterable[str]) -> str:
    said = f" {EDGE} ".join(text for text in texts if text)
    return f"{EDGE} {said} {EDGE}" if said else ""


def write_entry(kind: Kind, subject_id: int, tier: str, words: Words) -> None:
    """Make or renew what `tier` can find of a subject, in the open transaction.

    Of the body the first 200,000 characters are searchable.
    """
    key, found = kind.entry_id(subject_id, tier), columns_of(words)
    changed = db.session.execute(update(SearchEntry).where(SearchEntry.id == key).values(found))
    if not changed.rowcount:  # type: ignore[attr-defined]
        db.session.execute(insert(SearchEntry).values(found | {"id": key}))
    learn(kind.code(tier), (found[zone] for zone in ("name", "alias", "place", "summary")))


def drop_entry(kind: Kind, subject_id: int, tier: str | None = None) -> None:
    """Nobody of `tier` finds the subject any more; without a tier nobody at all."""
    tiers = kind.tiers if tier is None else (tier,)
    keys = [kind.entry_id(subject_id, each) for each in tiers]
    db.session.execute(delete(SearchEntry).where(SearchEntry.id.in_(keys)))
