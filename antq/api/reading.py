"""Which initiatives a filter finds, for whoever reads them by chunks rather than by pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..catalogue import listing, queries
from ..catalogue.filters import Filter
from ..catalogue.searching import search_for
from .tables import INITIATIVES

NEWEST = "moi-nhat"


def settled(wanted: Filter) -> Filter:
    """The filter with every name looked up: what does not exist stands in its `ignored`."""
    return listing.known(wanted)


Ids = np.ndarray[tuple[int], np.dtype[np.int64]]
"""Many ids, eight bytes each."""


def listed(wanted: Filter, *, by: Any) -> Ids:
    """The ids of all that the filter finds, in the order of its list."""
    return np.array(queries.listed(wanted, by=by), dtype=np.int64)


def says_something(wanted: Filter) -> bool:
    """Whether its words look for anything: "?" alone does not."""
    found = search_for(wanted.q)
    return found.hits is not None or bool(found.years)


def first(wanted: Filter, count: int, *, by: Any) -> Sequence[int]:
    """The ids that stand first in the list of the filter."""
    found: list[int] = listed(wanted, by=by)[:count].tolist()
    return found


def entered(wanted: Filter, *, after: int, limit: int, by: Any) -> list[int]:
    """The next ids that the filter finds, in the order of entry: the order of the API, which new rows do not
    disturb. Without a filter one short read, whatever the number of rows."""
    if wanted.is_empty:
        return INITIATIVES.ids(after=after, limit=limit)
    found = listed(wanted, by=by)
    found.sort()
    following: list[int] = found[np.searchsorted(found, after, side="right") :][:limit].tolist()
    return following
