"""What was just done to several dossiers, as the address of the list names it."""

from __future__ import annotations

from ..kit.seals import seal, unseal
from .undoing import Span

JUST_DONE = "vua-lam"
"""The argument that names what was just done to several."""


def sealed(span: Span) -> str:
    """A span for an address: nobody makes up another."""
    return seal("appraisal.undo", [span.first, span.last])


def unsealed(text: str) -> Span | None:
    """What was sealed; None for anything else."""
    found = unseal("appraisal.undo", text) if text else None
    return Span(*found) if isinstance(found, list) and len(found) == 2 else None
