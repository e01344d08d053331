"""The addresses of this room: `preparing` a session, `leading` it, voting in it, assigning reviewers."""

from . import assigning, leading, minutes, packet, preparing, voting
from .door import door

__all__ = ["assigning", "door", "leading", "minutes", "packet", "preparing", "voting"]
