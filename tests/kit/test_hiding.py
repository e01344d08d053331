"""Nobody can work out a small count: tried by going through everything that could be."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.kit.hiding import Hidden, Shown, alone, of_sum

LEAST = 5


@pytest.mark.parametrize(
    ("count", "shown"), [(0, 0), (1, Hidden.SMALL), (4, Hidden.SMALL), (5, 5), (1691, 1691)]
)
def test_a_count_alone(count: int, shown: Shown) -> None:
    assert alone(count) == shown


def test_what_is_large_is_shown() -> None:
    assert of_sum([5, 0, 17]) == [5, 0, 17]
    assert of_sum([]) == []


def test_a_second_count_is_held_back_or_the_first_could_be_computed() -> None:
    assert of_sum([3, 20, 9]) == [Hidden.SMALL, 20, Hidden.BACK]


def test_two_small_ones_that_only_one_pair_of_numbers_fits() -> None:
    """1 + 1 of 12: whoever knows the sum knows both, unless the 10 is held back too."""
    assert of_sum([1, 1, 10]) == [Hidden.SMALL, Hidden.SMALL, Hidden.BACK]
    assert of_sum([2, 2, 10]) == [Hidden.SMALL, Hidden.SMALL, 10]


def test_a_line_too_short_to_hide_in_says_nothing() -> None:
    assert of_sum([2]) == [Hidden.BACK]
    assert of_sum([0, 4, 4]) == [Hidden.BACK] * 3


def could_be(counts: list[int], shown: list[Shown]) -> list[set[int]]:
    """For each count all the values that agree with what is shown and with the sum."""
    total = sum(counts)
    ranges = [
        [cell]
        if isinstance(cell, int)
        else range(1, LEAST)
        if cell is Hidden.SMALL
        else range(LEAST, total + 1)
        for cell in shown
    ]
    fitting = [each for each in product(*ranges) if sum(each) == total]
    return [{each[place] for each in fitting} for place in range(len(counts))]


@given(st.lists(st.integers(0, 12), min_size=1, max_size=5))
def test_no_small_count_can_be_worked_out(counts: list[int]) -> None:
    shown = of_sum(counts, LEAST)
    assert len(shown) == len(counts)
    if set(shown) == {Hidden.BACK}:
        return  # only the sum is known, and that it could not be hidden otherwise
    for count, cell, values in zip(counts, shown, could_be(counts, shown), strict=True):
        assert isinstance(cell, Hidden) or cell == count
        assert cell is not Hidden.SMALL or 0 < count < LEAST
        if 0 < count < LEAST:
            assert len(values) >= 2
