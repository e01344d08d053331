"""What a person typed into a search box, read into a small structure. Never raises; pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from antq.kit.text import DOUBLE_QUOTES, accented, clean, fold

from .syllables import plain

LONGEST = 200
MOST_WORDS = 12
LONGEST_WORD = 60
MOST_READINGS = 8
CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")
"""No Vietnamese word is a consonant alone. Half of all words begin with "t": wait for the next letter. Vowels
are words ("góp ý"), and so are digits."""
_PLAIN_QUOTES = str.maketrans(dict.fromkeys(DOUBLE_QUOTES, '"'))
_PIECE = re.compile(
    r'(?P<minus>-)?(?:(?P<field>[\w-]+):)?(?:"(?P<phrase>[^"]+)"|(?P<word>[^\s"]+))|(?P<rest>[^\s"]+)'
)

Synonyms = Mapping[tuple[str, ...], Collection[tuple[str, ...]]]
"""Folded words to other folded words that mean the same."""


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, as they are both indexed and looked for: i for y where both are written,
    over-long words cut."""
    return tuple(plain(word)[:LONGEST_WORD] for word in fold(text).split())


@dataclass(frozen=True)
class Phrase:
    """Words that must stand side by side in a zone of an entry (a column of SearchEntry).

    With `open` the last one may be the beginning of a word.
    """

    words: tuple[str, ...]
    open: bool = False
    zone: str = "text"


Clause = tuple[Phrase, ...]
"""Phrases of one zone of which any one will do."""


@dataclass(frozen=True)
class Query:
    """A search: the loose words (best side by side), every quoted phrase and field, none of `excluded`.

    `readings` are ways to say the loose words, as typed and with abbreviations written out or shortened;
    `typed` is what was typed in words and phrases, with accents, for ranking. `aside` holds the fields that
    the caller reads itself.
    """

    readings: tuple[tuple[str, ...], ...]
    open: bool
    needed: tuple[Clause, ...]
    excluded: tuple[Clause, ...]
    typed: tuple[tuple[str, ...], ...]
    aside: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        """The loose words as typed, folded."""
        return self.readings[0] if self.readings else ()

    @property
    def looks(self) -> bool:
        """Whether there is anything to look for in the index."""
        return bool(self.readings or self.needed)

    @property
    def has_accents(self) -> bool:
        """Whether the person typed any accent, so that accents should count."""
        return any(fold(word) != word for words in self.typed for word in words)

    @property
    def marks(self) -> tuple[str, ...]:
        """The folded words that a shown text is to be marked with."""
        asked = (phrase for clause in self.needed for phrase in clause)
        return tuple(" ".join(words) for words in (*self.readings, *(phrase.words for phrase in asked)))

    def phrases(self) -> tuple[Clause, ...]:
        """The strict reading: the loose words side by side, in any of their readings."""
        loose = tuple(Phrase(words, self.open and n == 0) for n, words in enumerate(self.readings))
        return (loose,) if loose else ()

    def standing_in(self, zone: str, *, open: bool | None = None) -> tuple[Clause, ...]:
        """The same in one zone; the quoted phrases where there are no loose words."""
        going = self.open if open is None else open
        return tuple(
            tuple(Phrase(phrase.words, phrase.open and going, zone) for phrase in clause)
            for clause in self.phrases() or self._quoted
        )

    def names(self) -> tuple[tuple[str, ...], ...]:
        """The same as whole names; two quoted phrases are none."""
        clauses = self.phrases() or self._quoted
        return tuple(phrase.words for phrase in clauses[0]) if len(clauses) == 1 else ()

    @property
    def _quoted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.needed if clause[0].zone == "text")


@dataclass
class _Pieces:
    """What the text falls into."""

    loose: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    fields: list[tuple[str, str]] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    aside: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ends_loose: bool = False


