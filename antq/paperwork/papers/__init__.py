"""The papers of nominations: which there are, who may have each, and what each is told."""

from .archive import zipped
from .bundle import BUNDLE, MOST, Bundle, bundle
from .bundle import TEMPLATES as OF_SETS
from .kinds import HERE, KIND, KINDS, Kind, at_hand, made_of, readable
from .kinds import TEMPLATES as OF_ONE

TEMPLATES = {**OF_ONE, **OF_SETS}
"""Every template of the room to the names that it is told."""

__all__ = [
    "BUNDLE",
    "HERE",
    "KIND",
    "KINDS",
    "MOST",
    "TEMPLATES",
    "Bundle",
    "Kind",
    "at_hand",
    "bundle",
    "made_of",
    "readable",
    "zipped",
]
