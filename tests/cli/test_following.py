"""Whatever lies in a province follows it when another takes it over."""

from __future__ import annotations

from typing import Any

from antq.campaigns.models import Campaign
from antq.following import follow_places
from antq.places import actions as places
from antq.places.models import Place
from antq.places.queries import by_key
from antq.units.actions import add_unit
from tests.making import map_of_places, rows


def test_units_and_campaigns_follow_their_province(session: Any) -> None:
    map_of_places()
    old, new = by_key("cu-15"), by_key("15")
    unit = add_unit("ccb-yen-bai", name="Hội Cựu chiến binh", kind="hoi", place=old, province=old)
    campaign = Campaign(ref="dot-cu", name="Đợt cũ", kind="thematic", province=old)
    session.add(campaign)
    session.flush()
    assert follow_places() == 2
    session.expire_all()
    assert (unit.province, campaign.province) == (new, new)
    assert unit.place is old, "where it sat is history"
    assert follow_places() == 0


def test_what_lies_in_places_of_today_stays(session: Any) -> None:
    places.load_current(
        rows("code name type parent_code", (("15", "Tỉnh Lào Cai", "tinh", ""),)), source="tests"
    )
    add_unit("ubnd", name="UBND tỉnh", kind="ubnd-tinh", place=by_key("15"), province=by_key("15"))
    assert session.query(Place).count() == 1
    assert follow_places() == 0
