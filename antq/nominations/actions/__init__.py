"""The only functions that write nominations: check, write, record. The door commits."""

from .appraising import Conclusion, conclude, review
from .deciding import decide, release
from .drafting import begin, submit, withdraw, write, write_figures
from .handling import (
    LONGEST_TAG,
    assign,
    claim,
    drop_filter,
    give_up,
    keep_filter,
    tag,
    tick,
    untick,
    watch,
)
from .reception import hold, open_appraisal, receive, refuse, resume, send_back

__all__ = [
    "LONGEST_TAG",
    "Conclusion",
    "assign",
    "begin",
    "claim",
    "conclude",
    "decide",
    "drop_filter",
    "give_up",
    "hold",
    "keep_filter",
    "open_appraisal",
    "receive",
    "refuse",
    "release",
    "resume",
    "review",
    "send_back",
    "submit",
    "tag",
    "tick",
    "untick",
    "watch",
    "withdraw",
    "write",
    "write_figures",
]
