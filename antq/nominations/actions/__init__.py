"""The only functions that write nominations: check, write, record. The door commits."""

from .appraising import Conclusion, conclude, open_appraisal, receive, refuse, send_back
from .assigning import assign, started, unassign
from .conflicts import declare, end_recusal, lift, recuse
from .deciding import decide, release
from .drafting import begin, submit, withdraw, write, write_figures
from .reviewing import review, reviews_open, save_draft, skip
from .scheduling import SessionResult, close_reviews, conclude_session, locked, schedule, unschedule

__all__ = [
    "Conclusion",
    "SessionResult",
    "assign",
    "begin",
    "close_reviews",
    "conclude",
    "conclude_session",
    "decide",
    "declare",
    "end_recusal",
    "lift",
    "locked",
    "open_appraisal",
    "receive",
    "recuse",
    "refuse",
    "release",
    "review",
    "reviews_open",
    "save_draft",
    "schedule",
    "send_back",
    "skip",
    "started",
    "submit",
    "unassign",
    "unschedule",
    "withdraw",
    "write",
    "write_figures",
]
