"""Questions about nominations; every one starts with what the asker may see."""

from .finding import (
    conferring,
    council_size,
    desk_of,
    drawn_decisions,
    find,
    find_at_desk,
    find_decision,
    of_units,
    own_part,
    proposed,
    review_by,
)
from .reviewing import awaits_review_of, draft_by, find_recusal, next_to_review, recusals

__all__ = [
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
    "own_part",
    "proposed",
    "recusals",
    "review_by",
]
