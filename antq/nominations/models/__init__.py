"""A nomination and what is written on it: remarks of the office, reviews and outcome of the council."""

from .council import Outcome, Review
from .dossier import STATES, Nomination
from .reception import DeskFilter, Pause, Remark, Submission, Tick, Watch

__all__ = [
    "STATES",
    "DeskFilter",
    "Nomination",
    "Outcome",
    "Pause",
    "Remark",
    "Review",
    "Submission",
    "Tick",
    "Watch",
]
