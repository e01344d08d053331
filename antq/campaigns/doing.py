"""What communes have done in a campaign, as lower rooms know it. The one place to add another source."""

from __future__ import annotations

from datetime import datetime, time

from sqlalchemy import func, select

from ..catalogue.models import Initiative
from ..kit import clock
from ..kit.database import db
from .models import Campaign


def done_by_commune(campaign: Campaign, province_id: int) -> dict[int, int]:
    """Commune of today to how many initiatives of it were made public since the campaign began.

    Replications are to be added here: those registered or launched since that day, by `commune_id`.
    """
    rows = (
        select(Initiative.commune_id, func.count())
        .where(
            Initiative.state == "public",
            Initiative.province_id == province_id,
            Initiative.commune_id.is_not(None),
        )
        .group_by(Initiative.commune_id)
    )
    if campaign.starts_on is not None:
        begun = datetime.combine(campaign.starts_on, time(), clock.VIETNAM)
        rows = rows.where(Initiative.published_at >= begun)
    if campaign.ends_on is not None:
        over = datetime.combine(campaign.ends_on, time(23, 59, 59), clock.VIETNAM)
        rows = rows.where(Initiative.published_at <= over)
    return {commune: count for commune, count in db.session.execute(rows) if commune is not None}
