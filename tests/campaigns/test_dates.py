"""Steps before a day, in working days; the file for calendar programs."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.campaigns.dates import anchor, steps, window
from antq.kit.ics import Entry, calendar_of
from antq.law.days import is_working, working_days_before

YEARLY = SimpleNamespace(month=8, day=19, ends_on=None)
LEADS: list[dict[str, Any]] = [
    {"code": "dong", "label": "Đóng", "before": 30},
    {"code": "tham-dinh", "label": "Thẩm định", "after_norm": "appraisal.days"},
    {"code": "in", "label": "In", "before": 3},
]


def test_a_yearly_day_comes_back() -> None:
    assert anchor(YEARLY, on=date(2026, 8, 19)) == date(2026, 8, 19)
    assert anchor(YEARLY, on=date(2026, 8, 20)) == date(2027, 8, 19)
    dated = SimpleNamespace(month=None, day=None, ends_on=date(2026, 12, 15))
    assert anchor(dated, on=date(2026, 12, 15)) == date(2026, 12, 15)
    assert anchor(dated, on=date(2026, 12, 16)) is None
    assert anchor(SimpleNamespace(month=None, day=None, ends_on=None), on=date(2026, 1, 1)) is None


def test_a_yearly_day_counts_the_year_before_it() -> None:
    yearly = SimpleNamespace(month=8, day=19, starts_on=None, ends_on=None, since=2005)
    assert window(yearly, on=date(2026, 8, 19)) == (date(2025, 8, 20), date(2026, 8, 19))
    assert window(yearly, on=date(2026, 8, 20)) == (date(2026, 8, 20), date(2027, 8, 19))


def test_other_campaigns_count_from_their_first_day() -> None:
    dated = SimpleNamespace(
        month=None, day=None, starts_on=date(2026, 3, 1), ends_on=date(2026, 6, 30), since=None
    )
    assert window(dated, on=date(2026, 11, 1)) == (date(2026, 3, 1), date(2026, 6, 30))
    standing = SimpleNamespace(month=None, day=None, starts_on=None, ends_on=None, since=2016)
    assert window(standing, on=date(2026, 11, 1)) == (date(2016, 1, 1), None)
    silent = SimpleNamespace(month=None, day=None, starts_on=None, ends_on=None, since=None)
    assert window(silent, on=date(2026, 11, 1)) == (None, None)


def test_steps_are_counted_back_and_overdue_ones_say_so() -> None:
    found = steps(date(2026, 8, 19), LEADS, {"appraisal.days": 10}.__getitem__, on=date(2026, 7, 10))
    assert [(step.code, step.on, step.left) for step in found] == [
        ("dong", date(2026, 7, 8), -2),
        ("tham-dinh", date(2026, 7, 22), 12),
        ("in", date(2026, 8, 14), 35),
    ]


@pytest.mark.parametrize(
    ("day", "count", "before"),
    [
        (date(2026, 8, 19), 0, date(2026, 8, 19)),
        (date(2026, 8, 19), 3, date(2026, 8, 14)),
        (date(2026, 8, 16), 0, date(2026, 8, 14)),
        (date(2026, 8, 16), 1, date(2026, 8, 13)),
    ],
)
def test_weekends_are_no_working_days(day: date, count: int, before: date) -> None:
    assert working_days_before(day, count) == before


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 60))
def test_so_many_working_days_lie_between(day: date, count: int) -> None:
    found = working_days_before(day, count)
    between = [date.fromordinal(n) for n in range(found.toordinal(), day.toordinal() + 1)]
    assert is_working(found)
    assert sum(map(is_working, between)) == count + 1 or not is_working(day)


def test_the_file_is_folded_and_escaped() -> None:
    long = "Đóng nhận hồ sơ; đề cử, " * 8
    text = calendar_of(
        "Lịch", [Entry("a@antq", date(2026, 12, 31), long)], stamp=datetime(2026, 11, 22)
    ).decode()
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines
    unfolded = text.replace("\r\n ", "")
    assert "SUMMARY:" + long.replace(";", "\\;").replace(",", "\\,") in unfolded
