"""The shipped days off: the lunar ones counted anew, what is in lieu of a weekend, and who asks for them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from antq.ground import LAW
from antq.kit.datafiles import toml
from antq.law import actions
from antq.law.days import Calendar, is_working
from antq.law.queries import calendar, holidays_between
from tests.law.lunar import month

YEARS = (2024, 2025, 2026, 2027)
ROWS = {row["day"]: row for row in toml(LAW / "holidays.toml", "holiday")}


def off(year: int, label: str) -> list[date]:
    return [day for day, row in ROWS.items() if day.year == year and row["label"] == label]


def test_tet_begins_with_the_new_moon() -> None:
    firsts = [month(year, 1) for year in YEARS]
    assert firsts == [date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6)]
    for first in firsts:
        assert {first + timedelta(days=n) for n in range(-1, 3)} <= set(off(first.year, "Tết Âm lịch"))


@pytest.mark.parametrize("year", YEARS)
def test_tet_has_five_days_in_the_week(year: int) -> None:
    assert sum(day.weekday() < 5 for day in off(year, "Tết Âm lịch")) == 5


@pytest.mark.parametrize("year", YEARS)
def test_the_kings_are_remembered_on_the_tenth_of_the_third_month(year: int) -> None:
    assert off(year, "Giỗ Tổ Hùng Vương") == [month(year, 3) + timedelta(days=9)]


@pytest.mark.parametrize("year", YEARS)
def test_fixed_days_are_there_and_a_weekend_is_made_good(year: int) -> None:
    for label, day in (
        ("Tết Dương lịch", date(year, 1, 1)),
        ("Ngày Chiến thắng", date(year, 4, 30)),
        ("Quốc tế Lao động", date(year, 5, 1)),
    ):
        assert off(year, label) == [day]
        if day.weekday() >= 5:
            assert any(row["label"].startswith("Nghỉ bù") for row in ROWS.values() if row["day"] > day)
    assert date(year, 9, 2) in off(year, "Quốc khánh")
    assert len(off(year, "Quốc khánh")) == 2


def test_each_exchange_has_both_its_days() -> None:
    worked = [day for day, row in ROWS.items() if row["kind"] == "work"]
    assert all(day.weekday() >= 5 for day in worked)
    exchanged = [day for day, row in ROWS.items() if row["label"] == "Nghỉ hoán đổi"]
    assert len(worked) == len(exchanged) == 4
    assert all(any(abs((day - other).days) < 14 for other in worked) for day in exchanged)


def test_what_nobody_announced_is_marked_so() -> None:
    assert {row["mark"] for row in ROWS.values() if row["label"] == "Ngày Văn hóa Việt Nam"} == {"R"}
    assert {ROWS[day]["mark"] for day in off(2027, "Tết Âm lịch")} == {"I"}
    assert all(row["note"] for row in ROWS.values() if row["mark"] in ("R", "I"))


def test_the_calendar_is_that_of_the_table(session: Any) -> None:
    actions.load_holidays([dict(row, source=None) for row in ROWS.values()])
    days = calendar()
    assert is_working(date(2026, 8, 22), *days)
    assert not is_working(date(2026, 8, 31), *days)
    assert not is_working(date(2026, 4, 27), *days)
    shown = holidays_between(date(2026, 8, 1), date(2026, 9, 1))
    assert [(each.day.day, each.kind) for each in shown] == [(22, "work"), (31, "off"), (1, "off")]


def test_a_new_day_off_counts_at_once(session: Any) -> None:
    day = date(2026, 12, 7)
    assert calendar() == Calendar()
    actions.add_holiday(day, kind="off", label="Nghỉ bão", mark="V")
    assert calendar() == Calendar(frozenset({day}))
    actions.add_holiday(day, kind="work", label="Làm thay", mark="V")
    assert calendar() == Calendar(frozenset(), frozenset({day}))


def test_what_an_administrator_wrote_is_not_undone(session: Any) -> None:
    mine = actions.add_holiday(date(2027, 2, 3), kind="off", label="Tết theo thông báo", mark="V")
    mine.kept = True
    actions.load_holidays([{"day": mine.day, "kind": "work", "label": "x", "mark": "I"}])
    assert (mine.kind, mine.label) == ("off", "Tết theo thông báo")
