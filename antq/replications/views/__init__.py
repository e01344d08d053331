"""The addresses of the ledger."""

from . import desk, letters, points, registering, sheets  # noqa: F401 (each hangs its addresses on the door)
from .door import door

__all__ = ["door"]
