"""The addresses of this room, all of them the unit's: `drafting`, `saving`, `evidence`, `passing`."""

from . import drafting, evidence, passing, saving
from .door import door

__all__ = ["door", "drafting", "evidence", "passing", "saving"]
