"""Plan 121/KH-UBND over the shipped places: the right types each time (DOMAIN 1.4)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from antq.campaigns import coverage, queries
from antq.campaigns.models import Campaign
from antq.campaigns.quotas import evaluate
from antq.places.models import Place
from antq.places.queries import by_key, communes_of
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


def test_the_board_of_an_old_province_shows_the_communes_that_came_out_of_it(session: Any) -> None:
    """Thái Bình went into Hưng Yên in July 2025: a campaign of then asks nothing of what was Hưng Yên before."""
    before, now = by_key("cu-34"), by_key("33")
    campaign = Campaign(ref="PT-2020-99", name="Đợt thi đua cũ", kind="peak", place=before, province=now)
    session.add(campaign)
    session.flush()
    inside = {part.commune.id for part in coverage.parts(campaign, now)}
    others = {each.id for each in communes_of(now)} - inside
    assert len(inside) > 60
    assert len(others) > 30
    for each in others:
        assert all(old.parent is None or old.parent.parent_id != before.id for old in _mainly(each, session))


def _mainly(commune_id: int, session: Any) -> list[Place]:
    """The old communes whose heir it is."""
    return list(session.scalars(select(Place).where(Place.heir_id == commune_id, Place.level == "commune")))
