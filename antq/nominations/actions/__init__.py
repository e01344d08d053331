"""The only functions that write nominations: check, write, record. The door commits."""

from .appraising import Conclusion, conclude, conclude_session
from .assigning import assign, hand_over, started, unassign
from .conflicts import declare, end_recusal, lift, recuse
from .deciding import decide, drop, release, release_amendment
from .drafting import begin, opened, submit, withdraw, write, write_figures
from .passing import pass_on
from .reception import hold, open_appraisal, receive, refuse, resume, send_back, show_at_desk
from .reviewing import mark_of, review, reviews_open, save_draft, skip
from .saving import Clash, save
from .scheduling import close_reviews, let_preside, lock_all, locked, schedule, unschedule

__all__ = [
    "Clash",
    "Conclusion",
    "assign",
    "begin",
    "close_reviews",
    "conclude",
    "conclude_session",
    "decide",
    "declare",
    "drop",
    "end_recusal",
    "hand_over",
    "hold",
    "let_preside",
    "lift",
    "lock_all",
    "locked",
    "mark_of",
    "open_appraisal",
    "opened",
    "pass_on",
    "receive",
    "recuse",
    "refuse",
    "release",
    "release_amendment",
    "resume",
    "review",
    "reviews_open",
    "save",
    "save_draft",
    "schedule",
    "send_back",
    "show_at_desk",
    "skip",
    "started",
    "submit",
    "unassign",
    "unschedule",
    "withdraw",
    "write",
    "write_figures",
]
