"""Questions about campaigns, targets and quotas."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from ..kit.database import db
from .models import Campaign, CampaignSource, Quota, Target


def targets_in(document_id: int) -> Sequence[Target]:
    """The chỉ tiêu that a document sets."""
    return db.session.scalars(
        select(Target).where(Target.document_id == document_id).order_by(Target.key)
    ).all()


def quotas_in(document_id: int) -> Sequence[Quota]:
    """The rules of choosing that a document sets."""
    return db.session.scalars(select(Quota).where(Quota.document_id == document_id).order_by(Quota.key)).all()


def named_in(document_id: int) -> Sequence[Campaign]:
    """The campaigns that a document names, yearly ones by their day."""
    return db.session.scalars(
        select(Campaign)
        .join(CampaignSource, CampaignSource.campaign_id == Campaign.id)
        .where(CampaignSource.document_id == document_id)
        .order_by(Campaign.month.is_(None), Campaign.month, Campaign.day, Campaign.name)
    ).all()
