"""The addresses of this room: the unit's in `drafting`, `saving` and `evidence`, the others' in `appraisal`."""

from . import appraisal, drafting, evidence, saving
from .door import door

__all__ = ["appraisal", "door", "drafting", "evidence", "saving"]
