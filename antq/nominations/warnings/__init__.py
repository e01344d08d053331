"""Warnings before it is too late: what is missing, what was rewarded already, what should not stand in a text, what
time and quota are left. They are shown, never in the way; those about people in public answers are confirmed when
the dossier is sent."""

from .base import Evidence, Warning
from .collecting import to_confirm, warnings_of
from .fields import in_text

__all__ = ["Evidence", "Warning", "in_text", "to_confirm", "warnings_of"]
