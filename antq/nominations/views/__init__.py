"""The addresses of this room: the unit's in `drafting`, the office's and the council's in `appraisal`."""

from . import appraisal, drafting
from .door import door

__all__ = ["appraisal", "door", "drafting"]
