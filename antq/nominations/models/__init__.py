"""A nomination and what is written on it: remarks of the office, reviews and outcome of the council."""

from .conflicts import CONFLICTS, Conflict, Recusal
from .council import Assignment, Outcome, Review, ReviewDraft
from .dossier import STATES, Nomination
from .reception import Pause, Remark, Submission
from .replications import ChosenReplication

__all__ = [
    "CONFLICTS",
    "STATES",
    "Assignment",
    "ChosenReplication",
    "Conflict",
    "Nomination",
    "Outcome",
    "Pause",
    "Recusal",
    "Remark",
    "Review",
    "ReviewDraft",
    "Submission",
]
