"""What communes have done in a campaign, as lower rooms know it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time
from typing import Any

from sqlalchemy import func, select

from ..catalogue.models import Initiative
from ..kit import clock
from ..kit.database import db
from ..replications.models import Replication
from ..replications.policy import standing
from .models import Campaign


def done_by_commune(campaign: Campaign, province_id: int) -> dict[int, int]:
    """Commune of today to what it has done since the campaign began: initiatives that were made public, and
    points that were taken into the ledger."""
    found = Counter(_counted(Initiative.commune_id, Initiative.published_at, campaign, province_id))
    found.update(_counted(Replication.commune_id, Replication.accepted_at, campaign, province_id))
    return dict(found)


def _counted(commune: Any, at: Any, campaign: Campaign, province_id: int) -> dict[int, int]:
    """Rows of one table by commune, of those that came in while the campaign runs."""
    table = commune.class_
    rows = select(commune, func.count()).where(table.province_id == province_id, commune.is_not(None))
    rows = rows.where(standing() if table is Replication else table.state == "public")
    if campaign.starts_on is not None:
        rows = rows.where(at >= datetime.combine(campaign.starts_on, time(), clock.VIETNAM))
    if campaign.ends_on is not None:
        rows = rows.where(at <= datetime.combine(campaign.ends_on, time(23, 59, 59), clock.VIETNAM))
    return {row[0]: row[1] for row in db.session.execute(rows.group_by(commune))}
