"""What the pages of campaigns show."""

from .board import CalendarPage, CoveragePage
from .keeping import ChoosePage, FormPage, ReportPage
from .reading import PATH, CampaignPage, ListPage

__all__ = [
    "PATH",
    "CalendarPage",
    "CampaignPage",
    "ChoosePage",
    "CoveragePage",
    "FormPage",
    "ListPage",
    "ReportPage",
]
