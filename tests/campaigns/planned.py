"""A campaign with its plan, made by the application's own actions."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from antq.campaigns import actions
from antq.campaigns.actions import CampaignFacts, QuotaFacts, TargetFacts
from antq.campaigns.models import Campaign
from antq.kit import clock
from antq.law.queries import by_ref
from antq.places.queries import by_key
from tests.cast import who

DOCUMENT = "quy-che-mau"


def aim(document: Any, **changes: Any) -> TargetFacts:
    usual: dict[str, Any] = {
        "document": document,
        "indicator": "Khu dân cư tổ chức Ngày hội",
        "measures": "share",
        "comparator": ">",
        "value": Decimal(80),
        "period_year": clock.today().year,
    }
    return TargetFacts(**usual | changes)


def planned() -> Campaign:
    """One of Lào Cai, from a month ago to a month from now, with a target and a quota of two communes."""
    today = clock.today()
    month = timedelta(days=30)
    document = by_ref(DOCUMENT)
    assert document is not None
    facts = CampaignFacts("Đợt thi đua cao điểm mùa khô", "peak", today - month, today + month, document)
    made = actions.open_campaign(facts, province=by_key("15"), by=who("thuongtruc"))
    actions.set_target(made, aim(document), by=who("thuongtruc"))
    rule = QuotaFacts(document, "committee", "Chọn hai xã để chỉ đạo điểm.", today, ((("xa",), ">=", 2),))
    actions.set_quota(made, rule, by=who("thuongtruc"))
    return made
