"""All that writes campaigns: from data files, by the standing office, and what is reported and chosen."""

from .keeping import CampaignFacts, QuotaFacts, TargetFacts, change, open_campaign, set_quota, set_target
from .loading import load
from .reporting import Result, choose, report, unchoose

__all__ = [
    "CampaignFacts",
    "QuotaFacts",
    "Result",
    "TargetFacts",
    "change",
    "choose",
    "load",
    "open_campaign",
    "report",
    "set_quota",
    "set_target",
    "unchoose",
]
