"""The addresses of this room: the unit's in `drafting`, the office's and the council's in `appraisal`,
everybody's in `lookup`."""

from . import appraisal, drafting, lookup, paper_form, word
from .door import door

__all__ = ["appraisal", "door", "drafting", "lookup", "paper_form", "word"]
