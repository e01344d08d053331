"""The fourteen targets of the plans: reached, not reached, nothing known; and what figures are taken for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.campaigns.evaluating import counted, evaluate, figure_of, judge
from antq.kit.datafiles import toml
from antq.kit.numbers import Quantity, read_quantity
from tests.demo.datafiles import DEMO

ON = date(2026, 11, 22)
PLANNED = {row["key"]: row for row in toml(DEMO / "campaigns.toml", "target")}


def target(key: str = "T000-1", **changes: Any) -> Any:
    """A target as the data file states it."""
    row = PLANNED[key]
    said = {
        "comparator": row["comparator"],
        "value": Decimal(row["low"]),
        "high": Decimal(row["high"]) if "high" in row else None,
        "direction": row["direction"],
        "measures": row["measures"],
        "selected_only": row["holds_for"] == "selected",
        "classes": row.get("classes", []),
        "period_year": row.get("period_year"),
        "base": row.get("base", ""),
    }
    return SimpleNamespace(**said | changes)


def result(number: int = 1, said: str = "", **changes: Any) -> Any:
    """A result: a figure as people write it, or part and whole."""
    figure = read_quantity(said) if said else None
    usual = {
        "id": number,
        "place_id": None,
        "value": figure.value if figure else None,
        "high": figure.high if figure else None,
        "qualifier": figure.qualifier.value if figure else "exact",
        "part": None,
        "whole": None,
        "period_year": None,
        "corrects_id": None,
    }
    return SimpleNamespace(**usual | changes)


def pair(part: int, whole: int, **changes: Any) -> Any:
    return result(part=Decimal(part), whole=Decimal(whole), **changes)


CASES = {  # key: reached, not reached
    "T000-1": (pair(3, 4), pair(749, 1000)),
    "T000-2": (result(said="90,1"), result(said="90")),
    "T000-3": (pair(8, 10), pair(79, 100)),
    "T001-1": (pair(89, 100), pair(90, 100)),
    "T001-2": (pair(57, 57), pair(56, 57)),
    "T001-3a": (result(said="5"), result(said="4,9")),
    "T001-3b": (result(said="6"), pair(100, 100)),
    "T001-3c": (result(said="12"), pair(105, 100)),
    "T001-4": (result(said="trên 80"), result(said="80")),
    "T001-5": (result(said="0"), result(said="1")),
    "T001-6": (result(said="80"), result(said="79,99")),
    "T002-1": (result(said="100"), result(said="gần 100")),
    "T002-2": (pair(95, 100), pair(94, 100)),
    "T002-3": (result(said="90"), result(said="89")),
}


def test_all_targets_of_the_plans_are_here() -> None:
    assert CASES.keys() == PLANNED.keys()
    assert len(CASES) == 14


@pytest.mark.parametrize("key", CASES)
def test_reached_not_reached_nothing_known(key: str) -> None:
    good, bad = CASES[key]
    assert evaluate(target(key), [good], on=ON).verdict == "reached"
    assert evaluate(target(key), [bad], on=ON).verdict == "missed"
    silent = evaluate(target(key), [], on=ON).verdict
    assert silent == ("late" if "period_year" in PLANNED[key] else "none"), "without a period nothing is late"


def test_before_the_period_is_over_nothing_is_late() -> None:
    assert evaluate(target("T001-2"), [], on=date(2021, 12, 31)).verdict == "none"
    assert evaluate(target("T001-2"), [], on=date(2022, 1, 1)).verdict == "late"


@pytest.mark.parametrize(
    ("comparator", "said", "verdict"),
    [
        (">=", "80", "reached"), (">=", "gần 80", "missed"), (">=", "khoảng 80", "unclear"),
        (">=", "khoảng 81", "reached"), (">=", "79-81", "unclear"), (">=", "80-85", "reached"),
        (">=", "ít nhất 80", "reached"), (">=", "ít nhất 70", "unclear"),
        (">", "80", "missed"), (">", "hơn 80", "reached"), (">", "trên 80", "reached"), (">", "ít nhất 80", "unclear"),
        ("=", "80", "reached"), ("=", "81", "over"), ("=", "trên 80", "over"), ("=", "79", "missed"),
        ("=", "khoảng 80", "unclear"), ("=", "80-82", "unclear"),
    ],
)  # fmt: skip
def test_words_before_a_number_count(comparator: str, said: str, verdict: str) -> None:
    aimed = target(comparator=comparator, value=Decimal(80))
    assert judge(aimed, read_quantity(said)) == verdict


@given(st.integers(0, 1000), st.integers(1, 1000), st.sampled_from([">=", ">", "="]))
def test_a_share_is_exact(part: int, whole: int, comparator: str) -> None:
    """No rounding decides: the same question in whole numbers has the same answer."""
    aimed = target(comparator=comparator, value=Decimal(80))
    figure = figure_of(aimed, pair(min(part, whole), whole))
    assert figure is not None
    exact = min(part, whole) * 100 - 80 * whole
    expected = {">=": exact >= 0, ">": exact > 0, "=": exact == 0}[comparator]
    assert (judge(aimed, figure) == "reached") == expected


def test_fewer_than_a_bare_number_is_over_where_less_is_better() -> None:
    aimed = target("T001-5", value=Decimal(3))
    assert [judge(aimed, Quantity(Decimal(n))) for n in (2, 3, 4)] == ["over", "reached", "missed"]


def test_classes_are_joined() -> None:
    counts = {"tot": 5, "kha": 3, "trung-binh": 2, "yeu": 0}
    best, worst = target("T001-6"), target("T001-5")
    assert counted(best, counts) == Quantity(Decimal(80))
    assert counted(worst, counts) == Quantity(Decimal(0))
    assert counted(best, {}) is None
    assert evaluate(best, [], counts=counts, on=ON).verdict == "reached"
    assert evaluate(best, [], counts=counts | {"yeu": 1}, on=ON).verdict == "missed"
    assert evaluate(worst, [], counts=counts | {"yeu": 1}, on=ON).verdict == "missed"
    assert evaluate(worst, [], counts={}, on=ON).verdict == "late", "nothing was classed: nothing is known"


def test_contradicting_results_stand_side_by_side() -> None:
    found = evaluate(target(), [result(1, "80"), result(2, "70")], on=ON)
    assert (found.verdict, found.differ, len(found.lines)) == ("conflict", True, 2)
    found = evaluate(target(), [result(1, "80"), result(2, "82")], on=ON)
    assert (found.verdict, found.differ) == ("reached", True)
    found = evaluate(target("T001-6"), [result(1, "80")], counts={"tot": 1, "yeu": 1}, on=ON)
    assert (found.verdict, found.differ, found.classed) == ("conflict", True, 2)


def test_a_corrected_result_is_shown_and_not_judged() -> None:
    found = evaluate(target(), [result(1, "70"), result(2, "80", corrects_id=1)], on=ON)
    assert (found.verdict, found.differ) == ("reached", False)
    assert [line.verdict for line in found.lines] == ["corrected", "reached"]


def test_another_period_is_not_this_one() -> None:
    found = evaluate(target("T001-2"), [result(1, "100", period_year=2020)], on=ON)
    assert (found.verdict, found.lines[0].verdict) == ("late", "other-period")
    rows = [result(1, "70", period_year=2020), result(2, "80", period_year=2021)]
    assert evaluate(target(), rows, on=ON).verdict == "reached", "no period stated: the newest one counts"


def test_a_part_s_later_year_does_not_wipe_the_whole_s() -> None:
    rows = [result(1, "80", period_year=2025), result(2, "75", period_year=2026, place_id=7)]
    found = evaluate(target(), rows, on=ON)
    assert (found.verdict, [line.verdict for line in found.lines]) == ("reached", ["reached", "part"])


def test_selected_only_is_judged_over_the_chosen_places() -> None:
    aimed, yes, no = target("T001-1"), result(1, "12", place_id=7), result(2, "8", place_id=8)
    assert evaluate(aimed, [yes], chosen={7}, on=ON).verdict == "reached"
    assert evaluate(aimed, [yes], chosen={7, 8}, on=ON).verdict == "partly"
    assert evaluate(aimed, [yes, no], chosen={7, 8}, on=ON).verdict == "missed"
    found = evaluate(aimed, [yes, no], chosen={7}, on=ON)
    assert (found.verdict, [line.verdict for line in found.lines]) == ("reached", ["reached", "outside"])
    assert evaluate(aimed, [yes], chosen=(), on=ON).verdict == "late"
    both = [result(1, "12", place_id=7), result(2, "8", place_id=7)]
    assert evaluate(aimed, both, chosen={7}, on=ON).verdict == "unclear"


def test_a_target_of_the_province_is_not_judged_by_one_place() -> None:
    found = evaluate(target(), [result(1, "99", place_id=7)], chosen={7}, on=ON)
    assert (found.verdict, found.lines[0].verdict) == ("none", "part")


def test_a_reduction_is_computed_from_both_numbers() -> None:
    aimed = target("T001-1")
    assert figure_of(aimed, pair(80, 100)) == Quantity(Decimal(20))
    assert figure_of(aimed, pair(120, 100)) == Quantity(Decimal(-20))
    assert figure_of(aimed, pair(1, 0)) is None
    assert evaluate(aimed, [pair(1, 0)], on=ON).verdict == "unclear"


def test_a_corrected_year_does_not_say_which_period_is_meant() -> None:
    mistyped = result(1, said="70", period_year=2062)
    mended = result(2, said="70", period_year=2026, corrects_id=1)
    found = evaluate(target("T000-1", period_year=None), [mistyped, mended], chosen=set(), counts=None, on=ON)
    assert [line.verdict for line in found.lines] == ["corrected", "missed"]


@pytest.mark.parametrize(
    ("comparator", "high", "verdicts"),
    [  # of 4,9 · 5 · gần 5 · hơn 5 · 7 · hơn 7 · khoảng 5 · ít nhất 6 · 4-6
        (">=", None, "missed reached missed reached reached reached unclear reached unclear"),
        (">", None, "missed missed missed reached reached reached unclear reached unclear"),
        ("=", None, "missed reached missed over over over unclear over unclear"),
        ("<=", None, "reached reached reached missed missed missed unclear missed unclear"),
        ("<", None, "reached missed reached missed missed missed unclear missed unclear"),
        ("in", 7, "missed reached missed reached reached over unclear unclear unclear"),
    ],
)
@pytest.mark.parametrize("down", [False, True])
def test_what_each_comparator_makes_of_a_figure(
    comparator: str, high: int | None, verdicts: str, down: bool
) -> None:
    aimed = target(
        comparator=comparator,
        value=Decimal(5),
        high=None if high is None else Decimal(high),
        direction="down" if down else "up",
    )
    said = ("4,9", "5", "gần 5", "hơn 5", "7", "hơn 7", "khoảng 5", "ít nhất 6", "4-6")
    other = {"missed": "over", "over": "missed"} if down and comparator in ("=", "in") else {}
    wanted = [other.get(each, each) for each in verdicts.split()]
    assert [judge(aimed, read_quantity(each)) for each in said] == wanted


@given(st.decimals(0, 100, places=2), st.decimals(0, 50, places=2), st.decimals(0, 50, places=2))
def test_at_most_and_more_than_are_each_other_s_contrary(
    figure: Decimal, low: Decimal, width: Decimal
) -> None:
    def verdict(comparator: str) -> str:
        return judge(target(comparator=comparator, value=low, high=None), Quantity(figure))

    assert (verdict("<=") == "reached") == (verdict(">") == "missed")
    assert (verdict("<") == "reached") == (verdict(">=") == "missed")
    between = judge(target(comparator="in", value=low, high=low + width), Quantity(figure))
    assert (between == "reached") == (low <= figure <= low + width)
