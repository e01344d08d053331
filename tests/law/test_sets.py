"""Sets of rules through time, and which day's rules count for a dossier that was received before a change."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from antq.ground import LAW
from antq.kit.datafiles import toml
from antq.law import actions
from antq.law.bonus import bonuses
from antq.law.models import AwardForm
from antq.law.sets import counting_day, day_that_counts, set_on, sets
from tests.client import Client

CHANGE = date(2026, 10, 1)


@pytest.fixture
def known(session: Any) -> None:
    actions.load_documents(toml(LAW / "documents.toml", "document"), {})
    actions.load_rule_sets(toml(LAW / "rule_sets.toml", "rule_set"))


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2016, 12, 31), None),
        (date(2023, 12, 31), "luat-2003"),
        (date(2024, 1, 1), "luat-2022-nd-98"),
        (date(2025, 6, 30), "luat-2022-nd-98"),
        (date(2025, 7, 1), "luat-2022-nd-152"),
        (date(2026, 9, 30), "luat-2022-nd-152"),
        (date(2026, 10, 1), "luat-2026"),
        (date(2030, 1, 1), "luat-2026"),
    ],
)
def test_each_day_has_its_set(known: None, day: date, code: str | None) -> None:
    found = set_on(day)
    assert (found.code if found else None) == code


def test_the_new_law_says_that_it_was_not_read(known: None) -> None:
    assert [each.verified for each in sets()] == [True, True, True, False]
    assert sets()[-1].keeps_received


@pytest.mark.parametrize(
    ("received", "day", "counts"),
    [
        (date(2026, 9, 30), date(2026, 11, 20), date(2026, 9, 30)),
        (date(2026, 9, 1), date(2026, 9, 20), date(2026, 9, 20)),
        (date(2026, 10, 1), date(2026, 11, 20), date(2026, 11, 20)),
        (date(2025, 6, 1), date(2025, 8, 1), date(2025, 8, 1)),
        (date(2025, 6, 1), date(2026, 11, 20), date(2026, 9, 30)),
        (None, date(2026, 11, 20), date(2026, 11, 20)),
    ],
)
def test_what_was_received_before_the_change_stays_under_the_old_rules(
    known: None, received: date | None, day: date, counts: date
) -> None:
    assert day_that_counts(received, day) == counts
    assert counting_day(received, day, reversed(sets())) == counts


def test_a_list_that_is_laid_again_renews_its_sets(known: None) -> None:
    actions.load_rule_sets(toml(LAW / "rule_sets.toml", "rule_set"))
    assert len(sets()) == 4


def test_a_bonus_is_factor_times_base_of_the_day(session: Any) -> None:
    forms = [
        AwardForm(code="bang-khen", subjects=["collective", "person"]),
        AwardForm(code="co", subjects=["collective"]),
        AwardForm(code="khac", subjects=["person"]),
    ]
    first = date(2024, 1, 1)
    for key, value, mark in (
        ("bonus.factor.bang-khen", "3/2", "R"),
        ("bonus.factor.co", "12", "V"),
        ("bonus.collective_times", "2", "V2"),
    ):
        actions.add_norm(key, value, valid_from=first, valid_to=date(2026, 12, 31), mark=mark)
    actions.add_norm("bonus.base_salary", 1000, valid_from=first, valid_to=date(2026, 6, 30), mark="V2")
    actions.add_norm("bonus.base_salary", 1100, valid_from=date(2026, 7, 1), mark="V")
    assert bonuses(forms, on=date(2026, 6, 30)) == {
        "bang-khen": [("collective", 3000, "R"), ("person", 1500, "R")],
        "co": [("collective", 12000, "V2")],
        "khac": [],
    }
    assert bonuses(forms, on=date(2026, 7, 1))["co"] == [("collective", 13200, "V")]
    assert bonuses(forms, on=date(2027, 1, 1))["co"] == []


def test_the_page_of_days_off_says_what_is_not_sure(client: Client, known: None) -> None:
    actions.load_holidays(toml(LAW / "holidays.toml", "holiday"))
    page = client.get_page("/van-ban/ngay-nghi?nam=2026")
    assert page.h1 == "Lịch nghỉ năm 2026"
    assert "24/11/2026, thứ ba" in page.text
    assert "Chưa kiểm chứng" in page.text
    assert "22/8/2026" in page.text or "22/08/2026" in page.text
    assert client.get_page("/van-ban/ngay-nghi?nam=1999").h1.startswith("Lịch nghỉ năm")
    assert client.get_page("/van-ban/ngay-nghi?nam=²027").h1.startswith("Lịch nghỉ năm")
