"""Points to classes, shares that sum to the whole, years that end in November."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.ground import SCORESHEETS
from antq.kit.datafiles import toml
from antq.scoresheets.grading import CLASSES, class_of, first_day, last_day, meets, shares, year_of

LIMITS = SimpleNamespace(good=Decimal(90), fair=Decimal(70), average=Decimal(50))


@pytest.mark.parametrize(
    ("total", "grade"),
    [("100", "tot"), ("90", "tot"), ("89.99", "kha"), ("70", "kha"), ("69.5", "trung-binh"), ("50", "trung-binh"),
     ("49.99", "yeu"), ("0", "yeu")],
)  # fmt: skip
def test_each_class_begins_at_its_limit(total: str, grade: str) -> None:
    assert class_of(Decimal(total), LIMITS) == grade


def test_the_standard_is_met_by_all_criteria_or_not_at_all() -> None:
    full, less = (Decimal(20), Decimal(20)), (Decimal("19.75"), Decimal(20))
    assert meets([full] * 5) == "dat"
    assert meets([full] * 4 + [less]) == "khong-dat"
    assert meets([]) == "khong-dat"


@given(st.dictionaries(st.sampled_from(CLASSES), st.integers(0, 100_000), min_size=1))
def test_shares_sum_to_the_whole(counts: dict[str, int]) -> None:
    found = shares(counts)
    assert sum(found.values()) == (100 if any(counts.values()) else 0)
    whole = sum(counts.values())
    for name, count in counts.items():
        exact = Decimal(count * 100) / whole if whole else Decimal(0)
        assert abs(found[name] - exact) < Decimal("0.1")


def test_what_is_nothing_gets_no_share() -> None:
    assert shares({"tot": 2, "kha": 1, "yeu": 0}) == {
        "tot": Decimal("66.7"),
        "kha": Decimal("33.3"),
        "yeu": 0,
    }


def test_an_award_year_has_its_own_ends() -> None:
    assert year_of(date(2026, 11, 20), "20/11") == 2026
    assert year_of(date(2026, 11, 21), "20/11") == 2027
    assert year_of(date(2026, 11, 21), "30/11") == 2026
    assert first_day(2026, "20/11") == date(2025, 11, 21)
    assert last_day(2026, "20/11") == date(2026, 11, 20)


def test_the_sheets_that_ship_have_a_hundred_points_and_say_that_they_are_samples() -> None:
    sheets = toml(SCORESHEETS / "sheets.toml", "sheet")
    assert {row["subject"] for row in sheets} == {"commune", "neighbourhood", "agency"}
    for row in sheets:
        assert sum(Decimal(line["most"]) for line in row["criteria"]) == 100, row["ref"]
        assert row["mark"] == "R"
        assert "mẫu" in row["note"] or "chưa kiểm chứng" in row["note"]
    limited = {row["sheet"] for row in toml(SCORESHEETS / "sheets.toml", "thresholds")}
    assert limited == {row["ref"] for row in sheets if not row.get("whole")}
