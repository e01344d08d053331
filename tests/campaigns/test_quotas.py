"""Who must choose how many: over a small province by hand, over Thanh Hóa in 2021 and today."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from antq.campaigns import actions, queries
from antq.campaigns.quotas import Ground, Spot, evaluate
from antq.kit.refusals import Invalid
from antq.places.queries import by_key
from tests.campaigns.thanh_hoa import lay_places, plan_121
from tests.cast import who

THEN, NOW = date(2021, 5, 24), date(2026, 11, 22)
LAST = date(2025, 6, 30)


def spot(number: int, kind: str, parent: int | None = None) -> Spot:
    level = "commune" if kind in ("xa", "phuong", "thi-tran", "dac-khu") else "district"
    return Spot(number, f"cu-{number}", f"{kind} {number}", kind, level, parent)


GROUND = Ground(
    THEN,
    {
        each.id: each
        for each in (spot(1, "huyen"), spot(2, "thi-xa"), spot(3, "huyen"), spot(11, "xa", 1), spot(12, "thi-tran", 1),
                     spot(21, "phuong", 2), spot(22, "xa", 2), spot(23, "phuong", 2), spot(31, "phuong", 3))
    },
)  # fmt: skip
AFTER = Ground(
    NOW, {41: spot(41, "xa"), 42: spot(42, "phuong")}, {"huyen": LAST, "thi-xa": LAST, "thi-tran": LAST}
)


def quota(*terms: tuple[list[str], str, int], by: tuple[str, ...] = ()) -> Any:
    rows = [{"types": types, "comparator": comparator, "count": count} for types, comparator, count in terms]
    return SimpleNamespace(actor="Ban Chỉ đạo", chooser_types=list(by), terms=rows)


EACH = quota((["xa", "thi-tran"], ">=", 1), by=("huyen", "thi-xa"))


def test_each_chooser_has_its_own_account() -> None:
    result = evaluate(EACH, GROUND, {11, 12})
    assert [(actor.name, actor.verdict) for actor in result.actors] == [
        ("huyen 1", "met"), ("thi-xa 2", "missing"), ("huyen 3", "impossible")
    ]  # fmt: skip
    assert (result.met, result.missing, result.least) == (1, 1, {"commune": 2})


def test_what_lies_elsewhere_counts_for_nobody() -> None:
    assert evaluate(EACH, GROUND, {21, 31, 99}).met == 0


def test_exactly_one_is_not_two() -> None:
    rule = quota((["phuong"], "=", 1), by=("thi-xa",))
    verdicts = [evaluate(rule, GROUND, chosen).actors[0].verdict for chosen in ({11}, {21}, {21, 23})]
    assert verdicts == ["missing", "met", "over"]
    at_least = quota((["phuong"], ">=", 1), by=("thi-xa",))
    assert evaluate(at_least, GROUND, {21, 23}).actors[0].verdict == "met"


def test_types_that_ended_cannot_be_chosen() -> None:
    rule = quota((["xa"], "=", 2), (["phuong"], "=", 1), (["thi-tran"], "=", 1), (["huyen"], "=", 1))
    result = evaluate(rule, AFTER, {41})
    assert [(term.verdict, term.missing, term.ended) for term in result.actors[0].terms] == [
        ("missing", 1, None), ("missing", 1, None), ("impossible", 0, LAST), ("impossible", 0, LAST)
    ]  # fmt: skip
    assert result.least == {"commune": 3}
    nobody = evaluate(EACH, AFTER, {41})
    assert (nobody.actors, nobody.ended, nobody.least) == ([], LAST, {})


def test_plan_121_in_thanh_hoa(session: Any) -> None:
    """One laying of the places for all: it takes a second."""
    lay_places()
    campaign = plan_121()
    every, cities, committee = queries.quotas_of(campaign)
    then = queries.ground_of(campaign, THEN)
    results = [evaluate(rule, then, set()) for rule in (every, cities, committee)]
    assert [len(result.actors) for result in results] == [27, 4, 1]
    assert [dict(result.least) for result in results] == [
        {"commune": 27}, {"commune": 4}, {"commune": 4, "district": 1}
    ]  # fmt: skip
    assert {actor.spot.kind for actor in results[0].actors if actor.spot} == {"huyen", "thi-xa", "thanh-pho"}
    assert {actor.spot.kind for actor in results[1].actors if actor.spot} == {"thi-xa", "thanh-pho"}
    wanted = [(term.types, term.count) for term in results[2].actors[0].terms]
    assert wanted == [(("xa",), 2), (("phuong",), 1), (("thi-tran",), 1), (("huyen",), 1)]
    assert "Huyện Đông Sơn" in {actor.name for actor in results[0].actors}
    assert not any(key.isdigit() for key in (each.key for each in then.spots.values())), (
        "today's did not stand"
    )

    later = queries.ground_of(campaign, date(2025, 3, 1))
    assert len(evaluate(every, later, set()).actors) == 26, "Đông Sơn had gone into the city"

    now = queries.ground_of(campaign, NOW)
    results = [evaluate(rule, now, set()) for rule in (every, cities, committee)]
    assert [len(result.actors) for result in results] == [0, 0, 1]
    assert results[0].ended == LAST
    assert [(term.types[0], term.verdict) for term in results[2].actors[0].terms] == [
        ("xa", "missing"), ("phuong", "missing"), ("thi-tran", "impossible"), ("huyen", "impossible")
    ]  # fmt: skip
    assert dict(results[2].least) == {"commune": 3}
    _choosing(campaign, every, committee)


def _choosing(campaign: Any, every: Any, committee: Any) -> None:
    """The office of the province chooses; the cast has none there, so Lào Cai's looks after the plan."""
    campaign.province = by_key("15")
    office, chosen = who("thuongtruc"), by_key("cu-16381")
    actions.choose(every, chosen, source="Đăng ký của huyện", by=office)
    for place, says in (
        (chosen, "đã được chọn"),
        (by_key("cu-405"), "không chọn loại"),
        (by_key("15715"), "không thuộc tỉnh"),
        (by_key("04345"), "không thuộc tỉnh"),
    ):
        with pytest.raises(Invalid, match=says):
            actions.choose(every, place, by=office)
    actions.choose(committee, by_key("cu-405"), by=office)
    then = queries.ground_of(campaign, THEN)
    result = evaluate(every, then, queries.chosen_places(campaign))
    assert (result.met, result.missing) == (1, 26)
    assert evaluate(committee, then, queries.chosen_places(campaign)).missing == 3
    actions.unchoose(queries.choice_of(every, "cu-16381"), by=office)
    assert queries.chosen_places(campaign) == {by_key("cu-405").id}
