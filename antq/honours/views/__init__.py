"""The addresses of honours."""

from . import amending as amending
from . import printing as printing
from . import public as public
from . import verifying as verifying
from .door import door

__all__ = ["door"]
