"""A dossier that was written in Word: its lines, read strictly, and what of them answers which question."""

from .paragraphs import Line, lines_of
from .report import Proposal, Report, report_of

__all__ = ["Line", "Proposal", "Report", "lines_of", "report_of"]
