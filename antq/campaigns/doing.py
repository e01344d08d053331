"""What communes have done in a campaign, as lower rooms know it."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta

import numpy as np

from ..catalogue import columns as catalogue
from ..kit import clock
from ..kit.columns import Columns
from ..replications import columns as ledger
from .dates import window
from .models import Campaign


def done_by_commune(campaign: Campaign, province_id: int) -> dict[int, int]:
    """Commune of today to what it has done in the campaign's time: initiatives that were made public, and points
    that were taken into the ledger."""
    days = window(campaign, on=clock.today())
    found = Counter(_counted(catalogue.now(), "published", province_id, *days))
    found.update(_counted(ledger.now(), "accepted", province_id, *days))
    return dict(found)


def _counted(
    table: Columns, at: str, province_id: int, first: date | None, last: date | None
) -> dict[int, int]:
    """Rows of one table by commune, of those that came in from one day to another."""
    communes, came = table.of["commune"], table.of[at]
    which = (table.of["province"] == province_id) & (communes > 0)
    if first is not None:
        which &= came >= _begin(first)
    if last is not None:
        which &= came < _begin(last + timedelta(days=1))
    found, counts = np.unique(communes[which], return_counts=True)
    return dict(zip(found.tolist(), counts.tolist(), strict=True))


def _begin(day: date) -> float:
    """When a day begins in Vietnam, in the seconds of the columns."""
    return datetime.combine(day, time(), clock.VIETNAM).timestamp()
