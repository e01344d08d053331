"""Writing places: the shipped lists, a reviewed import, and what is derived from both."""

from .importing import carry_out
from .keeping import settle
from .loading import Loaded, load_current, load_legacy, load_succession, load_versions
from .rows import in_time

__all__ = [
    "Loaded",
    "carry_out",
    "in_time",
    "load_current",
    "load_legacy",
    "load_succession",
    "load_versions",
    "settle",
]
