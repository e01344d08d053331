"""Sheets and thresholds; a unit scores itself, the standing office confirms."""

from .laying import Scored, load
from .limits import regrade, set_thresholds
from .scoring import Answer, begin, confirm, grade_of, reopen, send_back, submit, write

__all__ = [
    "Answer",
    "Scored",
    "begin",
    "confirm",
    "grade_of",
    "load",
    "regrade",
    "reopen",
    "send_back",
    "set_thresholds",
    "submit",
    "write",
]
