"""The addresses of this room: everybody's in `own`, the administrator's in `administration`."""

from ..cookies import init_app
from . import administration, own, second_factor
from .door import door

__all__ = ["administration", "door", "init_app", "own", "second_factor"]
