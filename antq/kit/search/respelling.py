"""The readings of a misspelt query, cheapest first. Pure but for the pairs it asks for.

At most two places are changed. A change costs what `near` says; a word that stands nowhere, and two
neighbours that nowhere stand side by side, cost too: "hoi quam" becomes "hoi quan", not "hoi quat".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from .near import SPACE, Vocabulary

MOST_CHANGES = 2
_UNKNOWN, _STRANGERS = 4.0, 1.5
_OPTIONS, _BEAM = 4, 16

Pairs = Callable[[Collection[str]], Collection[str]]
"""Those of some pairs of words that stand side by side somewhere."""


@dataclass(frozen=True)
class Option:
    """Some words in the place of `taken` typed ones; changed when it costs anything."""

    taken: int
    words: tuple[str, ...]
    cost: float = 0.0


@dataclass(frozen=True)
class Way:
    """A reading: options one after another, and what they cost together."""

    options: tuple[Option, ...] = ()
    cost: float = 0.0

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the reading."""
        return tuple(word for option in self.options for word in option.words)

    @property
    def changes(self) -> int:
        """How many places are changed."""
        return sum(option.cost > 0 for option in self.options)


class Respelling:
    """The readings of some folded words. `open`: the last may be the beginning of a word.

    `joined` has the places of words that only a space parts from the next.
    """

    def __init__(
        self,
        words: Sequence[str],
        joined: Collection[int],
        vocabulary: Vocabulary,
        pairs: Pairs,
        *,
        open: bool,
    ) -> None:
        self.words, self.joined, self.vocabulary, self.open = (
            tuple(words),
            frozenset(joined),
            vocabulary,
            open,
        )
        self._ask = pairs
        self._pairs = set(pairs({f"{a} {b}" for a, b in pairwise(words)}))

    def ways(self) -> list[Way]:
        """The readings that cost less than the words as typed, cheapest first."""
        options = [self._options(place) for place in range(len(self.words))]
        self._learn_pairs(options)
        reached: list[list[Way]] = [[] for _ in range(len(self.words) + 1)]
        reached[0] = [Way()]
        for place, offered in enumerate(options):
            for way, option in product(self._best(reached[place]), offered):
                if way.changes + (option.cost > 0) <= MOST_CHANGES:
                    reached[place + option.taken].append(self._with(way, option))
        as_typed = next(way for way in reached[-1] if not way.changes)
        return [
            way for way in self._best(reached[-1]) if way.cost < as_typed.cost and self._hangs_together(way)
        ]

    @staticmethod
    def _best(ways: list[Way]) -> list[Way]:
        """The cheapest, and always the one without a change."""
        ways = sorted(ways, key=lambda way: (way.cost, way.words))
        return ways[:_BEAM] + [way for way in ways[_BEAM:] if not way.changes]

    def _with(self, way: Way, option: Option) -> Way:
        words = (*way.words[-1:], *option.words)
        strangers = sum(f"{a} {b}" not in self._pairs for a, b in pairwise(words))
        unknown = 0 if option.cost else sum(not self._known(word) for word in option.words)
        cost = way.cost + option.cost + _STRANGERS * strangers + _UNKNOWN * unknown
        return Way((*way.options, option), round(cost, 3))

    def _hangs_together(self, way: Way) -> bool:
        """Whoever guesses twice must hit what stands side by side: "duong hoe" is no "muong hoa"."""
        if way.changes < MOST_CHANGES:
            return True
        first = 0
        for option in way.options:
            last = first + len(option.words)
            around = pairwise(way.words[max(0, first - 1) : last + 1])
            if option.cost and not any(f"{a} {b}" in self._pairs for a, b in around):
                return False
            first = last
        return True

    def _known(self, word: str) -> bool:
        """Numbers and codes are nobody's misspelling; an open last word is known by its beginning."""
        if not word.isalpha() or word in self.vocabulary.words:
            return True
        return self.open and word == self.words[-1] and self.vocabulary.begins(word)

    def _options(self, place: int) -> list[Option]:
        """The word as typed, and where it is unknown or among strangers, what else may have been meant."""
        word = self.words[place]
        around = [f"{a} {b}" for a, b in pairwise(self.words[max(0, place - 1) : place + 2])]
        found = [Option(1, (word,))]
        doubtful = not self._known(word) or any(pair not in self._pairs for pair in around)
        if word.isalpha() and doubtful:
            found += self._likeliest(place, self.vocabulary.near(word))
            if word not in self.vocabulary.words:
                parted = sorted(self.vocabulary.parted(word), key=len)
                found += [Option(1, parts, SPACE * (len(parts) - 1)) for parts in parted[:_OPTIONS]]
        return found + list(self._joined(place))

    def _joined(self, place: int) -> Iterator[Option]:
        """Two or three words that a space parts for nothing: ca me ra."""
        for taken in (2, 3):
            if not self.joined.issuperset(range(place, place + taken - 1)):
                return
            whole = "".join(self.words[place : place + taken])
            if whole in self.vocabulary.words:
                yield Option(taken, (whole,), SPACE * (taken - 1))

    def _likeliest(self, place: int, near: dict[str, float]) -> list[Option]:
        """The few that cost least beside the neighbours as typed."""
        before, after = self.words[max(0, place - 1) : place], self.words[place + 1 : place + 2]
        beside = {
            word: {*(f"{other} {word}" for other in before), *(f"{word} {other}" for other in after)}
            for word in near
        }
        self._pairs |= set(self._ask(set().union(*beside.values())))
        cost = {word: near[word] + _STRANGERS * len(beside[word] - self._pairs) for word in near}
        chosen = sorted(near, key=lambda word: (cost[word], word))[:_OPTIONS]
        return [Option(1, (word,), near[word]) for word in chosen]

    def _learn_pairs(self, options: list[list[Option]]) -> None:
        """Ask once for every pair that two options side by side, or one by itself, would make."""
        wanted: set[str] = set()
        for place, offered in enumerate(options):
            for option in offered:
                wanted |= {f"{a} {b}" for a, b in pairwise(option.words)}
                if place + option.taken < len(options):
                    following = options[place + option.taken]
                    wanted |= {f"{option.words[-1]} {other.words[0]}" for other in following}
        self._pairs |= set(self._ask(wanted - self._pairs))
