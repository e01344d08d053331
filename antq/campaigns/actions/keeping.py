"""The standing office opens a campaign, and renews what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.numbers import write_day
from ...kit.policy import must
from ...kit.refusals import Invalid
from ...kit.text import clean
from ...law.models import Document
from ...places.models import Place
from .. import events as events
from ..models import Campaign
from .locking import locked
from .numbering import next_ref


@dataclass(frozen=True)
class CampaignFacts:
    """What the office says of a campaign."""

    name: str
    kind: str
    starts_on: date | None
    ends_on: date | None
    document: Document | None = None
    note: str = ""


def open_campaign(facts: CampaignFacts, *, province: Place, by: Any) -> Campaign:
    """Open a campaign of a province. Refuses: another's province, no name, days that do not follow (Invalid)."""
    must(by, "campaign.begin")
    if province.id not in by.provinces_as("standing_office"):
        raise Invalid({"province": _l("Chỉ mở đợt thi đua cho tỉnh mình.")})
    _check(facts)
    year = (facts.starts_on or clock.today()).year
    campaign = Campaign(ref=next_ref(Campaign.ref, f"PT-{year}-"), place=province, province=province)
    _say(campaign, facts)
    db.session.add(campaign)
    db.session.flush()
    record("campaign.open", campaign, by=by)
    return campaign


def change(campaign: Campaign, facts: CampaignFacts, *, seen: int, by: Any) -> None:
    """Renew what is said of a campaign; the record keeps what was said before.

    Refuses as `open_campaign` does; somebody else changed it meanwhile (Stale).
    """
    must(by, "campaign.keep", campaign)
    campaign = locked(campaign, seen)
    _check(facts)
    before = _said(campaign)
    _say(campaign, facts)
    campaign.version += 1
    db.session.flush()
    record("campaign.change", campaign, by=by, note=before)


def _said(campaign: Campaign) -> str:
    """As the record keeps it: "Đợt cao điểm, 01/03/2026–30/06/2026"."""
    days = "–".join(write_day(day) for day in (campaign.starts_on, campaign.ends_on) if day)
    return ", ".join(each for each in (campaign.name, days, campaign.note) if each)


def _say(campaign: Campaign, facts: CampaignFacts) -> None:
    campaign.name, campaign.kind = clean(facts.name), facts.kind
    campaign.starts_on, campaign.ends_on = facts.starts_on, facts.ends_on
    campaign.document, campaign.note = facts.document, clean(facts.note, multiline=True)
    if facts.document is not None and facts.document not in campaign.sources:
        campaign.sources.append(facts.document)


def _check(facts: CampaignFacts) -> None:
    if not clean(facts.name):
        raise Invalid({"name": _l("Nhập tên đợt thi đua.")})
    if facts.starts_on and facts.ends_on and facts.ends_on < facts.starts_on:
        raise Invalid({"ends_on": _l("Ngày kết thúc phải từ ngày bắt đầu trở đi.")})
