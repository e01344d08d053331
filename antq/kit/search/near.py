"""Which words may have been meant by a misspelt one. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

LETTER, SOUND, SPACE = 1.0, 0.6, 0.8
"""What it costs to change one letter, to write the same sound otherwise, to part or join words."""

MOST = 40
_SHORTEST = 3  # of a shorter word any other is a letter away

# Not told apart somewhere in the country: tr ch, s x, d gi r, l n, final c t and n ng, i y.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^tr", "ch"),
        (r"^x", "s"),
        (r"^(gi(?=[aeou])|r)", "d"),
        (r"^l", "n"),
        (r"^(k(?!h)|q(?=u))", "c"),
        (r"^ngh", "ng"),
        (r"^gh", "g"),
        (r"^ph", "f"),
        (r"y", "i"),
        (r"n[gh]$", "n"),
        (r"ch?$", "t"),
    )
)


def sound_of(word: str) -> str:
    """A folded syllable as it is heard where regions do not tell some sounds apart."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


class Vocabulary:
    """Words without digits, by length, by sound and in order."""

    def __init__(self, words: Collection[str]) -> None:
        self.words = frozenset(words)
        self._ordered = sorted(words)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in self._ordered:
            self._by_length[len(word)].append(word)
            self._by_sound[sound_of(word)].append(word)

    def begins(self, word: str) -> bool:
        """Whether some word begins so."""
        place = bisect_left(self._ordered, word)
        return place < len(self._ordered) and self._ordered[place].startswith(word)

    def near(self, word: str) -> dict[str, float]:
        """Words that may have been meant, with what the change costs; at most forty, the cheapest.

        One letter wrong, missing, too many or two exchanged; two such in words of six letters and more.
        """
        most = 2 if len(word) >= 6 else 1
        found: dict[str, float] = {}
        if len(word) >= _SHORTEST:
            lengths = range(len(word) - most, len(word) + most + 1)
            around = [each for length in lengths for each in self._by_length.get(length, ())]
            close = process.extract(word, around, scorer=OSA.distance, score_cutoff=most, limit=2 * MOST)
            found = {other: distance * LETTER for other, distance, _ in close}
        found |= dict.fromkeys(self._by_sound.get(sound_of(word), ()), SOUND)
        found.pop(word, None)
        return dict(sorted(found.items(), key=lambda each: (each[1], each[0]))[:MOST])

    def parted(self, word: str, most: int = 3) -> Iterator[tuple[str, ...]]:
        """The word as two or three words that were written in one: hoiquan, totuquan."""
        for at in range(2, len(word) - 1):
            head, tail = word[:at], word[at:]
            if head not in self.words:
                continue
            if tail in self.words:
                yield head, tail
            elif most > 2:
                yield from ((head, *rest) for rest in self.parted(tail, most - 1))
