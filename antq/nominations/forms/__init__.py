"""What people of the unit may type about a nomination, and what is wrong with it."""

from .beginning import BeginForm
from .drafting import STEP_FORMS, BasicsForm, MethodForm, ResultsForm

__all__ = ["STEP_FORMS", "BasicsForm", "BeginForm", "MethodForm", "ResultsForm"]
