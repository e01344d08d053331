"""Which subjects a query finds and how well: arrays of numbers, never rows.

A page needs 24 subjects and the counts of all facets. Ranking in the database would read the text of
every hit; here each step asks an index for ids alone and the rest is arithmetic on arrays.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import select

from antq.kit.database import db, ids_of

from .entries import SUBJECTS, Kind, SearchEntry, name_number
from .query import Clause, Phrase, Query, words_of
from .twins import twin

ENOUGH = 24
"""With fewer hits for the words side by side (less than a page), looser readings are added after them."""

# How good a hit is, best first: the whole name; words of the name; the name with the last word going on;
# another name; a place; the summary; anywhere. Then the looser readings, by how many neighbours they miss.
WHOLE, NAME, BEGUN, ALIAS, PLACE, SUMMARY, TEXT, LOOSE = range(8)
FEW = 2_000
"""The texts of so many entries are read sooner than the index is asked for every pair of words."""
NOTHING = np.array([], dtype=np.int64)
OTHER_ACCENTS = 32
"""Added for a hit whose accents differ from those that were typed."""


@dataclass(frozen=True)
class Hits:
    """Ids of subjects in rising order, and of each how good a hit it is (lower is better)."""

    ids: np.ndarray
    score: np.ndarray

    def __len__(self) -> int:
        return len(self.ids)


def find(query: Query, *, kind: Kind, tiers: Collection[str]) -> Hits:
    """The subjects of a kind that the query finds in the rows of `tiers`, and nothing of any other row.

    First those with the words side by side. When those fill no page, those with all words and at least
    half of the neighbours; when there are none at all, those with all words in any place.
    """
    index = _Index(kind, tiers, query.needed)
    strict = index.matching(query.phrases())
    score = _zones(query, index, strict) + _wrong_accents(query, index, strict)
    if len(strict) < ENOUGH:
        loose, missing, fair = _loose(query, index, strict)
        wrong = _wrong_accents(query, index, loose, apart=True)
        keep = np.full(len(loose), True) if fair else wrong == 0  # other words in any place say nothing
        strict = np.concatenate([strict, loose[keep]])
        score = np.concatenate([score, (missing + LOOSE + wrong)[keep]])
    return _subjects(index, strict, score, query.excluded)


class _Index:
    """The index of the database, seen through a kind, its tiers and what every hit needs besides."""

    def __init__(self, kind: Kind, tiers: Collection[str], needed: Sequence[Clause]) -> None:
        self.codes = np.array(sorted(kind.code(tier) for tier in tiers), dtype=np.int64)
        self.needed = tuple(needed)

    def matching(self, clauses: Sequence[Clause]) -> np.ndarray:
        """The ids of entries that may be looked in and hold a phrase of every clause."""
        return self.holding((*clauses, *self.needed))

    def holding(self, clauses: Sequence[Clause]) -> np.ndarray:
        """The same without what else is needed."""
        if not clauses:
            return NOTHING
        connection = db.session.connection()
        return self._open(twin(connection).matching(connection, clauses))

    def named(self, names: Collection[tuple[str, ...]]) -> np.ndarray:
        """The ids of entries whose whole name is one of these."""
        numbers = [name_number(words) for words in names]
        return self._open(ids_of(select(SearchEntry.id).where(SearchEntry.named.in_(numbers))))

    def _open(self, ids: np.ndarray) -> np.ndarray:
        """Those that may be looked in, in rising order."""
        kept = np.isin(ids & (SUBJECTS - 1), self.codes)
        return np.sort(ids[kept])


def _zones(query: Query, index: _Index, hits: np.ndarray) -> np.ndarray:
    """In which zone the words stand, or else the quoted phrases; fields alone have no better place.

    The best zones first, and no further once every hit has its place: a question costs by what it finds.
    """
    score = np.full(len(hits), TEXT, dtype=np.int64)
    questions = [
        (NAME, query.standing_in("name", open=False)),
        (BEGUN, query.standing_in("name") if query.open else ()),
        (ALIAS, query.standing_in("alias")),
        (PLACE, query.standing_in("place")),
        (SUMMARY, query.standing_in("summary")),
    ]
    for place, clauses in questions:
        if clauses and (score == TEXT).any():
            score[(score == TEXT) & _within(index.holding(clauses), hits)] = place
    named = score == NAME
    if named.any():
        score[named & _within(index.named(query.names()), hits)] = WHOLE
    return score


def _within(some: np.ndarray, ids: np.ndarray) -> np.ndarray:
    """Which of the ids are among some; both in rising order."""
    if not len(some):
        return np.zeros(len(ids), dtype=bool)
    nearest: np.ndarray = some[np.minimum(np.searchsorted(some, ids), len(some) - 1)] == ids
    return nearest


def _wrong_accents(query: Query, index: _Index, hits: np.ndarray, *, apart: bool = False) -> np.ndarray:
    """A penalty for the hits that lack what was typed with its accents, side by side or `apart`.

    A reading by a synonym has no typed accents to compare.
    """
    if not query.has_accents or not len(hits):
        return np.zeros(len(hits), dtype=np.int64)
    typed: list[Clause] = []
    for n, words in enumerate(query.typed):
        if not words:  # "№" is folded to letters, and has none with accents
            continue
        going = query.open and n == 0 and bool(query.readings)
        runs = [(word,) for word in words] if apart else [words]
        last = len(runs) - 1
        typed += [(Phrase(run, going and m == last, "exact"),) for m, run in enumerate(runs)]
    right = np.isin(hits, index.holding(typed))
    if len(query.readings) > 1 and not apart:
        others = tuple(Phrase(words) for words in query.readings[1:])
        right |= np.isin(hits, index.matching((others,)))
    return OTHER_ACCENTS * ~right


def _loose(query: Query, index: _Index, strict: np.ndarray) -> tuple[np.ndarray, np.ndarray, bool]:
    """Further entries with all words of a reading, how many pairs of neighbours each misses, and whether
    that is at most half of them."""
    found = [_apart(words, query.open and n == 0, index) for n, words in enumerate(query.readings)]
    if not found:
        return NOTHING, NOTHING, True
    entries, missed, fair = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.lexsort((missed, entries))
    entries, missed, fair = entries[order], missed[order], fair[order]
    keep = ~np.isin(entries, strict)
    keep[1:] &= entries[1:] != entries[:-1]
    halves = bool(len(strict) or (keep & (fair == 1)).any())
    if halves:
        keep &= fair == 1
    return entries[keep], missed[keep], halves


def _apart(words: tuple[str, ...], going: bool, index: _Index) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Entries with all the words in any place, how many neighbours they miss, and whether half are there."""
    if len(words) < 2:
        return NOTHING, NOTHING, NOTHING
    last = len(words) - 1
    every = [(Phrase((word,), going and n == last),) for n, word in enumerate(words)]
    pairs = [Phrase(words[n : n + 2], going and n + 1 == last) for n in range(last)]
    entries = index.matching(every)
    if len(entries) <= FEW:
        together = _read_together(pairs, entries)
    else:
        together = np.zeros(len(entries), dtype=np.int64)
        for pair in pairs:
            together += _within(index.matching((*every, (pair,))), entries)
    missed = last - together
    return entries, missed, (2 * missed <= last).astype(np.int64)


