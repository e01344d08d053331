"""Results of targets, which are only added to, and the places chosen for quotas."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from ...kit import clock
from ...kit.database import db, one_at_a_time
from ...kit.journal import record
from ...kit.numbers import Quantity
from ...kit.policy import must
from ...kit.refusals import Invalid
from ...kit.text import clean
from ...law.models import Document
from ...places.models import Place
from .. import queries
from ..models import Quota, QuotaChoice, Target, TargetResult


@dataclass(frozen=True)
class Result:
    """What was reported: a figure, or so many (`part`) of so many (`whole`); of a place or of the whole."""

    figure: Quantity | None = None
    part: Decimal | None = None
    whole: Decimal | None = None
    place: Place | None = None
    period_year: int | None = None
    document: Document | None = None
    source: str = ""
    corrects: TargetResult | None = None


def report(target: Target, result: Result, *, by: Any) -> TargetResult:
    """Add a result; what was reported before stays as it is.

    Refuses: neither figure nor both numbers, a whole of 0 or smaller than its part, no source, a correction of
    another target's result or of one that was corrected already (Invalid).
    """
    must(by, "campaign.keep", target)
    if errors := _wrong(target, result):
        raise Invalid(errors)
    figure = result.figure
    row = TargetResult(
        ref=_next_ref(),
        target=target,
        place=result.place,
        value=figure.value if figure else None,
        high=figure.high if figure else None,
        qualifier=figure.qualifier.value if figure else "exact",
        part=result.part if figure is None else None,
        whole=result.whole if figure is None else None,
        period_year=result.period_year,
        document=result.document,
        source=clean(result.source),
        corrects_id=result.corrects.id if result.corrects else None,
        reported_at=clock.now(),
        reporter_id=by.person_id,
    )
    db.session.add(row)
    db.session.flush()
    record("campaign.report", queries.campaign_of(target), by=by, target=target.key, result=row.ref)
    return row


LARGEST, DECIMALS = Decimal(10) ** 12, 4
"""What the columns of a result hold."""


def _wrong(target: Target, result: Result) -> dict[str, Any]:
    errors: dict[str, Any] = {}
    if result.figure is None:
        if result.part is None or result.whole is None:
            errors["value"] = _l("Nhập kết quả, hoặc nhập cả hai số của tử số và mẫu số.")
        elif result.whole <= 0:
            errors["whole"] = _l("Mẫu số phải lớn hơn 0.")
        elif result.part < 0:
            errors["part"] = _l("Tử số phải từ 0 trở lên.")
        elif target.measures == "share" and result.part > result.whole:
            errors["part"] = _l("Tử số không lớn hơn mẫu số.")
    elif result.part is not None or result.whole is not None:
        errors["value"] = _l("Nhập kết quả, hoặc tử số và mẫu số; không nhập cả hai cách.")
    elif target.measures == "share" and not 0 <= (result.figure.high or result.figure.value) <= 100:
        errors["value"] = _l("Tỷ lệ từ 0 đến 100.")
    figure = result.figure
    for name, number in (
        ("value", figure.value if figure else None),
        ("value", figure.high if figure else None),
        ("part", result.part),
        ("whole", result.whole),
    ):
        if number is not None and (abs(number) >= LARGEST or number != round(number, DECIMALS)):
            errors[name] = _l("Nhập số nhỏ hơn 1.000 tỷ, nhiều nhất 4 chữ số sau dấu phẩy.")
    if result.document is None and not clean(result.source):
        errors["source"] = _l("Chọn văn bản, hoặc ghi ai báo con số này.")
    if result.corrects is not None:
        if result.corrects.target_id != target.id:
            errors["corrects"] = _l("Chỉ đính chính kết quả của chính chỉ tiêu này.")
        elif any(each.corrects_id == result.corrects.id for each in target.results):
            errors["corrects"] = _l("Kết quả này đã được đính chính. Chọn kết quả mới nhất.")
    return errors


def choose(quota: Quota, place: Place, *, source: str = "", by: Any) -> QuotaChoice:
    """Write down that a place was chosen.

    Refuses: chosen already, not in the province or of no type that the quota asks for on its day (Invalid).
    """
    must(by, "campaign.keep", quota)
    ground = queries.ground_of(quota.campaign, queries.day_of(quota))
    spot = ground.spots.get(place.id)
    if spot is None:
        raise Invalid(
            {"place": _l("Địa bàn này không thuộc tỉnh, hoặc chưa có hay không còn vào ngày của quy định.")}
        )
    if not any(spot.kind in term["types"] for term in quota.terms):
        raise Invalid({"place": _l("Quy định này không chọn loại đơn vị ấy.")})
    known = select(QuotaChoice.id).where(QuotaChoice.quota_id == quota.id, QuotaChoice.place_id == place.id)
    if db.session.scalar(known) is not None:
        raise Invalid({"place": _l("Nơi này đã được chọn.")})
    choice = QuotaChoice(
        quota=quota, place=place, source=clean(source), chosen_at=clock.now(), chooser_id=by.person_id
    )
    db.session.add(choice)
    db.session.flush()
    record("campaign.choose", queries.campaign_of(quota), by=by, quota=quota.key, place=place.name)
    return choice


def unchoose(choice: QuotaChoice, *, by: Any) -> None:
    """Take a choice back; the journal keeps that it was made."""
    quota = choice.quota
    must(by, "campaign.keep", quota)
    record("campaign.unchoose", queries.campaign_of(quota), by=by, quota=quota.key, place=choice.place.name)
    db.session.delete(choice)
    db.session.flush()


def _next_ref() -> str:
    one_at_a_time("target_result.ref")
    count = db.session.scalar(select(func.count()).select_from(TargetResult)) or 0
    return f"KQ-{count + 1:05d}"
