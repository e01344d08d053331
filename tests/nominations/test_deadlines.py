"""Working days of a dossier: what is counted, what is taken out."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from antq.nominations.deadlines import (
    Wait,
    counts,
    days_left,
    due_on,
    working_days_after,
    working_days_between,
)

TET = frozenset(date(2026, 2, day) for day in range(16, 23))
FRIDAY, MONDAY = date(2026, 8, 14), date(2026, 8, 17)


@pytest.mark.parametrize(
    ("start", "count", "holidays", "then"),
    [
        (FRIDAY, 0, (), FRIDAY),
        (FRIDAY, 1, (), MONDAY),
        (date(2026, 8, 15), 1, (), MONDAY),  # a Saturday
        (FRIDAY, 10, (), date(2026, 8, 28)),
        (date(2026, 8, 31), 2, {date(2026, 9, 1), date(2026, 9, 2)}, date(2026, 9, 4)),
        (date(2026, 2, 13), 1, TET, date(2026, 2, 23)),
    ],
)
def test_so_many_working_days_later(start: date, count: int, holidays: set[date], then: date) -> None:
    assert working_days_after(start, count, holidays) == then


def test_without_waits_the_office_has_its_days() -> None:
    assert due_on(FRIDAY, 10) == date(2026, 8, 28)
    assert due_on(FRIDAY, 10, (), {date(2026, 8, 19)}) == date(2026, 8, 31)


def test_the_days_that_waited_for_the_unit_are_taken_out() -> None:
    """Asked on Tuesday, answered on Friday: Tuesday, Wednesday and Thursday are the unit's, Friday is ours."""
    wait = Wait(date(2026, 8, 18), date(2026, 8, 21))
    assert due_on(FRIDAY, 10, [wait]) == date(2026, 9, 2)


def test_days_that_two_pauses_share_are_taken_out_once() -> None:
    one, two = Wait(date(2026, 8, 18), date(2026, 8, 21)), Wait(date(2026, 8, 20), date(2026, 8, 24))
    assert due_on(FRIDAY, 10, [one, two]) == due_on(FRIDAY, 10, [Wait(date(2026, 8, 18), date(2026, 8, 24))])


def test_a_pause_that_ends_on_its_day_takes_nothing_out() -> None:
    assert due_on(FRIDAY, 10, [Wait(MONDAY, MONDAY)]) == due_on(FRIDAY, 10)


def test_a_pause_after_the_last_day_changes_nothing() -> None:
    late = Wait(date(2026, 9, 1), date(2026, 9, 8))
    assert due_on(FRIDAY, 10, [late]) == date(2026, 8, 28)


def test_while_it_waits_nobody_knows_the_day() -> None:
    assert due_on(FRIDAY, 10, [Wait(MONDAY)]) is None


@pytest.mark.parametrize(
    ("today", "left"),
    [(FRIDAY, 5), (date(2026, 8, 16), 5), (MONDAY, 4), (date(2026, 8, 21), 0), (date(2026, 8, 24), -1)],
)
def test_days_left_count_working_days(today: date, left: int) -> None:
    assert days_left(today, date(2026, 8, 21)) == left


def _some(seed: int) -> tuple[date, int, list[Wait], frozenset[date]]:
    dice = random.Random(seed)
    start = date(2026, 1, 1) + timedelta(days=dice.randrange(365))
    waits = []
    for _each in range(dice.randrange(4)):
        began = start + timedelta(days=dice.randrange(30))
        waits.append(Wait(began, began + timedelta(days=dice.randrange(12))))
    free = frozenset(start + timedelta(days=dice.randrange(60)) for _each in range(dice.randrange(8)))
    return start, dice.randrange(1, 25), waits, free


@pytest.mark.parametrize("seed", range(200))
def test_whatever_the_calendar_exactly_so_many_days_are_the_offices(seed: int) -> None:
    start, days, waits, free = _some(seed)
    due = due_on(start, days, waits, free)
    assert due is not None
    span = [start + timedelta(days=each) for each in range(1, (due - start).days + 1)]
    worked = [day for day in span if counts(day, free) and not any(wait.covers(day) for wait in waits)]
    assert len(worked) == days
    assert worked[-1] == due  # it never ends on a day on which nobody works, or that is the unit's
    assert due >= working_days_after(start, days, free)  # a pause never brings the day nearer


@pytest.mark.parametrize("seed", range(60))
def test_counting_forth_and_back_agree(seed: int) -> None:
    start, days, _waits, free = _some(seed)
    then = working_days_after(start, days, free)
    assert working_days_between(start, then, free) == days
    assert working_days_between(then, start, free) == -days
