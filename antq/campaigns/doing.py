"""What communes have done in a campaign, as lower rooms know it."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta

import numpy as np

from ..catalogue import columns as catalogue
from ..kit import clock
from ..kit.columns import Columns
from ..replications import columns as ledger
from .models import Campaign


def done_by_commune(campaign: Campaign, province_id: int) -> dict[int, int]:
    """Commune of today to what it has done since the campaign began: initiatives that were made public, and
    points that were taken into the ledger."""
    found = Counter(_counted(catalogue.now(), "published", campaign, province_id))
    found.update(_counted(ledger.now(), "accepted", campaign, province_id))
    return dict(found)


def _counted(table: Columns, at: str, campaign: Campaign, province_id: int) -> dict[int, int]:
    """Rows of one table by commune, of those that came in while the campaign runs."""
    communes, came = table.of["commune"], table.of[at]
    which = (table.of["province"] == province_id) & (communes > 0)
    if campaign.starts_on is not None:
        which &= came >= _begin(campaign.starts_on)
    if campaign.ends_on is not None:
        which &= came < _begin(campaign.ends_on + timedelta(days=1))
    found, counts = np.unique(communes[which], return_counts=True)
    return dict(zip(found.tolist(), counts.tolist(), strict=True))


def _begin(day: date) -> float:
    """When a day begins in Vietnam, in the seconds of the columns."""
    return datetime.combine(day, time(), clock.VIETNAM).timestamp()
