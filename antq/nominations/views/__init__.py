"""The addresses of this room: the unit's in `drafting`, the desk's lists in `desk`, the office's in
`reception`, the council's in `appraisal`, a reviewer's in `reviewing`, consultations, papers."""

from . import appraisal, consulting, desk, drafting, papers, reception, reviewing
from .door import door

__all__ = ["appraisal", "consulting", "desk", "door", "drafting", "papers", "reception", "reviewing"]
