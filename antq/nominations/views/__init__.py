"""The addresses of this room: the unit's in `drafting` and `saving`, the office's and the council's in `appraisal`."""

from . import appraisal, drafting, saving
from .door import door

__all__ = ["appraisal", "door", "drafting", "saving"]
