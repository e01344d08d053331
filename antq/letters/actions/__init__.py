"""The only functions that write letters."""

from .gathering import digest, due_soon, gather, tell
from .keeping import choose, drop, hold, hold_new, let_go, open_outboxes, post, send

__all__ = [
    "choose",
    "digest",
    "drop",
    "due_soon",
    "gather",
    "hold",
    "hold_new",
    "let_go",
    "open_outboxes",
    "post",
    "send",
    "tell",
]