def _read_together(pairs: Sequence[Phrase], entries: np.ndarray) -> np.ndarray:
    """How many of the pairs stand side by side in the text of each of a few entries, which are read."""
    rows = select(SearchEntry.id, SearchEntry.text).where(SearchEntry.id.in_(entries.tolist()))
    found = {row.id: row.text for row in db.session.execute(rows)}
    looked = [f" {' '.join(pair.words)}{'' if pair.open else ' '}" for pair in pairs]
    texts = (f" {found.get(each, '')} " for each in entries.tolist())
    return np.array([sum(pair in text for pair in looked) for text in texts], dtype=np.int64)


def _subjects(index: _Index, entries: np.ndarray, score: np.ndarray, excluded: Sequence[Clause]) -> Hits:
    """Each subject once with its best score, without those that an excluded term finds in any of their rows."""
    subjects = entries // SUBJECTS
    order = np.lexsort((score, subjects))
    subjects, score = subjects[order], score[order]
    keep = np.ones(len(subjects), dtype=bool)
    keep[1:] = subjects[1:] != subjects[:-1]
    for clause in excluded:
        keep &= ~np.isin(subjects, index.holding((clause,)) // SUBJECTS)
    return Hits(subjects[keep], score[keep])


MOST_PARTS = 24


def alike(text: str, *, kind: Kind, tiers: Collection[str], limit: int = 50) -> list[int]:
    """The subjects whose names share most with the text, best first: pairs of neighbours, then single words.

    Rare parts count more than frequent ones. Candidates, for a closer look by whoever asks.
    """
    words = words_of(text)[:MOST_PARTS]
    index = _Index(kind, tiers, ())
    for size in (2, 1):
        parts = dict.fromkeys(words[n : n + size] for n in range(len(words) - size + 1))
        ids, weights = _weighed(list(parts), index)
        if len(ids):
            return ids[np.lexsort((ids, -weights))][:limit].tolist()
    return []


def _weighed(parts: list[tuple[str, ...]], index: _Index) -> tuple[np.ndarray, np.ndarray]:
    """The subjects that hold some of the parts in a name, and the weight of those they hold."""
    found = []
    for part in parts:
        zones = [index.holding(((Phrase(part, zone=zone),),)) for zone in ("name", "alias")]
        found.append(np.unique(np.concatenate(zones) // SUBJECTS))
    if not found:
        return NOTHING, NOTHING
    weights = [np.full(len(ids), 1 / (1 + np.log2(1 + len(ids)))) for ids in found]
    ids, places = np.unique(np.concatenate(found), return_inverse=True)
    return ids, np.bincount(places, np.concatenate(weights), minlength=len(ids))
