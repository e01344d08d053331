"""Questions about campaigns, targets and quotas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from ..kit import clock
from ..kit.database import db
from ..kit.refusals import Missing
from ..places.models import Place, PlaceVersion
from ..places.queries import stood
from ..places.timetable import OLD
from .models import Campaign, CampaignSource, Quota, QuotaChoice, Target, TargetResult
from .quotas import Ground, Spot


def find(ref: str, *, by: Any) -> Campaign:
    """The campaign with this ref; raises Missing. Campaigns are public."""
    found = db.session.scalar(
        select(Campaign)
        .where(Campaign.ref == ref)
        .options(joinedload(Campaign.document), joinedload(Campaign.place), joinedload(Campaign.province))
    )
    if found is None:
        raise Missing(_l("Không có phong trào, đợt thi đua này."))
    return found


def find_target(ref: str, key: str, *, by: Any) -> Target:
    """A target of a campaign; raises Missing."""
    found = db.session.scalar(
        select(Target).join(Target.campaign).where(Campaign.ref == ref, Target.key == key)
    )
    if found is None:
        raise Missing(_l("Không có chỉ tiêu này."))
    return found


def find_quota(ref: str, key: str, *, by: Any) -> Quota:
    """A quota of a campaign; raises Missing."""
    found = db.session.scalar(select(Quota).join(Quota.campaign).where(Campaign.ref == ref, Quota.key == key))
    if found is None:
        raise Missing(_l("Không có quy định này."))
    return found


def campaigns() -> Sequence[Campaign]:
    """All campaigns: yearly days in the order of the year, then dated ones, the newest first, then the others."""
    return db.session.scalars(
        select(Campaign)
        .options(joinedload(Campaign.document), joinedload(Campaign.province))
        .order_by(
            Campaign.month.is_(None),
            Campaign.month,
            Campaign.day,
            Campaign.starts_on.is_(None),
            Campaign.starts_on.desc(),
            Campaign.name,
        )
    ).all()


def campaign_of(thing: Target | Quota) -> Campaign:
    """The campaign of a target or quota that somebody may keep; raises Missing for one that a document sets alone."""
    if thing.campaign is None:
        raise Missing(_l("Không có phong trào, đợt thi đua này."))
    return thing.campaign


def targets_of(campaign: Campaign) -> Sequence[Target]:
    """Its targets with all their results."""
    return db.session.scalars(
        select(Target)
        .where(Target.campaign_id == campaign.id)
        .options(
            joinedload(Target.document),
            selectinload(Target.results).options(
                joinedload(TargetResult.place), joinedload(TargetResult.document)
            ),
        )
        .order_by(Target.key)
    ).all()


def quotas_of(campaign: Campaign) -> Sequence[Quota]:
    """Its quotas with what was chosen for them."""
    return db.session.scalars(
        select(Quota)
        .where(Quota.campaign_id == campaign.id)
        .options(joinedload(Quota.document), selectinload(Quota.choices).joinedload(QuotaChoice.place))
        .order_by(Quota.key)
    ).all()


def choice_of(quota: Quota, place_key: str) -> QuotaChoice:
    """What was chosen for a quota, by the key of the place; raises Missing."""
    found = next((each for each in quota.choices if key_of(each.place) == place_key), None)
    if found is None:
        raise Missing(_l("Nơi này chưa được chọn."))
    return found


def chosen_places(campaign: Campaign) -> set[int]:
    """The ids of all places chosen for any quota of the campaign."""
    rows = select(QuotaChoice.place_id).join(QuotaChoice.quota).where(Quota.campaign_id == campaign.id)
    return set(db.session.scalars(rows))


def key_of(place: Place) -> str:
    """As data files and `places.queries.by_key` name it."""
    return place.code if place.ended_on is None else f"{OLD}{place.code}"


def day_of(quota: Quota) -> date:
    """The day whose types count: the quota's own, else the campaign's first, else today."""
    campaign = quota.campaign
    return quota.on or (campaign.starts_on if campaign else None) or clock.today()


def ground_of(campaign: Campaign | None, on: date) -> Ground:
    """The districts and communes of the campaign's province that stood on a day, with the types of that day."""
    if campaign is None or campaign.place_id is None:
        return Ground(on)
    roots = _provinces(campaign)
    within = select(Place.id).where(Place.level == "district", Place.parent_id.in_(roots))
    rows = db.session.execute(
        select(Place.id, Place.code, Place.ended_on, Place.name, Place.kind, Place.level, Place.parent_id)
        .where(
            stood(on),
            Place.level != "province",
            or_(Place.parent_id.in_(roots), Place.parent_id.in_(within)),
        )
        .order_by(Place.sort_key, Place.id)
    ).all()
    then = _versions(on, roots, within)
    spots = {}
    for row in rows:
        name, kind = then.get(row.id, (row.name, row.kind))
        key = row.code if row.ended_on is None else f"{OLD}{row.code}"
        spots[row.id] = Spot(row.id, key, name, kind, row.level, row.parent_id)
    return Ground(on, spots, _gone(on))


def _provinces(campaign: Campaign) -> list[int]:
    """The campaign's province, what became of it, and all that went into that one."""
    named = {each for each in (campaign.place_id, campaign.province_id) if each is not None}
    if campaign.place_id == campaign.province_id:
        rows = select(Place.id).where(Place.level == "province", Place.heir_id == campaign.province_id)
        named |= set(db.session.scalars(rows))
    return sorted(named)


def _versions(on: date, roots: Sequence[int], within: Any) -> dict[int, tuple[str, str]]:
    """Name and type on the day, for places that have changed theirs."""
    rows = db.session.execute(
        select(PlaceVersion.place_id, PlaceVersion.name, PlaceVersion.kind)
        .join(Place, Place.id == PlaceVersion.place_id)
        .where(
            Place.level != "province",
            or_(Place.parent_id.in_(roots), Place.parent_id.in_(within)),
            or_(PlaceVersion.valid_from.is_(None), PlaceVersion.valid_from <= on),
            or_(PlaceVersion.valid_to.is_(None), PlaceVersion.valid_to >= on),
        )
    )
    return {row.place_id: (row.name, row.kind) for row in rows}


def _gone(on: date) -> dict[str, date | None]:
    """Types of places below a province that stood nowhere any more on a day, with their last day."""
    below = Place.level != "province"
    ended = below & Place.ended_on.is_not(None)
    last = select(Place.kind, func.max(Place.ended_on)).where(ended).group_by(Place.kind)
    standing = set(db.session.scalars(select(Place.kind).where(stood(on), below).distinct()))
    return {kind: day for kind, day in db.session.execute(last) if kind not in standing}


def targets_in(document_id: int) -> Sequence[Target]:
    """The chỉ tiêu that a document sets."""
    return db.session.scalars(
        select(Target)
        .where(Target.document_id == document_id)
        .options(joinedload(Target.campaign))
        .order_by(Target.key)
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
