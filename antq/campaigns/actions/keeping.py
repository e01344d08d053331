"""The standing office opens a campaign and writes its targets and quotas down."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid
from ...kit.text import clean
from ...law.models import Document
from ...places.models import Place
from .. import events as events
from ..choosers import CHOOSER_TYPES, CHOOSERS
from ..models import Campaign, Quota, Target


@dataclass(frozen=True)
class CampaignFacts:
    """What the office says of a campaign."""

    name: str
    kind: str
    starts_on: date | None
    ends_on: date | None
    document: Document | None = None
    note: str = ""


@dataclass(frozen=True)
class TargetFacts:
    """What a plan sets: see `Target`."""

    document: Document
    indicator: str
    measures: str
    comparator: str
    value: Decimal
    high: Decimal | None = None
    unit: str = "%"
    scope: str = ""
    down: bool = False
    selected_only: bool = False
    classes: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    period_year: int | None = None
    base: str = ""


@dataclass(frozen=True)
class QuotaFacts:
    """Who must choose what: see `Quota`; `terms` are (types, comparator, count)."""

    document: Document
    chooser: str
    says: str
    on: date
    terms: tuple[tuple[tuple[str, ...], str, int], ...] = field(default=())
    purpose: str = ""


LARGEST, DECIMALS = Decimal(10) ** 9, 3
"""What the columns of a target hold."""


def open_campaign(facts: CampaignFacts, *, province: Place, by: Any) -> Campaign:
    """Open a campaign of a province. Refuses: another's province, no name, days that do not follow (Invalid)."""
    must(by, "campaign.begin")
    if province.id not in by.provinces_as("standing_office"):
        raise Invalid({"province": _l("Chỉ mở đợt thi đua cho tỉnh mình.")})
    _check(facts)
    year = (facts.starts_on or clock.today()).year
    campaign = Campaign(ref=_next(Campaign.ref, f"PT-{year}-"), place=province, province=province)
    _say(campaign, facts)
    db.session.add(campaign)
    db.session.flush()
    record("campaign.open", campaign, by=by)
    return campaign


def change(campaign: Campaign, facts: CampaignFacts, *, by: Any) -> None:
    """Renew what is said of a campaign. Refuses as `open_campaign` does."""
    must(by, "campaign.keep", campaign)
    _check(facts)
    _say(campaign, facts)
    record("campaign.change", campaign, by=by)


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


def set_target(campaign: Campaign, facts: TargetFacts, *, by: Any) -> Target:
    """Write a target down. Refuses: a range that does not rise, a share beyond 100 % (Invalid)."""
    must(by, "campaign.keep", campaign)
    errors: dict[str, Any] = {}
    if facts.value < 0:
        errors["value"] = _l("Mức phải từ 0 trở lên.")
    for name, number in (("value", facts.value), ("high", facts.high)):
        if number is not None and (number >= LARGEST or number != round(number, DECIMALS)):
            errors[name] = _l("Nhập số nhỏ hơn 1 tỷ, nhiều nhất 3 chữ số sau dấu phẩy.")
    if facts.high is not None and facts.high <= facts.value:
        errors["high"] = _l("Đầu trên phải lớn hơn đầu dưới.")
    if facts.high is not None and facts.comparator != ">=":
        errors["high"] = _l("Chỉ mức “ít nhất” mới có khoảng.")
    if facts.measures != "count" and max(facts.value, facts.high or Decimal(0)) > 100:
        errors["value"] = _l("Tỷ lệ không quá 100.")
    if facts.classes and not facts.subjects:
        errors["subjects"] = _l("Chọn loại đối tượng được xếp loại.")
    if errors:
        raise Invalid(errors)
    direction = "down-rate" if facts.measures == "reduction" else ("down" if facts.down else "up")
    target = Target(
        key=_next(Target.key, "CT-"),
        campaign=campaign,
        document=facts.document,
        indicator=clean(facts.indicator),
        scope=clean(facts.scope),
        selected_only=facts.selected_only,
        measures=facts.measures,
        comparator=facts.comparator,
        value=facts.value,
        high=facts.high,
        unit=clean(facts.unit),
        direction=direction,
        classes=list(facts.classes),
        subjects=list(facts.subjects),
        period=f"năm {facts.period_year}" if facts.period_year else "",
        period_year=facts.period_year,
        base=clean(facts.base),
    )
    db.session.add(target)
    db.session.flush()
    record("campaign.target", campaign, by=by, target=target.key)
    return target


def set_quota(campaign: Campaign, facts: QuotaFacts, *, by: Any) -> Quota:
    """Write a rule of choosing down. Refuses one that asks for nothing (Invalid)."""
    must(by, "campaign.keep", campaign)
    if not facts.terms:
        raise Invalid({"term1_types": _l("Ghi ít nhất một loại đơn vị và số phải chọn.")})
    quota = Quota(
        key=_next(Quota.key, "QD-"),
        campaign=campaign,
        document=facts.document,
        actor=str(CHOOSERS[facts.chooser]),
        chooser_types=CHOOSER_TYPES[facts.chooser],
        says=clean(facts.says),
        terms=[
            {"types": list(types), "comparator": comparator, "count": count}
            for types, comparator, count in facts.terms
        ],
        purpose=facts.purpose,
        on=facts.on,
    )
    db.session.add(quota)
    db.session.flush()
    record("campaign.quota", campaign, by=by, quota=quota.key)
    return quota


def _next(column: Any, start: str) -> str:
    """The next running number behind `start`."""
    known = select(column).where(column.startswith(start, autoescape=True))
    last = db.session.scalar(known.order_by(func.length(column).desc(), column.desc()).limit(1))
    return f"{start}{int(last.rsplit('-', 1)[1]) + 1 if last else 1:04d}"
