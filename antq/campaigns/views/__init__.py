"""The addresses of campaigns: `reading` for everybody, `keeping` and `planning` for the standing office."""

from . import keeping, planning, reading
from .door import door

__all__ = ["door", "keeping", "planning", "reading"]
