"""What the pages of score sheets show."""

from .public import PATH, ClassesPage
from .scoring import DropPage, OwnPage, QueuePage, ScorePage, ThresholdsPage, office_form, unit_form

__all__ = [
    "PATH",
    "ClassesPage",
    "DropPage",
    "OwnPage",
    "QueuePage",
    "ScorePage",
    "ThresholdsPage",
    "office_form",
    "unit_form",
]
