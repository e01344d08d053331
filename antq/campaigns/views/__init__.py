"""The addresses of campaigns: `reading` for everybody, `keeping` for the standing office."""

from . import keeping, reading
from .door import door

__all__ = ["door", "keeping", "reading"]
