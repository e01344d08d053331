"""What the law says on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from antq.law import actions
from antq.law.norms import norm, norm_row, norms


def test_the_value_of_the_day_holds_from_its_first_to_its_last_day(session: Any) -> None:
    actions.add_norm("x.days", 10, valid_from=date(2017, 1, 1), valid_to=date(2023, 12, 31), mark="V")
    actions.add_norm("x.days", 7, valid_from=date(2024, 1, 1), mark="R", note="Chưa kiểm chứng")
    assert norm("x.days", on=date(2017, 1, 1)) == 10
    assert norm("x.days", on=date(2023, 12, 31)) == 10
    assert norm("x.days", on=date(2024, 1, 1)) == 7
    assert norm_row("x.days", on=date(2030, 1, 1)).mark == "R"
    assert [row.value for row in norms()] == [7, 10]


def test_a_day_without_a_value_and_an_unknown_norm_are_told(session: Any) -> None:
    actions.add_norm("x.days", 10, valid_from=date(2017, 1, 1), mark="V")
    with pytest.raises(LookupError, match="31/12/2016"):
        norm("x.days", on=date(2016, 12, 31))
    with pytest.raises(LookupError, match=r"y\.days"):
        norm("y.days", on=date(2026, 1, 1))


def test_two_values_for_one_day_are_refused_and_the_same_day_renews(session: Any) -> None:
    actions.add_norm("x.days", 10, valid_from=date(2017, 1, 1), mark="V")
    with pytest.raises(ValueError, match="overlaps"):
        actions.add_norm("x.days", 7, valid_from=date(2024, 1, 1), mark="V")
    actions.add_norm("x.days", 12, valid_from=date(2017, 1, 1), valid_to=date(2023, 12, 31), mark="V")
    actions.add_norm("x.days", 7, valid_from=date(2024, 1, 1), mark="V")
    assert norm("x.days", on=date(2020, 1, 1)) == 12
    assert len(norms()) == 2


def test_values_keep_their_type(session: Any) -> None:
    criteria = [{"code": "tac-dung", "label": "Kết quả", "max": 30}]
    for key, value in {"a": True, "b": "2/3", "c": criteria, "d": 1}.items():
        actions.add_norm(key, value, valid_from=date(2024, 1, 1), mark="V")
        assert norm(key, on=date(2024, 1, 1)) == value
