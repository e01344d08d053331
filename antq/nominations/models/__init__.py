"""A nomination and what is written on it: remarks of the office, reviews and outcome of the council."""

from .conflicts import CONFLICTS, Conflict, Recusal
from .consulting import Consultation, PublicConsultation
from .council import Assignment, Outcome, Review, ReviewDraft
from .dossier import STATES, Nomination
from .reception import DeskFilter, Pause, Remark, Submission, Tick, Watch

__all__ = [
    "CONFLICTS",
    "STATES",
    "Assignment",
    "Conflict",
    "Consultation",
    "DeskFilter",
    "Nomination",
    "Outcome",
    "Pause",
    "PublicConsultation",
    "Recusal",
    "Remark",
    "Review",
    "ReviewDraft",
    "Submission",
    "Tick",
    "Watch",
]
