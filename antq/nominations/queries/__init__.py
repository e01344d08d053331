"""Questions about nominations; every one starts with what the asker may see."""

from .consulting import by_token, consulted_publicly, find_consultation, keys_of_answers
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
from .lookup import look_up
from .papers import find_set, for_sets, of_paper, of_set, sets
from .queues import chosen, desk_of, next_after, not_shown, page_of, queue_counts, queued, tags, whole
from .reading import colleagues, deskfilters, find_deskfilter, ticks_of, watchers, watching
from .reviewing import awaits_review_of, draft_by, find_recusal, next_to_review, recusals

__all__ = [
    "awaits_review_of",
    "by_token",
    "chosen",
    "colleagues",
    "conferring",
    "consulted_publicly",
    "council_size",
    "desk_of",
    "deskfilters",
    "draft_by",
    "drawn_decisions",
    "find",
    "find_at_desk",
    "find_consultation",
    "find_decision",
    "find_deskfilter",
    "find_recusal",
    "find_set",
    "for_sets",
    "keys_of_answers",
    "look_up",
    "next_after",
    "next_to_review",
    "not_shown",
    "of_paper",
    "of_set",
    "of_units",
    "page_of",
    "proposed",
    "queue_counts",
    "queued",
    "recusals",
    "review_by",
    "sets",
    "tags",
    "ticks_of",
    "watchers",
    "watching",
    "whole",
]
