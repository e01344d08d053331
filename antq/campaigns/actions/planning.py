"""The standing office writes targets and quotas down, and mends them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit.database import db
from ...kit.journal import record
from ...kit.numbers import write_number
from ...kit.policy import must
from ...kit.refusals import Invalid
from ...kit.text import clean
from ...law.models import Document
from .. import events as events
from .. import queries
from ..choosers import CHOOSER_TYPES, CHOOSERS
from ..models import Campaign, Quota, Target
from .locking import locked
from .numbering import next_ref


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
    """Who must choose what: see `Quota`; `terms` are (types, comparator, count).

    No `chooser`: those whom the quota names already, in words of its own.
    """

    document: Document
    chooser: str | None
    says: str
    on: date
    terms: tuple[tuple[tuple[str, ...], str, int], ...] = field(default=())
    purpose: str = ""


LARGEST, DECIMALS = Decimal(10) ** 9, 3
"""What the columns of a target hold."""


def set_target(campaign: Campaign, facts: TargetFacts, *, by: Any) -> Target:
    """Write a target down. Refuses: a range that does not rise, a share beyond 100 % (Invalid)."""
    must(by, "campaign.keep", campaign)
    if errors := _wrong_target(facts):
        raise Invalid(errors)
    target = Target(key=next_ref(Target.key, "CT-"), campaign=campaign)
    _say_target(target, facts)
    db.session.add(target)
    db.session.flush()
    record("campaign.target", campaign, by=by, target=target.key)
    return target


def change_target(target: Target, facts: TargetFacts, *, seen: int, by: Any) -> None:
    """Mend what is said of a target; the record keeps what was said before. Results stay and are judged anew.

    Refuses: as `set_target` does, another way of measuring once results were reported (Invalid); somebody else
    changed it meanwhile (Stale).
    """
    must(by, "campaign.keep", target)
    target = locked(target, seen)
    errors = _wrong_target(facts)
    if target.results and facts.measures != target.measures:
        errors["measures"] = _l("Chỉ tiêu này đã có kết quả tính theo cách cũ. Ghi một chỉ tiêu mới.")
    if errors:
        raise Invalid(errors)
    before = _said(target)
    _say_target(target, facts)
    target.version += 1
    db.session.flush()
    record("campaign.change_target", queries.campaign_of(target), by=by, target=target.key, before=before)


def _say_target(target: Target, facts: TargetFacts) -> None:
    target.document, target.indicator, target.scope = (
        facts.document,
        clean(facts.indicator),
        clean(facts.scope),
    )
    target.selected_only, target.measures = facts.selected_only, facts.measures
    target.comparator, target.value, target.high = facts.comparator, facts.value, facts.high
    target.unit, target.direction = clean(facts.unit), _direction(facts)
    target.classes, target.subjects = list(facts.classes), list(facts.subjects)
    if target.period_year != facts.period_year or target.period is None:
        # Only then: "quý IV/2021" is more than its year.
        target.period = f"năm {facts.period_year}" if facts.period_year else ""
    target.period_year, target.base = facts.period_year, clean(facts.base)


SIGNS = {">=": "≥", "<=": "≤", "in": ""}


def _said(target: Target) -> str:
    """A target as the record keeps it: "Khu dân cư đạt chuẩn: ≥ 80 %"."""
    high = "" if target.high is None else f"–{write_number(target.high)}"
    sign = SIGNS.get(target.comparator, target.comparator)
    return clean(f"{target.indicator}: {sign} {write_number(target.value)}{high} {target.unit}")


def _direction(facts: TargetFacts) -> str:
    """Which way is better: fewer, where no more than so many are allowed."""
    if facts.measures == "reduction":
        return "down-rate"
    return "down" if facts.down or facts.comparator in ("<=", "<") else "up"


def _wrong_target(facts: TargetFacts) -> dict[str, Any]:
    errors: dict[str, Any] = {}
    if facts.value < 0:
        errors["value"] = _l("Mức phải từ 0 trở lên.")
    for name, number in (("value", facts.value), ("high", facts.high)):
        if number is not None and (number >= LARGEST or number != round(number, DECIMALS)):
            errors[name] = _l("Nhập số nhỏ hơn 1 tỷ, nhiều nhất 3 chữ số sau dấu phẩy.")
    if facts.high is not None and facts.high <= facts.value:
        errors["high"] = _l("Đầu trên phải lớn hơn đầu dưới.")
    if facts.high is not None and facts.comparator not in (">=", "in"):
        errors["high"] = _l("Chỉ mức “ít nhất” và “trong khoảng” mới có đầu trên.")
    if facts.high is None and facts.comparator == "in":
        errors["high"] = _l("Ghi đầu trên của khoảng.")
    if facts.measures != "count" and max(facts.value, facts.high or Decimal(0)) > 100:
        errors["value"] = _l("Tỷ lệ không quá 100.")
    if facts.down and facts.comparator in (">=", ">"):
        errors["down"] = _l(
            "“Ít nhất”, “trên” nghĩa là càng nhiều càng tốt: bỏ dấu này, hoặc đổi cách so sánh."
        )
    if facts.classes and facts.measures == "reduction":
        errors["classes"] = _l("Mức giảm không tính từ xếp loại. Bỏ chọn các loại, hoặc đổi cách tính.")
    if facts.classes and not facts.subjects:
        errors["subjects"] = _l("Chọn loại đối tượng được xếp loại.")
    return errors


def set_quota(campaign: Campaign, facts: QuotaFacts, *, by: Any) -> Quota:
    """Write a rule of choosing down. Refuses one that asks for nothing (Invalid)."""
    must(by, "campaign.keep", campaign)
    if errors := _wrong_quota(facts):
        raise Invalid(errors)
    quota = Quota(key=next_ref(Quota.key, "QD-"), campaign=campaign)
    _say_quota(quota, facts)
    db.session.add(quota)
    db.session.flush()
    record("campaign.quota", campaign, by=by, quota=quota.key)
    return quota


def change_quota(quota: Quota, facts: QuotaFacts, *, seen: int, by: Any) -> None:
    """Mend a rule of choosing; the record keeps what was said before.

    Refuses: as `set_quota` does, a rule by which a place could not have been chosen that was (Invalid); somebody
    else changed it meanwhile (Stale).
    """
    must(by, "campaign.keep", quota)
    quota = locked(quota, seen)
    errors = _wrong_quota(facts)
    types = {kind for named, _comparator, _count in facts.terms for kind in named}
    if facts.terms and quota.choices:
        spots = queries.ground_of(quota.campaign, facts.on).spots
        for choice in quota.choices:
            if choice.place_id not in spots or spots[choice.place_id].kind not in types:
                errors["term1_types"] = _l(
                    "%(place)s đã được chọn nhưng không thuộc loại đơn vị của ngày này. Bỏ chọn nơi ấy trước.",
                    place=choice.place.name,
                )
    if errors:
        raise Invalid(errors)
    before = quota.says
    _say_quota(quota, facts)
    quota.version += 1
    db.session.flush()
    record("campaign.change_quota", queries.campaign_of(quota), by=by, quota=quota.key, before=before)


def _say_quota(quota: Quota, facts: QuotaFacts) -> None:
    quota.document, quota.says = facts.document, clean(facts.says)
    if facts.chooser is not None:
        quota.actor, quota.chooser_types = str(CHOOSERS[facts.chooser]), CHOOSER_TYPES[facts.chooser]
    quota.terms = [
        {"types": list(types), "comparator": comparator, "count": count}
        for types, comparator, count in facts.terms
    ]
    quota.purpose, quota.on = facts.purpose, facts.on


def _wrong_quota(facts: QuotaFacts) -> dict[str, Any]:
    if facts.terms:
        return {}
    return {"term1_types": _l("Ghi ít nhất một loại đơn vị và số phải chọn.")}
