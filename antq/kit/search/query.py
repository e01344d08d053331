"""What a person typed into a search box, read into a small structure. Never raises; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from antq.kit.text import DOUBLE_QUOTES, accented, clean, fold

LONGEST = 200
MOST_WORDS = 12
LONGEST_WORD = 60
_PLAIN_QUOTES = str.maketrans(dict.fromkeys(DOUBLE_QUOTES, '"'))
_PIECE = re.compile(r'(?P<no>-)?"(?P<phrase>[^"]+)"|(?P<minus>-)?(?P<word>[^\s"]+)')


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, as they are both indexed and looked for; over-long ones are cut."""
    return tuple(word[:LONGEST_WORD] for word in fold(text).split())


@dataclass(frozen=True)
class Term:
    """Words that must stand side by side; with `open` the last one may be the beginning of a word."""

    words: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True)
class Query:
    """A search: all of `words` (best side by side), every quoted phrase, none of `excluded`.

    `readings` are the words and the phrases with their accents, for ranking.
    """

    words: tuple[str, ...]
    phrases: tuple[Term, ...]
    excluded: tuple[Term, ...]
    open: bool
    readings: tuple[str, ...]

    @property
    def together(self) -> tuple[Term, ...]:
        """The strict reading: the words side by side, and the phrases."""
        return (Term(self.words, self.open), *self.phrases) if self.words else self.phrases

    @property
    def apart(self) -> tuple[Term, ...]:
        """The lenient reading: the words anywhere, and the phrases."""
        last = len(self.words) - 1
        return (*(Term((w,), self.open and n == last) for n, w in enumerate(self.words)), *self.phrases)

    @property
    def has_accents(self) -> bool:
        """Whether the person typed any accent, so that accents should count."""
        return any(fold(reading) != reading for reading in self.readings)


def parse(text: str | None) -> Query | None:
    """Read the text; None when it holds nothing to look for. At most 200 characters and 12 words count.

    "Quoted words" are a phrase, a word or phrase after a minus is excluded. A search of exclusions alone
    is taken for an ordinary one. The last word is open (may go on) unless it is quoted or followed by a
    space.
    """
    text = (text or "")[: 4 * LONGEST].translate(_PLAIN_QUOTES)
    goes_on = not text[-1:].isspace()
    text = clean(text)[:LONGEST]
    loose: list[str] = []
    phrases: list[str] = []
    excluded: list[str] = []
    last_is_loose = False
    for piece in _PIECE.finditer(text):
        said = piece["phrase"] or piece["word"]
        if not fold(said):
            continue
        last_is_loose = False
        if piece["no"] or piece["minus"]:
            excluded.append(said)
        elif piece["phrase"]:
            phrases.append(said)
        else:
            loose.append(said)
            last_is_loose = True
    if not loose and not phrases:
        loose, excluded, last_is_loose = excluded, [], True
    return _query(" ".join(loose), phrases, excluded, goes_on=goes_on and last_is_loose)


def _query(loose: str, phrases: list[str], excluded: list[str], *, goes_on: bool) -> Query | None:
    room = MOST_WORDS
    words = words_of(loose)[:room]
    kept: list[Term] = []
    for said in phrases:
        room = MOST_WORDS - len(words) - sum(len(term.words) for term in kept)
        if room > 0:
            kept.append(Term(words_of(said)[:room]))
    if not words and not kept:
        return None
    readings = [" ".join(accented(loose).split()[: len(words)])] if words else []
    readings += [
        " ".join(accented(said).split()[: len(t.words)]) for said, t in zip(phrases, kept, strict=False)
    ]
    banned = tuple(Term(words_of(said)) for said in excluded[:MOST_WORDS])
    return Query(words, tuple(kept), banned, goes_on, tuple(readings))
