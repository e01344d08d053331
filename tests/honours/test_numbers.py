"""How a number is written, and when two are one."""

from __future__ import annotations

import pytest

from antq.honours.numbers import compared, written


@pytest.mark.parametrize(
    ("typed", "said"),
    [("5", "05"), ("05", "05"), ("007", "07"), ("0120", "120"), ("1234", "1234"), (" 9 ", "09"),
     ("12A", "12A"), ("٣", "٣")],
)  # fmt: skip
def test_a_number_is_written_in_one_way(typed: str, said: str) -> None:
    assert written(typed) == said


def test_two_ways_to_type_it_are_one_number() -> None:
    assert compared("5") == compared("005")
    assert compared("12A") == compared("12a")
    assert compared("5") != compared("50")
