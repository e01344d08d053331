"""The tables of open data, each read by chunks of ids in short statements."""

from .base import CHUNK, Table
from .bodies import DOCUMENTS, UNITS
from .evidence import KNOWN_PLACES, PHOTOS, SOURCES
from .figures import FIGURES
from .honours import COMMENDATIONS, DECISIONS
from .initiatives import INITIATIVES, TEXTS
from .places import PLACE_NAMES, PLACES, SUCCESSIONS
from .replications import RECOGNITIONS, REPLICATIONS

TABLES = (
    INITIATIVES, TEXTS, REPLICATIONS, RECOGNITIONS, KNOWN_PLACES, FIGURES, SOURCES, PHOTOS, COMMENDATIONS, DECISIONS,
    UNITS, PLACES, PLACE_NAMES, SUCCESSIONS, DOCUMENTS,
)  # fmt: skip
"""All of them, in the order of the data dictionary and of the bulk download."""

__all__ = [
    "CHUNK", "COMMENDATIONS", "DECISIONS", "DOCUMENTS", "FIGURES", "INITIATIVES", "KNOWN_PLACES", "PHOTOS",
    "PLACES", "PLACE_NAMES", "RECOGNITIONS", "REPLICATIONS", "SOURCES", "SUCCESSIONS", "TABLES", "TEXTS", "UNITS",
    "Table",
]  # fmt: skip
