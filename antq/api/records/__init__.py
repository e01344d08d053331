"""The records of open data: one class for each table, and the fuller ones that the API answers with."""

from .base import Column, Record, Says, columns, example, written
from .bodies import Document, Place, PlaceName, Succession, Unit
from .full import FullDecision, FullInitiative, FullPlace, FullReplication
from .honours import Commendation, Decision
from .initiatives import Figure, Initiative, Photo, Source, Text
from .replications import KnownPlace, Recognition, Replication

__all__ = [
    "Column", "Commendation", "Decision", "Document", "Figure", "FullDecision", "FullInitiative", "FullPlace",
    "FullReplication", "Initiative", "KnownPlace", "Photo", "Place", "PlaceName", "Recognition", "Record",
    "Replication", "Says", "Source", "Succession", "Text", "Unit", "columns", "example", "written",
]  # fmt: skip
