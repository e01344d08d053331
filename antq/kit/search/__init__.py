"""Search: entries with folded text, the query grammar, and which subjects a search finds, how well.

`finding` asks the index of the engine (`twins`) for ids alone and ranks with arithmetic on arrays.
"""

from __future__ import annotations

from .entries import EDGE, Kind, SearchEntry, Words, columns_of, drop_entry, write_entry
from .finding import Hits, alike, find
from .query import Query, Synonyms, parse
from .twins import create, drop, twin

__all__ = [
    "EDGE",
    "Hits",
    "Kind",
    "Query",
    "SearchEntry",
    "Synonyms",
    "Words",
    "alike",
    "columns_of",
    "create",
    "drop",
    "drop_entry",
    "find",
    "parse",
    "twin",
    "write_entry",
]
