"""The addresses of this room: the unit's in `drafting`, the office's in `appraisal`, a reviewer's in `reviewing`."""

from . import appraisal, drafting, reviewing
from .door import door

__all__ = ["appraisal", "door", "drafting", "reviewing"]
