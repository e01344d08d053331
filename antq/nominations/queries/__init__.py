"""Questions about nominations; every one starts with what the asker may see."""

from .finding import (
    conferring,
    council_size,
    drawn_decisions,
    find,
    find_decision,
    of_units,
    proposed,
    review_by,
)
from .papers import chosen, find_set, for_sets, of_paper, sets
from .queues import QUEUE, QUEUES, Queue, desk_of, page_of, queue_counts, queued

__all__ = [
    "QUEUE",
    "QUEUES",
    "Queue",
    "chosen",
    "conferring",
    "council_size",
    "desk_of",
    "drawn_decisions",
    "find",
    "find_decision",
    "find_set",
    "for_sets",
    "of_paper",
    "of_units",
    "page_of",
    "proposed",
    "queue_counts",
    "queued",
    "review_by",
    "sets",
]
