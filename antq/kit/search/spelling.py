"""“Có phải bạn tìm …”: another spelling of a query that found nothing or next to nothing.

The likeliest readings are really searched for, in the tiers of the person who asks: what is offered finds
something that this person may see, and more than was found before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from sqlalchemy import func, select

from antq.kit.database import db
from antq.kit.memory import Memory
from antq.kit.text import clean, fold

from .entries import EDGE, SUBJECTS, Kind, SearchEntry
from .finding import LOOSE, OTHER_ACCENTS, TEXT, Hits, find
from .near import Vocabulary
from .query import LONGEST, MOST_WORDS, Query, parse, words_of
from .respelling import Respelling, Way
from .syllables import tone_first
from .vocabulary import pairs_known, words_known

FEW = 3
"""A search with this many hits for the words side by side needs no suggestion."""
_TRIED = 3
_NAMES_READ, _LETTERS_READ = 5, 600

# Exclusions and fields are nobody's misspelling.
_LEFT_ALONE = re.compile(r'(?<!\S)-(?:"[^"]*"|\S+)|(?<!\S)[\w-]+:(?:"[^"]*"|\S+)')
_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ`´′][^\W_]+)*")
_NOTHING = np.array([], dtype=np.int64)

_VOCABULARIES: Memory[Vocabulary] = Memory(8)


def suggest(
    text: str,
    *,
    kind: Kind,
    tiers: Collection[str],
    read: Callable[[str], Query | None] = parse,
    hits: Hits | None = None,
) -> str | None:
    """The query as it was probably meant, with accents as in the names found; None when there is no better.

    Who typed accents is offered what stands in names, places or summaries: what stands only deep in a text is
    rather a word that does not exist here, or somebody's name.
    `read` is how the caller reads queries, with its fields and synonyms; `hits` what the text found, if the
    caller knows. Quotes, exclusions and fields stay as they were typed. Of a longer text the first 200
    characters and twelve words count.
    """
    typed = _typed(clean(text[: 4 * LONGEST])[:LONGEST])
    look = _Looking(kind, tiers, read)
    if not typed.words:
        return None
    together, anywhere = _counted(hits if hits is not None else look.as_typed(typed.text))
    if together >= FEW:
        return None
    chosen: tuple[Way, Hits] | None = None
    found = (together, anywhere)
    careful = any(fold(word) != word.lower() for word in map(typed.said, range(len(typed.words))))
    for way in look.ways(typed)[:_TRIED]:
        if chosen is not None and way.cost > chosen[0].cost:
            break
        now = look.for_way(typed, way)
        if careful and not (now.score % OTHER_ACCENTS < TEXT).any():
            continue
        if _counted(now) > found and (_counted(now)[0] > together or anywhere < FEW):
            chosen, found = (way, now), _counted(now)
    return typed.rewritten(chosen[0], look.accented(*chosen)) if chosen else None


def respaced(
    text: str,
    *,
    kind: Kind,
    tiers: Collection[str],
    read: Callable[[str], Query | None] = parse,
    hits: Hits | None = None,
) -> str | None:
    """A suggestion of the same letters with other spaces: "dung k no" is "đưng knớ", "iahrung" "ia hrung".

    So little is guessed that a search without hits may follow it unasked.
    """
    offered = suggest(text, kind=kind, tiers=tiers, read=read, hits=hits)
    same = offered is not None and _letters(offered) == _letters(clean(text[: 4 * LONGEST])[:LONGEST])
    return offered if same else None


def _counted(hits: Hits) -> tuple[int, int]:
    """How many hits have the words side by side, and how many there are."""
    return int((hits.score % OTHER_ACCENTS < LOOSE).sum()), len(hits)


def well_found(hits: Hits) -> bool:
    """Whether some hit has the words side by side, or all of them with the accents that were read into them:
    what was only guessed ("camra" is "cẩm" in Telex) must not find words scattered over a long text."""
    return bool(((hits.score < OTHER_ACCENTS) | (hits.score % OTHER_ACCENTS < LOOSE)).any())


def _letters(text: str) -> str:
    return "".join(words_of(text))


@dataclass(frozen=True)
class _Typed:
    """A query and those of its words that may be respelt: folded, with their places in the text."""

    text: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @property
    def joined(self) -> set[int]:
        """The words that only a space parts from the next."""
        return {
            place
            for place in range(len(self.words) - 1)
            if self.text[self.places[place][1] : self.places[place + 1][0]].isspace()
        }

    def said(self, place: int) -> str:
        """A word as it was typed."""
        start, end = self.places[place]
        return self.text[start:end]

    def rewritten(self, way: Way, accented: Collection[str] = ()) -> str:
        """The text as `way` reads it, with these accents; a word that was typed with its own keeps them."""
        said = iter(accented or way.words)
        pieces, done, place = [], 0, 0
        for option in way.options:
            new = " ".join(next(said) for _ in option.words)
            kept = self.said(place)
            if not option.cost and (not accented or fold(kept) != kept.lower()):
                new = kept
            pieces += [self.text[done : self.places[place][0]], new]
            place += option.taken
            done = self.places[place - 1][1]
        return "".join([*pieces, self.text[done:]])


def _typed(text: str) -> _Typed:
    blank = _LEFT_ALONE.sub(lambda found: " " * len(found.group()), text)
    found = [(each.span(), words_of(each.group())) for each in _WORD.finditer(blank)]
    single = [(span, words[0]) for span, words in found if len(words) == 1][:MOST_WORDS]
    return _Typed(text, tuple(word for _, word in single), tuple(span for span, _ in single))


@dataclass
class _Looking:
    """What one person may look in, and how."""

    kind: Kind
    tiers: Collection[str]
    read: Callable[[str], Query | None]

    @cached_property
    def codes(self) -> tuple[int, ...]:
        return tuple(sorted(self.kind.code(tier) for tier in self.tiers))

    def as_typed(self, text: str) -> Hits:
        """What the text finds, read as the caller reads it."""
        return self._find(self.read(text))

    def for_way(self, typed: _Typed, way: Way) -> Hits:
        """What another reading finds at least: its synonyms, which cost most, are left out.

        A space ends the last word, unless that stayed as it was typed.
        """
        query = self.read(typed.rewritten(way) + (" " if way.options[-1].cost else ""))
        if query is None:
            return self._find(None)
        needed = tuple(clause[:1] for clause in query.needed)
        return self._find(replace(query, readings=query.readings[:1], needed=needed))

    def _find(self, query: Query | None) -> Hits:
        return find(query, kind=self.kind, tiers=self.tiers) if query else Hits(_NOTHING, _NOTHING)

    def ways(self, typed: _Typed) -> list[Way]:
        vocabulary = _VOCABULARIES.get(self.codes, lambda: Vocabulary(words_known(self.codes)))
        return Respelling(
            typed.words,
            typed.joined,
            vocabulary,
            lambda pairs: pairs_known(self.codes, pairs),
            open=bool(typed.text) and typed.text.endswith(typed.said(-1)),
        ).ways()

    def accented(self, way: Way, hits: Hits) -> list[str]:
        """The words of a reading as they stand in its best hits, longest runs first; folded where they do not."""
        names = self._names(hits)
        said: list[str] = []
        while len(said) < len(way.words):
            for end in range(len(way.words), len(said), -1):
                run = f" {' '.join(way.words[len(said) : end])} "
                here = next((name for name in names if run in name[0]), None)
                if here is not None:
                    start = here[0][: here[0].index(run)].count(" ")
                    said += map(tone_first, here[1][start : start + end - len(said)])
                    break
            else:
                said.append(way.words[len(said)])
        return said

    def _names(self, hits: Hits) -> list[tuple[str, list[str]]]:
        """The first texts of the best hits, folded and with accents: names come first there."""
        best = hits.ids[np.argsort(hits.score, kind="stable")][:_NAMES_READ]
        ids = [int(subject) * SUBJECTS + code for subject in best for code in self.codes]
        rows = db.session.execute(
            select(SearchEntry.id, func.substr(SearchEntry.exact, 1, _LETTERS_READ).label("exact")).where(
                SearchEntry.id.in_(ids)
            )
        )
        read = {row.id: row.exact.split(EDGE) for row in rows}
        texts = [text for each in ids if each in read for text in read[each]]
        folded = [(words_of(text), text.split()) for text in texts]
        return [(f" {' '.join(plain)} ", words) for plain, words in folded if len(plain) == len(words)]
