"""Points: a whole sheet, each line within its bounds, added up and summarised."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.kit.refusals import Invalid
from antq.nominations.scoring import Criterion, criteria, summarise, total_of

SHEET = [Criterion("a", "Kết quả", 30), Criterion("b", "Nhân dân", 20), Criterion("c", "Hồ sơ", 5)]


@given(st.tuples(st.integers(0, 30), st.integers(0, 20), st.integers(0, 5)))
def test_a_whole_sheet_adds_up(points: tuple[int, int, int]) -> None:
    assert total_of(dict(zip("abc", points, strict=True)), SHEET) == sum(points)


@pytest.mark.parametrize(
    ("points", "wrong"),
    [
        ({}, ["points_a", "points_b", "points_c"]),
        ({"a": 30, "b": 20}, ["points_c"]),
        ({"a": 31, "b": 20, "c": 5}, ["points_a"]),
        ({"a": -1, "b": 21, "c": 5}, ["points_a", "points_b"]),
        ({"a": 10**20, "b": 0, "c": 0}, ["points_a"]),
    ],
)
def test_each_line_that_is_missing_or_out_of_bounds_is_named(
    points: dict[str, int], wrong: list[str]
) -> None:
    with pytest.raises(Invalid) as refusal:
        total_of(points, SHEET)
    assert list(refusal.value.errors) == wrong


def test_points_for_what_is_not_on_the_sheet_count_nothing() -> None:
    assert total_of({"a": 1, "b": 1, "c": 1, "khac": 99}, SHEET) == 3


def test_the_sentence_says_between_what() -> None:
    with pytest.raises(Invalid) as refusal:
        total_of({"a": 31, "b": 0, "c": 0}, SHEET)
    assert str(refusal.value.errors["points_a"]) == "Kết quả: cho điểm từ 0 đến 30."


def test_reviews_are_summarised() -> None:
    summary = summarise([90, 60, 75, 75])
    assert summary is not None
    assert (summary.count, summary.lowest, summary.highest) == (4, 60, 90)
    assert summary.average == summary.middle == 75


def test_without_reviews_there_is_nothing_to_summarise() -> None:
    assert summarise([]) is None


@given(st.lists(st.integers(0, 100), min_size=1))
def test_mean_and_median_lie_between_lowest_and_highest(totals: list[int]) -> None:
    summary = summarise(totals)
    assert summary is not None
    assert summary.lowest <= summary.average <= summary.highest
    assert summary.lowest <= summary.middle <= summary.highest


def test_the_sheet_of_the_norm_makes_100(session: Any) -> None:
    sheet = criteria(date(2026, 11, 22))
    assert sum(line.most for line in sheet) == 100
    assert len({line.code for line in sheet}) == len(sheet)
    assert all(line.hint for line in sheet)


def test_before_the_norm_there_is_no_sheet(session: Any) -> None:
    with pytest.raises(LookupError):
        criteria(date(2023, 12, 31))
