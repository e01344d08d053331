"""The only functions that write nominations: check, write, record. The door commits."""

from .appraising import Conclusion, conclude, review
from .consulting import answer, ask, enter, open_to_public, withdraw_question
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
    "answer",
    "ask",
    "assign",
    "begin",
    "claim",
    "conclude",
    "decide",
    "drop_filter",
    "enter",
    "give_up",
    "hold",
    "keep_filter",
    "open_appraisal",
    "open_to_public",
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
    "withdraw_question",
    "write",
    "write_figures",
]
