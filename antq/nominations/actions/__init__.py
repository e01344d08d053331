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
from .deciding import decide, release, release_amendment
from .drafting import begin, submit, withdraw, write, write_figures
from .papers import issue_paper, issue_set
from .passing import pass_on

__all__ = [
    "Conclusion",
    "begin",
    "conclude",
    "decide",
    "issue_paper",
    "issue_set",
    "open_appraisal",
    "pass_on",
    "receive",
    "refuse",
    "release",
    "release_amendment",
    "review",
    "send_back",
    "submit",
    "withdraw",
    "write",
    "write_figures",
]
