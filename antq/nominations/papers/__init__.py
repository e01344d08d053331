"""The papers of nominations: which there are, who may have each, and what each is told."""

from .bundle import BUNDLE, MOST, Bundle, bundle, zipped
from .kinds import KIND, KINDS, Kind, at_hand, made_of, readable

__all__ = [
    "BUNDLE",
    "KIND",
    "KINDS",
    "MOST",
    "Bundle",
    "Kind",
    "at_hand",
    "bundle",
    "made_of",
    "readable",
    "zipped",
]
