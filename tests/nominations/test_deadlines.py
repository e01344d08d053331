"""Working days of a dossier: what is counted, what is taken out."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from antq.appraisal.pages.queue import words_of
from antq.law.days import Calendar, is_working, working_days_after
from antq.law.days import Pause as Wait
from antq.nominations.deadlines import days_left, due_on
from antq.nominations.models import Pause
from antq.nominations.timing import promised

NONE = Calendar(frozenset(), frozenset())
TET = frozenset(date(2026, 2, day) for day in range(16, 23))
FRIDAY, MONDAY = date(2026, 8, 14), date(2026, 8, 17)


def free(*days: date) -> Calendar:
    """A calendar with these days off."""
    return Calendar(frozenset(days), frozenset())


def test_without_waits_the_office_has_its_days() -> None:
    assert due_on(FRIDAY, 10, [], NONE) == date(2026, 8, 28)
    assert due_on(FRIDAY, 10, [], free(date(2026, 8, 19))) == date(2026, 8, 31)


def test_the_days_that_waited_for_the_unit_are_taken_out() -> None:
    """Asked on Tuesday, answered on Friday: Tuesday was still ours; Wednesday, Thursday and Friday are the unit's."""
    wait = Wait(date(2026, 8, 18), date(2026, 8, 21))
    assert due_on(FRIDAY, 10, [wait], NONE) == date(2026, 9, 2)


def test_days_that_two_pauses_share_are_taken_out_once() -> None:
    one, two = Wait(date(2026, 8, 18), date(2026, 8, 21)), Wait(date(2026, 8, 20), date(2026, 8, 24))
    assert due_on(FRIDAY, 10, [one, two], NONE) == due_on(
        FRIDAY, 10, [Wait(date(2026, 8, 18), date(2026, 8, 24))], NONE
    )


def test_a_pause_that_ends_on_its_day_takes_nothing_out() -> None:
    assert due_on(FRIDAY, 10, [Wait(MONDAY, MONDAY)], NONE) == due_on(FRIDAY, 10, [], NONE)


def test_a_pause_after_the_last_day_changes_nothing() -> None:
    late = Wait(date(2026, 9, 1), date(2026, 9, 8))
    assert due_on(FRIDAY, 10, [late], NONE) == date(2026, 8, 28)


def test_while_it_waits_nobody_knows_the_day() -> None:
    assert due_on(FRIDAY, 10, [Wait(MONDAY)], NONE) is None


@pytest.mark.parametrize(
    ("today", "left"),
    [(FRIDAY, 5), (date(2026, 8, 16), 5), (MONDAY, 4), (date(2026, 8, 21), 0), (date(2026, 8, 24), -1)],
)
def test_days_left_count_working_days(today: date, left: int) -> None:
    assert days_left(today, date(2026, 8, 21), NONE) == left


def _some(seed: int) -> tuple[date, int, list[Wait], Calendar]:
    dice = random.Random(seed)
    start = date(2026, 1, 1) + timedelta(days=dice.randrange(365))
    waits = []
    for _each in range(dice.randrange(4)):
        began = start + timedelta(days=dice.randrange(30))
        waits.append(Wait(began, began + timedelta(days=dice.randrange(12))))
    off = [start + timedelta(days=dice.randrange(60)) for _each in range(dice.randrange(8))]
    return start, dice.randrange(1, 25), waits, free(*off)


@pytest.mark.parametrize("seed", range(200))
def test_whatever_the_calendar_exactly_so_many_days_are_the_offices(seed: int) -> None:
    start, days, waits, calendar = _some(seed)
    due = due_on(start, days, waits, calendar)
    assert due is not None
    span = [start + timedelta(days=each) for each in range(1, (due - start).days + 1)]
    waited = {day for day in span for wait in waits if wait.began < day <= (wait.ended or due)}
    worked = [day for day in span if is_working(day, *calendar) and day not in waited]
    assert len(worked) == days
    assert worked[-1] == due  # it never ends on a day on which nobody works, or that is the unit's
    assert due >= working_days_after(start, days, *calendar)  # a pause never brings the day nearer


@pytest.mark.parametrize("seed", range(60))
def test_counting_forth_and_back_agree(seed: int) -> None:
    start, days, _waits, calendar = _some(seed)
    then = working_days_after(start, days, *calendar)
    assert days_left(start, then, calendar) == days
    assert days_left(then, start, calendar) == -days


def test_a_whole_week_off_takes_a_week() -> None:
    assert due_on(date(2026, 2, 13), 1, [], Calendar(TET, frozenset())) == date(2026, 2, 23)


def test_a_day_that_has_passed_is_not_today() -> None:
    """Due on Friday, read on Saturday: no working day since, and over all the same."""
    assert words_of(0)[0] == "Hôm nay"
    assert words_of(0, over=True) == ("Đã hết hạn", "bad")
    assert words_of(-1, over=True)[0] == "Quá 1 ngày"


def test_the_day_that_a_unit_is_told_waits_with_it_but_not_with_a_hold() -> None:
    asked = Pause(kind="return", began_on=date(2026, 8, 18), ended_on=date(2026, 8, 21))
    held = Pause(kind="hold", began_on=date(2026, 8, 18), ended_on=date(2026, 8, 28))
    assert promised(FRIDAY, 10, [held], NONE) == date(2026, 8, 28)
    assert promised(FRIDAY, 10, [asked, held], NONE) == date(2026, 9, 2)
    assert promised(FRIDAY, 10, [Pause(kind="return", began_on=MONDAY)], NONE) is None
