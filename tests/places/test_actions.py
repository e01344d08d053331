"""Loading lists of places: repeatable, dated, never removing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from antq.places import actions, queries
from antq.places.models import Place, PlaceVersion, Succession
from tests.making import TODAY, map_of_places, rows

COLUMNS = "code name type parent_code"


def count(session: Any, model: Any) -> int:
    return int(session.scalar(select(func.count()).select_from(model)))


def test_loading_everything_twice_changes_nothing(session: Any) -> None:
    map_of_places()
    before = [count(session, model) for model in (Place, PlaceVersion, Succession)]
    map_of_places()
    assert [count(session, model) for model in (Place, PlaceVersion, Succession)] == before == [12, 12, 5]


def test_a_code_that_meant_another_area_before_is_another_place(session: Any) -> None:
    map_of_places()
    now, before = queries.by_key("04345"), queries.by_key("cu-04345")
    assert (now.name, before.name) == ("Xã Mường Lai", "Xã Vĩnh Lạc")
    assert now.current
    assert not before.current


def test_a_child_of_an_unknown_parent_is_refused(session: Any) -> None:
    orphan = rows(COLUMNS, (("04345", "Xã Mường Lai", "xa", "15"),))
    with pytest.raises(ValueError, match="parent 15"):
        actions.load_current(orphan, source="tests")


def test_a_new_name_needs_a_day_and_opens_a_version(session: Any) -> None:
    actions.load_current(rows(COLUMNS, TODAY[:1]), source="tests")
    renamed = rows(COLUMNS, (("15", "Thành phố Lào Cai", "thanh-pho", ""),))
    with pytest.raises(ValueError, match="from which day"):
        actions.load_current(renamed, source="tests")
    done = actions.load_current(renamed, source="tests", on=date(2027, 1, 1))
    place = queries.by_key("15")
    assert (done.added, done.changed) == (0, 1)
    assert (place.name, place.kind) == ("Thành phố Lào Cai", "thanh-pho")
    known = [(each.name, each.valid_from, each.valid_to) for each in actions.in_time(place.versions)]
    assert known == [
        ("Tỉnh Lào Cai", None, date(2026, 12, 31)),
        ("Thành phố Lào Cai", date(2027, 1, 1), None),
    ]


def test_dated_versions_replace_what_was_known_and_may_be_repeated(session: Any) -> None:
    actions.load_current(rows(COLUMNS, (("75", "Thành phố Đồng Nai", "thanh-pho", ""),)), source="list")
    said: list[dict[str, Any]] = [
        {"code": "75", "name": "Tỉnh Đồng Nai", "type": "tinh", "valid_to": date(2026, 4, 29)},
        {
            "code": "75",
            "name": "Thành phố Đồng Nai",
            "type": "thanh-pho",
            "valid_from": date(2026, 4, 30),
            "decision": "30/2026/QH16",
        },
    ]
    assert actions.load_versions(said, source="press").changed == 1
    assert actions.load_versions(said, source="press").same == 1
    place = queries.by_key("75")
    assert [each.name for each in actions.in_time(place.versions)] == ["Tỉnh Đồng Nai", "Thành phố Đồng Nai"]
    assert "30/2026/QH16" in actions.in_time(place.versions)[-1].source
    assert place.name == "Thành phố Đồng Nai"


def test_places_are_listed_by_name_not_by_type_word(session: Any) -> None:
    every = (("01", "Thành phố Hà Nội", "thanh-pho", ""), ("96", "Tỉnh Cà Mau", "tinh", ""), *TODAY[:1])
    actions.load_current(rows(COLUMNS, every), source="tests")
    assert [place.name for place in queries.provinces()] == [
        "Tỉnh Cà Mau",
        "Thành phố Hà Nội",
        "Tỉnh Lào Cai",
    ]
