"""The addresses of this room: the unit's in `drafting`, `saving` and `evidence`, the desk's lists in `desk`, the
office's in `reception`, the council's in `appraisal`, a reviewer's in `reviewing`, consultations, papers."""

from . import appraisal, consulting, desk, drafting, evidence, papers, reception, reviewing, saving
from .door import door

__all__ = [
    "appraisal",
    "consulting",
    "desk",
    "door",
    "drafting",
    "evidence",
    "papers",
    "reception",
    "reviewing",
    "saving",
]
