"""The addresses of the desk: its lists in `desk`, the office's in `reception` and `asking`, a reviewer's in
`reviewing`, the council's and the releaser's in `deciding` and `dropping`."""

from . import asking, deciding, desk, dropping, reception, reviewing
from .door import door

__all__ = ["asking", "deciding", "desk", "door", "dropping", "reception", "reviewing"]
