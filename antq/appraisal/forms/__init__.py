"""What the office and the council may type about a dossier, and what is wrong with it."""

from .deciding import ConclusionForm, DecisionForm, ReturnForm
from .reviewing import ConflictForm, LiftForm, RecusalForm, ReviewForm

__all__ = [
    "ConclusionForm",
    "ConflictForm",
    "DecisionForm",
    "LiftForm",
    "RecusalForm",
    "ReturnForm",
    "ReviewForm",
]
