"""Fresh, overdue, grey: what a confirmation is worth, quarter after quarter."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from antq.replications.liveness import (
    IN_THE_FIELD,
    Grace,
    Life,
    alive,
    due,
    first_day,
    life,
    named,
    quarter_of,
)

GRACE = Grace(fresh=1, counted=2)


def test_quarters_grow_by_one() -> None:
    assert quarter_of(date(2026, 3, 31)) + 1 == quarter_of(date(2026, 4, 1))
    assert quarter_of(date(2025, 12, 31)) + 1 == quarter_of(date(2026, 1, 1))
    assert named(quarter_of(date(2026, 8, 19))) == "quý III/2026"


@given(some.dates(date(1975, 1, 1), date(2100, 1, 1)))
def test_a_day_lies_in_its_quarter(day: date) -> None:
    quarter = quarter_of(day)
    assert first_day(quarter) <= day < first_day(quarter + 1)


@pytest.mark.parametrize(
    ("age", "told"),
    [(0, Life.FRESH), (1, Life.FRESH), (2, Life.OVERDUE), (3, Life.GREY), (40, Life.GREY)],
)
def test_silence_ages_a_point(age: int, told: Life) -> None:
    for state in IN_THE_FIELD:
        assert life(state, 8100 - age, 8100, GRACE) is told
        assert alive(state, 8100 - age, 8100, GRACE) is (told is not Life.GREY)


def test_what_is_planned_or_closed_is_not_alive() -> None:
    assert life("registered", None, 8100, GRACE) is Life.PLANNED
    assert life("accepted", 8100, 8100, GRACE) is Life.PLANNED
    assert life("closed", 8100, 8100, GRACE) is Life.CLOSED
    assert not alive("closed", 8100, 8100, GRACE)


def test_a_point_is_asked_for_once_a_quarter() -> None:
    assert due("running", 8099, 8100)
    assert not due("running", 8100, 8100)
    assert due("launched", None, 8100)
    assert not due("accepted", None, 8100)


def test_a_grace_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="fresh for 3"):
        Grace(3, 2)
