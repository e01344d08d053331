"""The addresses of this room: the unit's in `drafting`, the desk's lists in `desk`, the office's and the
council's in `appraisal`."""

from . import appraisal, desk, drafting
from .door import door

__all__ = ["appraisal", "desk", "door", "drafting"]
