"""The only functions that write nominations: check, write, record. The door commits."""

from .appraising import (
    Conclusion,
    conclude,
    open_appraisal,
    receive,
    refuse,
    review,
    send_back,
)
from .bringing import Original, bring_in
from .deciding import decide, release
from .drafting import begin, submit, withdraw, write, write_figures

__all__ = [
    "Conclusion",
    "Original",
    "begin",
    "bring_in",
    "conclude",
    "decide",
    "open_appraisal",
    "receive",
    "refuse",
    "release",
    "review",
    "send_back",
    "submit",
    "withdraw",
    "write",
    "write_figures",
]
