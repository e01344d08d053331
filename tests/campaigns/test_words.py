"""Targets and days in words: "trên" is not "ít nhất", a range keeps both ends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from antq.campaigns.models import Campaign, Target
from antq.campaigns.words import aimed_at, when


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"comparator": ">=", "value": Decimal(75)}, "ít nhất 75 %"),
        ({"comparator": ">", "value": Decimal("90.5")}, "trên 90,5 %"),
        ({"comparator": "=", "value": Decimal(100)}, "100 %"),
        ({"comparator": ">=", "value": Decimal(5), "high": Decimal(7)}, "ít nhất 5–7 %"),
    ],
)
def test_what_is_to_be_reached(said: dict[str, Any], words: str) -> None:
    assert aimed_at(Target(unit="%", **said)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"month": 8, "day": 19}, "19/8 hằng năm"),
        ({"starts_on": date(2021, 5, 24), "ends_on": date(2021, 12, 31)}, "từ 24/05/2021 đến 31/12/2021"),
        ({"starts_on": date(2021, 5, 24)}, "từ 24/05/2021"),
        ({}, ""),
    ],
)
def test_when_a_campaign_is(session: Any, days: dict[str, Any], words: str) -> None:
    assert when(Campaign(**days)) == words
