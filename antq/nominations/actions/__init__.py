"""The only functions that write nominations: check, write, record. The door commits."""

from .appraising import Conclusion, conclude, review
from .deciding import decide, release
from .drafting import begin, submit, withdraw, write, write_figures
from .reception import hold, open_appraisal, receive, refuse, resume, send_back

__all__ = [
    "Conclusion",
    "begin",
    "conclude",
    "decide",
    "hold",
    "open_appraisal",
    "receive",
    "refuse",
    "release",
    "resume",
    "review",
    "send_back",
    "submit",
    "withdraw",
    "write",
    "write_figures",
]
