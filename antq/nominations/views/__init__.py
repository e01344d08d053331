"""The addresses of this room: the unit's in `drafting`, `saving`, `evidence`, `word` and `paper_form`, the desk's lists
in `desk`, the office's in `reception`, the council's in `appraisal`, a reviewer's in `reviewing`, consultations,
papers, everybody's in `lookup`."""

from . import (
    appraisal,
    consulting,
    desk,
    drafting,
    evidence,
    lookup,
    paper_form,
    papers,
    passing,
    reception,
    reviewing,
    saving,
    word,
)
from .door import door

__all__ = [
    "appraisal",
    "consulting",
    "desk",
    "door",
    "drafting",
    "evidence",
    "lookup",
    "paper_form",
    "papers",
    "passing",
    "reception",
    "reviewing",
    "saving",
    "word",
]
