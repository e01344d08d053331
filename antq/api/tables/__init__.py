"""The tables of open data, each read by chunks of ids in short statements."""

from .base import CHUNK, Table
from .bodies import DOCUMENTS, PLACES, SUCCESSIONS, UNITS
from .evidence import PHOTOS, REPLICATIONS, SOURCES
from .figures import FIGURES
from .honours import COMMENDATIONS, DECISIONS
from .initiatives import INITIATIVES, TEXTS

TABLES = (
    INITIATIVES, TEXTS, REPLICATIONS, FIGURES, SOURCES, PHOTOS, COMMENDATIONS, DECISIONS, UNITS, PLACES, SUCCESSIONS,
    DOCUMENTS,
)  # fmt: skip
"""All of them, in the order of the data dictionary and of the bulk download."""

__all__ = [
    "CHUNK", "COMMENDATIONS", "DECISIONS", "DOCUMENTS", "FIGURES", "INITIATIVES", "PHOTOS", "PLACES", "REPLICATIONS",
    "SOURCES", "SUCCESSIONS", "TABLES", "TEXTS", "UNITS", "Table",
]  # fmt: skip
