"""A nomination and what is written on it: remarks of the office, reviews and outcome of the council."""

from .consulting import Consultation, PublicConsultation
from .council import Outcome, Review
from .dossier import STATES, Nomination
from .reception import DeskFilter, Pause, Remark, Submission, Tick, Watch

__all__ = [
    "STATES",
    "Consultation",
    "DeskFilter",
    "Nomination",
    "Outcome",
    "Pause",
    "PublicConsultation",
    "Remark",
    "Review",
    "Submission",
    "Tick",
    "Watch",
]
