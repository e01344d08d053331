"""The only functions that write nominations: check, write, record. The door commits."""

from .appraising import Conclusion, conclude
from .assigning import assign, started, unassign
from .conflicts import declare, end_recusal, lift, recuse
from .consulting import answer, ask, enter, open_to_public, withdraw_question
from .deciding import decide, release
from .drafting import begin, submit, withdraw, write, write_figures
from .handling import LONGEST_TAG, claim, drop_filter, entrust, give_up, keep_filter, tag, tick, untick, watch
from .papers import issue_paper, issue_set
from .reception import hold, open_appraisal, receive, refuse, resume, send_back
from .reviewing import review, reviews_open, save_draft, skip
from .scheduling import SessionResult, close_reviews, conclude_session, locked, schedule, unschedule

__all__ = [
    "LONGEST_TAG",
    "Conclusion",
    "SessionResult",
    "answer",
    "ask",
    "assign",
    "begin",
    "claim",
    "close_reviews",
    "conclude",
    "conclude_session",
    "decide",
    "declare",
    "drop_filter",
    "end_recusal",
    "enter",
    "entrust",
    "give_up",
    "hold",
    "issue_paper",
    "issue_set",
    "keep_filter",
    "lift",
    "locked",
    "open_appraisal",
    "open_to_public",
    "receive",
    "recuse",
    "refuse",
    "release",
    "resume",
    "review",
    "reviews_open",
    "save_draft",
    "schedule",
    "send_back",
    "skip",
    "started",
    "submit",
    "tag",
    "tick",
    "unassign",
    "unschedule",
    "untick",
    "watch",
    "withdraw",
    "withdraw_question",
    "write",
    "write_figures",
]
