"""The only functions that write nominations: check, write, record. The door commits."""

from .appraising import Conclusion, conclude
from .assigning import assign, started, unassign
from .bringing import Original, bring_in
from .conflicts import declare, end_recusal, lift, recuse
from .consulting import answer, ask, enter, open_to_public, withdraw_question
from .deciding import decide, release, release_amendment
from .drafting import begin, submit, withdraw, write, write_figures
from .handling import LONGEST_TAG, claim, drop_filter, entrust, give_up, keep_filter, tag, tick, untick, watch
from .papers import issue_paper, issue_set
from .passing import pass_on
from .reception import hold, open_appraisal, receive, refuse, resume, send_back, show_at_desk
from .reviewing import review, reviews_open, save_draft, skip
from .saving import Clash, save
from .scheduling import SessionResult, close_reviews, conclude_session, locked, schedule, unschedule

__all__ = [
    "LONGEST_TAG",
    "Clash",
    "Conclusion",
    "Original",
    "SessionResult",
    "answer",
    "ask",
    "assign",
    "begin",
    "bring_in",
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
