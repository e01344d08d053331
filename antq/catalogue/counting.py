"""The counts beside the values of every facet: how many initiatives the list would hold with each.

Of a facet that narrows, each value is counted as if it were chosen instead, all others applied.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np

from ..kit.memory import Memory
from ..places import queries as places
from .columns import CODES, WORDS
from .filters import SPREADS, Filter
from .listing import Listing, both, listing

Counts = dict[str, dict[Any, int]]
"""Facet to value to how many. Places by code, units by id; "spread" by the steps that are offered."""

_remembered: Memory[Counts] = Memory(512)


def count(wanted: Filter, listed: Listing | None = None) -> Counts:
    """The counts of every facet of a filter; `listed` is its listing, if the caller has it."""
    key = replace(wanted, sort="", after="", before="", ignored=())
    return _remembered.get(key, lambda: _count(listing(key) if listed is None else listed))


def _count(listed: Listing) -> Counts:
    counts: Counts = {name: _words(name, _values(listed, name)) for name in CODES}
    for name in ("years", "sponsor"):
        counts[name] = _numbers(_values(listed, name))
    counts["province"] = _by_code(_values(listed, "province", "commune"))
    counts["commune"] = _by_code(_values(listed, "commune")) if listed.wanted.province else {}
    spread = _values(listed, "spread")
    counts["spread"] = {step: int((spread >= step).sum()) for step in SPREADS}
    counts["figures"] = {True: int((_values(listed, "figures") > 0).sum())}
    return counts


def _values(listed: Listing, name: str, *within: str) -> np.ndarray:
    """A column of what all facets let through but this one and those that lie `within` it."""
    if not listed.masks.keys() & {name, *within}:
        return listed.columns.of[name][listed.places] if listed.masks else listed.column(name)
    others = [mask for facet, mask in listed.masks.items() if facet not in (name, *within)]
    return listed.column(name)[both(others)] if others else listed.column(name)


def _numbers(values: np.ndarray) -> dict[Any, int]:
    counts = np.bincount(values, minlength=1)
    counts[0] = 0  # none
    occurring = np.flatnonzero(counts)
    return dict(zip(occurring.tolist(), counts[occurring].tolist(), strict=True))


def _by_code(ids: np.ndarray) -> dict[Any, int]:
    """Places by their codes; what is no place of today is left out."""
    codes = places.codes()
    return {codes[place]: n for place, n in _numbers(ids).items() if place in codes}


def _words(name: str, numbers: np.ndarray) -> dict[Any, int]:
    """Codes of words; of award forms, which stand together in a word, each by itself."""
    counts: Counter[str] = Counter()
    for number, n in enumerate(np.bincount(numbers).tolist()):
        word = WORDS[name].words[number]
        for each in word.split() if name == "awards" else (word,):
            counts[each] += n
    return {word: n for word, n in counts.items() if n}
