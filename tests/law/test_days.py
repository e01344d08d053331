"""Working days: weekends, holidays, Saturdays worked in exchange, times that are not counted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.law.days import (
    Calendar,
    Pause,
    is_working,
    working_days_after,
    working_days_before,
    working_days_between,
)

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
SOME = st.frozensets(DAYS, max_size=40)
CALENDARS = st.builds(Calendar, SOME, SOME)
COUNTS = st.integers(0, 60)
NATIONAL = Calendar(
    frozenset({date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2)}), frozenset({date(2026, 8, 22)})
)


@st.composite
def spans(draw: Any, at_most: int = 300) -> tuple[date, date]:
    first = draw(DAYS)
    return first, first + timedelta(days=draw(st.integers(0, at_most)))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 8, 21), True),
        (date(2026, 8, 22), True),
        (date(2026, 8, 23), False),
        (date(2026, 8, 29), False),
        (date(2026, 8, 31), False),
        (date(2026, 9, 3), True),
    ],
)
def test_a_day_off_in_the_week_is_worked_on_a_saturday(day: date, works: bool) -> None:
    assert is_working(day, *NATIONAL) is works


def test_ten_days_over_the_national_day() -> None:
    received = date(2026, 8, 20)
    assert working_days_after(received, 10) == date(2026, 9, 3)
    assert working_days_after(received, 10, *NATIONAL) == date(2026, 9, 7)
    assert working_days_before(date(2026, 9, 7), 10, *NATIONAL) == received
    assert working_days_between(received, date(2026, 9, 7), *NATIONAL) == 10


def test_nothing_is_counted_on_the_day_itself() -> None:
    monday = date(2026, 6, 1)
    assert working_days_after(monday, 0) == monday
    assert working_days_after(monday, 1) == date(2026, 6, 2)
    assert working_days_between(monday, monday) == 0
    assert working_days_between(monday, date(2026, 6, 2)) == 1
    assert working_days_after(date(2026, 6, 6), 0) == date(2026, 6, 8)
    assert working_days_after(date(2026, 6, 6), 1) == date(2026, 6, 8), "what comes in on a Saturday"
    assert working_days_before(date(2026, 6, 6), 0) == date(2026, 6, 5)


def test_the_time_of_waiting_is_taken_out_once() -> None:
    first, last = date(2026, 6, 1), date(2026, 6, 19)
    assert working_days_between(first, last) == 14
    asked = Pause(date(2026, 6, 3), date(2026, 6, 10))
    assert working_days_between(first, last, pauses=[asked]) == 14 - 5
    assert working_days_between(first, last, pauses=[asked, asked]) == 14 - 5
    assert working_days_between(first, last, pauses=[Pause(date(2026, 6, 3))]) == 2
    assert working_days_between(first, last, pauses=[Pause(date(2026, 5, 1), date(2026, 5, 20))]) == 14
    assert working_days_between(first, last, pauses=[Pause(date(2026, 5, 1))]) == 0


def test_a_count_below_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="below 0"):
        working_days_after(date(2026, 6, 1), -1)


@given(DAYS, COUNTS, CALENDARS)
def test_before_undoes_after(day: date, count: int, days: Calendar) -> None:
    start = working_days_after(day, 0, *days)
    later = working_days_after(start, count, *days)
    assert is_working(later, *days)
    assert working_days_before(later, count, *days) == start
    assert working_days_between(start, later, *days) == count


@given(DAYS, COUNTS, CALENDARS)
def test_after_undoes_before(day: date, count: int, days: Calendar) -> None:
    end = working_days_before(day, 0, *days)
    earlier = working_days_before(end, count, *days)
    assert working_days_after(earlier, count, *days) == end


@given(DAYS, st.integers(1, 60), COUNTS, CALENDARS)
def test_more_days_lead_further_and_steps_add_up(day: date, some: int, more: int, days: Calendar) -> None:
    near, far = working_days_after(day, some, *days), working_days_after(day, some + more, *days)
    assert near <= far
    assert (near == far) == (more == 0)
    assert working_days_after(near, more, *days) == far


@given(DAYS, st.integers(0, 20), COUNTS, CALENDARS)
def test_who_begins_later_is_not_done_earlier(day: date, later: int, count: int, days: Calendar) -> None:
    begun = day + timedelta(days=later)
    assert working_days_after(day, count, *days) <= working_days_after(begun, count, *days)
    assert working_days_before(day, count, *days) <= working_days_before(begun, count, *days)


@given(spans(), CALENDARS)
def test_a_span_counts_its_days_one_by_one(span: tuple[date, date], days: Calendar) -> None:
    first, last = span
    every = (date.fromordinal(n) for n in range(first.toordinal() + 1, last.toordinal() + 1))
    assert working_days_between(first, last, *days) == sum(is_working(day, *days) for day in every)
    assert working_days_between(last, first, *days) == 0


@given(spans(), st.integers(0, 300), CALENDARS)
def test_spans_add_up(span: tuple[date, date], more: int, days: Calendar) -> None:
    first, middle = span
    last = middle + timedelta(days=more)
    parts = working_days_between(first, middle, *days) + working_days_between(middle, last, *days)
    assert working_days_between(first, last, *days) == parts


@given(spans(120), st.lists(spans(60), max_size=4), CALENDARS)
def test_pauses_take_away_just_their_days(
    span: tuple[date, date], breaks: list[tuple[date, date]], days: Calendar
) -> None:
    first, last = span
    breaks = [(first + (one - breaks[0][0]), first + (two - breaks[0][0])) for one, two in breaks]
    every = (date.fromordinal(n) for n in range(first.toordinal() + 1, last.toordinal() + 1))
    counted = [
        day for day in every if is_working(day, *days) and not any(one < day <= two for one, two in breaks)
    ]
    pauses = [Pause(one, two) for one, two in breaks]
    assert working_days_between(first, last, *days, pauses=pauses) == len(counted)


@given(DAYS, st.integers(1, 60), CALENDARS)
def test_after_counts_what_between_counts(day: date, count: int, days: Calendar) -> None:
    assert working_days_between(day, working_days_after(day, count, *days), *days) == count
