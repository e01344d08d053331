"""A nomination and what is written on it: remarks of the office, reviews and outcome of the council."""

from .council import Outcome, Review
from .dossier import STATES, Nomination
from .reception import Remark

__all__ = ["STATES", "Nomination", "Outcome", "Remark", "Review"]
