"""The addresses of this room: the unit's in `drafting`, the office's and the council's in `appraisal`, `papers`."""

from . import appraisal, drafting, papers, passing
from .door import door

__all__ = ["appraisal", "door", "drafting", "papers", "passing"]
