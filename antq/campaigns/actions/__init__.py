"""All that writes campaigns: from data files, by the standing office, and what is reported and chosen."""

from .keeping import CampaignFacts, change, open_campaign
from .loading import load
from .planning import QuotaFacts, TargetFacts, change_quota, change_target, set_quota, set_target
from .reporting import Result, choose, report, unchoose

__all__ = [
    "CampaignFacts",
    "QuotaFacts",
    "Result",
    "TargetFacts",
    "change",
    "change_quota",
    "change_target",
    "choose",
    "load",
    "open_campaign",
    "report",
    "set_quota",
    "set_target",
    "unchoose",
]
