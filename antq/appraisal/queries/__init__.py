"""Questions of the desk: its lists, who reads what, who has what open."""

from .closing import first_closing
from .queues import chosen, counts_of_round, next_after, not_shown, page_of, queue_counts, queued, tags, whole
from .reading import colleagues, deskfilters, find_deskfilter, ticks_of, watchers, watching

__all__ = [
    "chosen",
    "colleagues",
    "counts_of_round",
    "deskfilters",
    "find_deskfilter",
    "first_closing",
    "next_after",
    "not_shown",
    "page_of",
    "queue_counts",
    "queued",
    "tags",
    "ticks_of",
    "watchers",
    "watching",
    "whole",
]
