"""Targets and days in words: "trên" is not "ít nhất", a range keeps both ends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from antq.campaigns.models import Campaign, Target
from antq.campaigns.words import aimed_at, ended, told, types_of, when
from antq.kit.numbers import Quantity, read_quantity


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"comparator": ">=", "value": Decimal(75)}, "ít nhất 75 %"),
        ({"comparator": ">", "value": Decimal("90.5")}, "trên 90,5 %"),
        ({"comparator": "=", "value": Decimal(100)}, "100 %"),
        ({"comparator": ">=", "value": Decimal(5), "high": Decimal(7)}, "ít nhất 5–7 %"),
        ({"comparator": "<=", "value": Decimal(5)}, "không quá 5 %"),
        ({"comparator": "<", "value": Decimal("2.5")}, "dưới 2,5 %"),
        ({"comparator": "in", "value": Decimal(5), "high": Decimal(7)}, "trong khoảng 5–7 %"),
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


@pytest.mark.parametrize(
    ("measures", "figure", "words"),
    [
        ("share", read_quantity("gần 79,5"), "gần 79,5 %"),
        ("share", read_quantity("5-7"), "5-7 %"),
        ("share", Quantity(Decimal("79.9999")), "79,99 %"),
        ("reduction", Quantity(Decimal(20)), "giảm 20 %"),
        ("reduction", Quantity(Decimal(-20)), "tăng 20 %"),
        ("reduction", read_quantity("hơn 12,5"), "giảm hơn 12,5 %"),
    ],
)
def test_what_was_told(session: Any, measures: str, figure: Quantity, words: str) -> None:
    assert told(figure, Target(measures=measures, unit="%")) == words


@pytest.mark.parametrize(
    ("comparator", "high", "figure", "words"),
    [
        (">=", None, "4.9999", "4,99 %"),
        ("<=", None, "5.0001", "5,01 %"),
        ("<=", None, "4.9999", "4,99 %"),
        ("<", None, "5", "5 %"),
        ("in", "7", "7.0001", "7,01 %"),
        ("in", "7", "4.9999", "4,99 %"),
    ],
)
def test_no_figure_is_rounded_to_the_other_side(
    session: Any, comparator: str, high: str | None, figure: str, words: str
) -> None:
    bounds = {"value": Decimal(5), "high": Decimal(high) if high else None}
    assert told(Quantity(Decimal(figure)), Target(comparator=comparator, unit="%", **bounds)) == words


def test_types_and_why_nothing_can_be_chosen(session: Any) -> None:
    assert types_of(["xa", "thi-tran"]) == "xã hoặc thị trấn"
    assert ended(["thi-tran"], date(2025, 6, 30)) == "Từ 01/07/2025 không còn thị trấn."
    assert ended(["thi-xa", "thanh-pho"], None) == "Không có thị xã, thành phố trong địa bàn này."
