"""Sheets and thresholds; a unit scores itself, the standing office confirms."""

from .beginning import begin, drop
from .laying import Scored, load
from .limits import regrade, set_thresholds
from .scoring import Answer, confirm, grade_of, reopen, send_back, still_open, submit, write

__all__ = [
    "Answer",
    "Scored",
    "begin",
    "confirm",
    "drop",
    "grade_of",
    "load",
    "regrade",
    "reopen",
    "send_back",
    "set_thresholds",
    "still_open",
    "submit",
    "write",
]
