"""Questions about nominations; every one starts with what the asker may see."""

from .finding import (
    conferring,
    council_size,
    drawn_decisions,
    find,
    find_at_desk,
    find_decision,
    of_units,
    proposed,
    review_by,
)
from .queues import QUEUE, QUEUES, Queue, desk_of, page_of, queue_counts, queued
from .reviewing import awaits_review_of, draft_by, find_recusal, next_to_review, recusals

__all__ = [
    "QUEUE",
    "QUEUES",
    "Queue",
    "awaits_review_of",
    "conferring",
    "council_size",
    "desk_of",
    "draft_by",
    "drawn_decisions",
    "find",
    "find_at_desk",
    "find_decision",
    "find_recusal",
    "next_to_review",
    "of_units",
    "page_of",
    "proposed",
    "queue_counts",
    "queued",
    "recusals",
    "review_by",
]
