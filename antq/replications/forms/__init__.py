"""What people type about replications."""

from .moving import CloseForm, LaunchForm, NoteForm, SettleForm
from .recognising import RecognitionForm
from .registering import RegisterForm
from .reporting import ReportForm
from .sheets import SheetForm

__all__ = [
    "CloseForm",
    "LaunchForm",
    "NoteForm",
    "RecognitionForm",
    "RegisterForm",
    "ReportForm",
    "SettleForm",
    "SheetForm",
]