def parse(
    text: str | None,
    *,
    zones: Mapping[str, str] | None = None,
    aside: Collection[str] = (),
    synonyms: Synonyms | None = None,
) -> Query | None:
    """Read the text; None when it holds nothing at all. At most 200 characters and 12 words count.

    "Quoted words" are a phrase; a word or phrase after a minus is excluded; `name:value` looks in one zone
    where `zones` has the name, and is left to the caller in `aside` where that has it. A search of
    exclusions alone is taken for an ordinary one. The last word is open (may go on) unless it is quoted or
    followed by a space. `synonyms` add readings.
    """
    text = (text or "")[: 4 * LONGEST].translate(_PLAIN_QUOTES)
    goes_on = not text[-1:].isspace()
    pieces = _taken_apart(clean(text)[:LONGEST], zones or {}, aside)
    if not (pieces.loose or pieces.phrases or pieces.fields or pieces.aside):
        pieces.loose, pieces.excluded, pieces.ends_loose = pieces.excluded, [], True
    query = _query(pieces, zones or {}, synonyms or {}, goes_on=goes_on and pieces.ends_loose)
    return query if query.looks or query.aside else None


def _taken_apart(text: str, zones: Mapping[str, str], aside: Collection[str]) -> _Pieces:
    pieces = _Pieces()
    for piece in _PIECE.finditer(text):
        name = (piece["field"] or "").lower()
        said = piece["phrase"] or piece["word"] or piece["rest"]
        if name and name not in zones and name not in aside:
            said = f"{name} {said}"  # "giờ:phút" is no field, only two words
        if not fold(said):
            continue
        pieces.ends_loose = False
        if name in aside:
            pieces.aside[name] = (*pieces.aside.get(name, ()), said)
        elif name in zones:
            pieces.fields.append((name, said))
        elif piece["minus"]:
            pieces.excluded.append(said)
        elif piece["phrase"]:
            pieces.phrases.append(said)
        else:
            pieces.loose.append(said)
            pieces.ends_loose = True
    return pieces


def _query(pieces: _Pieces, zones: Mapping[str, str], synonyms: Synonyms, *, goes_on: bool) -> Query:
    loose = " ".join(pieces.loose)
    words = words_of(loose)[:MOST_WORDS]
    if goes_on and words and len(words[-1]) == 1:
        goes_on = False
        if len(words) > 1 and words[-1] in CONSONANTS:
            words = words[:-1]
    readings = _readings(words, synonyms)
    typed = [tuple(accented(loose).split()[: len(words)])] if words else []
    needed: list[Clause] = []
    room = MOST_WORDS - len(words)
    for zone, said in [("text", each) for each in pieces.phrases] + [
        (zones[name], each) for name, each in pieces.fields
    ]:
        found = words_of(said)[:room]
        room -= len(found)
        if found:
            needed.append(tuple(Phrase(each, zone=zone) for each in _readings(found, synonyms)))
            typed.append(tuple(accented(said).split()[: len(found)]))
    excluded = tuple((Phrase(words_of(said)[:MOST_WORDS]),) for said in pieces.excluded[:MOST_WORDS])
    return Query(readings, goes_on, tuple(needed), excluded, tuple(typed), pieces.aside)


def _readings(words: tuple[str, ...], synonyms: Synonyms) -> tuple[tuple[str, ...], ...]:
    """The words, and the same with each run of them that has synonyms replaced; at most eight ways."""
    found = {words: None} if words else {}
    longest = max(map(len, synonyms), default=0)
    for reading in list(found):
        for start in range(len(reading)):
            for end in range(start + 1, min(start + longest, len(reading)) + 1):
                for other in synonyms.get(reading[start:end], ()):
                    for each in list(found) if len(found) < MOST_READINGS else ():
                        changed = _replaced(each, reading[start:end], other)
                        if len(found) < MOST_READINGS:
                            found.setdefault(changed)
    return tuple(found)


def _replaced(words: tuple[str, ...], run: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    for start in range(len(words) - len(run) + 1):
        if words[start : start + len(run)] == run:
            return (*words[:start], *other, *words[start + len(run) :])[: 2 * MOST_WORDS]
    return words
