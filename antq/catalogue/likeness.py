"""Whether two initiatives may be one: by name, place, who stands behind them, and what is said of them. Pure.

A name is no identifier: "3 không" is two initiatives of two unions in one province, "24 giờ trải nghiệm" one in
each of two provinces. And one initiative has many names: in full or abbreviated, with the tone on either vowel,
with its commune's name behind. So a name alone only suggests; place, sponsor and content say how strongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from ..kit.text import accented, fold

SHOWN, SAME = 45, 80
"""Scores from which a pair is worth showing, and from which it is most likely one initiative entered twice."""

_NAME, _SPELT, _NEAR = 70, 66, 40
_COMMUNE, _PROVINCE, _ELSEWHERE, _OTHER_SPONSOR = 20, 10, -15, -15
_SAID, _MUCH = 30, 0.4
_FORMS = re.compile(
    r"^(mo hinh|phong trao|dan van kheo|cau lac bo|nhom|doi|chi hoi)(?= .)"  # "CLB 3 không" and "3 không"
)
_DIGITS = re.compile(r"\d+")
_WORD_ALIKE = 75  # of 100
_ONE_BODY = 0.6  # two sponsors that share fewer words are two bodies
_FEWEST_PAIRS = 6  # of a shorter text nothing can be said

Expansions = Mapping[str, tuple[str, ...]]
"""Folded abbreviation to the folded words that it stands for."""


@dataclass(frozen=True)
class Described:
    """What is known of an initiative, or of one that is being typed. Places are ids of today's, None unknown."""

    names: tuple[str, ...]
    commune: int | None = None
    province: int | None = None
    summary: str = ""
    sponsor: str = ""


@dataclass(frozen=True)
class Likeness:
    """How much two initiatives are alike, and the codes of what makes them so, the strongest first: `name`,
    `near_name`, `commune`, `said`."""

    score: int
    reasons: tuple[str, ...]

    @property
    def shown(self) -> bool:
        """Whether somebody who types the one should see the other. A name is enough, however far away: an
        initiative of another province may be replicated."""
        return self.score >= SHOWN or bool({"name", "near_name"} & set(self.reasons))

    @property
    def same(self) -> bool:
        """Whether they are most likely one."""
        return self.score >= SAME


def compare(one: Described, other: Described, expansions: Expansions) -> Likeness:
    """How much alike two descriptions are. What is not known of one of them counts neither way."""
    name = max((_names(a, b, expansions) for a in one.names for b in other.names), default=0)
    said = overlap(one.summary, other.summary)
    score = name + round(_SAID * said) + _places(one, other) + _sponsors(one, other)
    reasons = ["name"] if name >= _SPELT else ["near_name"] if name >= _NEAR else []
    if said >= _MUCH:
        reasons.append("said")
    if one.commune is not None and one.commune == other.commune:
        reasons.append("commune")
    return Likeness(max(0, score), tuple(reasons))


def _names(one: str, other: str, expansions: Expansions) -> int:
    """0 to 70: the same name; the same but for accents, abbreviations; one within the other; a few letters."""
    if accented(one) == accented(other):
        return _NAME if accented(one) else 0
    first, second = spelt_out(one, expansions), spelt_out(other, expansions)
    if first == second:
        return _SPELT if first else 0
    if _DIGITS.findall(first) != _DIGITS.findall(second):
        return 0  # "2 không, 1 có" is no misspelt "2 không, 1 giảm", nor is "3 không" one of "5 không"
    first, second = _core(first), _core(second)
    if first == second:
        return 55
    short, long = sorted((first, second), key=len)
    if len(short.split()) > 1 and f" {short} " in f" {long} ":
        return round(_NAME * (0.5 + 0.4 * len(short) / len(long)))
    letters = max(fuzz.ratio(first, second), fuzz.token_sort_ratio(first, second)) / 100
    if letters <= 0.5:
        return 0
    closeness = min(letters, _words_alike(first.split(), second.split()))
    return round(_NAME * max(0.0, 2 * closeness - 1) * 0.95)


def _words_alike(one: list[str], other: list[str]) -> float:
    """0 to 1: how many words of the longer name have one in the other that differs in a letter at most."""
    short, long = sorted((one, other), key=len)
    alike = sum(any(fuzz.ratio(word, each) >= _WORD_ALIKE for each in short) for word in long)
    return alike / len(long) if long else 0.0


def spelt_out(name: str, expansions: Expansions) -> str:
    """The folded name with its abbreviations in full: "CLB thanh niên PCMT" has no other words than the name
    that spells them."""
    return " ".join(" ".join(expansions.get(word, (word,))) for word in fold(name).split())


def _core(name: str) -> str:
    """A folded name without the words that only say what form the thing has."""
    while (shorter := _FORMS.sub("", name).strip()) != name:
        name = shorter
    return name


def _places(one: Described, other: Described) -> int:
    if one.province is None or other.province is None:
        return 0
    if one.province != other.province:
        return _ELSEWHERE
    return _COMMUNE if one.commune is not None and one.commune == other.commune else _PROVINCE


def _sponsors(one: Described, other: Described) -> int:
    if not one.sponsor or not other.sponsor:
        return 0
    first, second = set(fold(one.sponsor).split()), set(fold(other.sponsor).split())
    common = len(first & second) / max(1, min(len(first), len(second)))
    return 0 if common >= _ONE_BODY else _OTHER_SPONSOR


def overlap(one: str, other: str) -> float:
    """0 to 1: how many of the shorter text's pairs of neighbouring words the longer one has too.

    Pairs, because a Vietnamese word is two syllables more often than one: "an ninh", "tự quản".
    """
    first, second = _pairs(one), _pairs(other)
    fewest = min(len(first), len(second))
    return len(first & second) / fewest if fewest >= _FEWEST_PAIRS else 0.0


@lru_cache(maxsize=512)  # the summary that is being typed is compared with every candidate's
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    words = fold(text).split()
    return frozenset(pairwise(words)) - _EVERYWHERE


def _pairs_of(phrases: Iterable[str]) -> set[tuple[str, str]]:
    return {pair for phrase in phrases for pair in pairwise(phrase.split())}


_EVERYWHERE = _pairs_of(
    (
        "an ninh trat tu",
        "an ninh to quoc",
        "bao ve an ninh",
        "bao dam an ninh",
        "phong chong toi pham",
        "te nan xa hoi",
        "quan chung nhan dan",
        "tren dia ban",
        "mo hinh",
    )
)
"""Pairs that every report of the movement has: they say nothing about two of them."""
