"""Plan 121/KH-UBND over the shipped places: the right types each time (DOMAIN 1.4)."""

from __future__ import annotations

from datetime import date
from typing import Any

from antq.campaigns import queries
from antq.campaigns.quotas import evaluate
from tests.campaigns.thanh_hoa import plan_121
from tests.grounded import app, grounded

__all__ = ["app", "grounded"]


def test_thanh_hoa_in_2021_and_in_2026(session: Any) -> None:
    campaign = plan_121()
    every, cities, committee = queries.quotas_of(campaign)
    then = queries.ground_of(campaign, date(2021, 5, 24))
    results = [evaluate(rule, then, set()) for rule in (every, cities, committee)]
    assert [len(result.actors) for result in results] == [27, 4, 1]
    assert [dict(result.least) for result in results] == [
        {"commune": 27},
        {"commune": 4},
        {"commune": 4, "district": 1},
    ]
    assert "Huyện Đông Sơn" in {actor.name for actor in results[0].actors}
    now = queries.ground_of(campaign, date(2026, 11, 22))
    results = [evaluate(rule, now, set()) for rule in (every, cities, committee)]
    assert [len(result.actors) for result in results] == [0, 0, 1]
    assert results[0].ended == date(2025, 6, 30)
    assert [(term.types[0], term.verdict) for term in results[2].actors[0].terms] == [
        ("xa", "missing"),
        ("phuong", "missing"),
        ("thi-tran", "impossible"),
        ("huyen", "impossible"),
    ]
