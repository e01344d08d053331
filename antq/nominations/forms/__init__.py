"""What people may type about a nomination, and what is wrong with it."""

from .appraisal import ConclusionForm, DecisionForm, MoveForm, ReturnForm, ReviewForm
from .drafting import STEP_FORMS, BasicsForm, BeginForm, MethodForm, ResultsForm

__all__ = [
    "STEP_FORMS",
    "BasicsForm",
    "BeginForm",
    "ConclusionForm",
    "DecisionForm",
    "MethodForm",
    "MoveForm",
    "ResultsForm",
    "ReturnForm",
    "ReviewForm",
]
