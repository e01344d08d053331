"""What people may type about a nomination, and what is wrong with it."""

from .appraisal import ConclusionForm, DecisionForm, MoveForm, ReturnForm
from .beginning import BeginForm
from .drafting import STEP_FORMS, BasicsForm, MethodForm, ResultsForm
from .reviewing import ConflictForm, LiftForm, RecusalForm, ReviewForm

__all__ = [
    "STEP_FORMS",
    "BasicsForm",
    "BeginForm",
    "ConclusionForm",
    "ConflictForm",
    "DecisionForm",
    "LiftForm",
    "MethodForm",
    "MoveForm",
    "RecusalForm",
    "ResultsForm",
    "ReturnForm",
    "ReviewForm",
]
