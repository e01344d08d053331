"""In these tests the cast is there already; a district ended, and a commune's unit may take over."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from antq.people import actions as people
from antq.people.actor import SYSTEM, Actor, actor_of
from antq.places import actions as places
from antq.places.queries import by_key
from antq.units.actions import add_unit
from antq.units.models import Unit
from antq.units.queries import by_ref
from tests.making import rows
from tests.peopled import app, fresh_app, peopled

__all__ = ["app", "fresh_app", "peopled"]

OLD = (
    ("cu-15", "15", "Tỉnh Yên Bái", "tinh", "province", ""),
    ("cu-137", "137", "Huyện Mù Căng Chải", "huyen", "district", "cu-15"),
    ("cu-04456", "04456", "Thị trấn Mù Căng Chải", "thi-tran", "commune", "cu-137"),
    ("cu-04471", "04471", "Xã Chế Cu Nha", "xa", "commune", "cu-137"),
)
FOLLOWED = (("cu-15", "15", "whole"), ("cu-04456", "04456", "whole"), ("cu-04471", "04456", "whole"))


@pytest.fixture
def district(session: Any) -> Unit:
    """UBND huyện, which ended with its district in a province that has another name today."""
    places.load_legacy(rows("key code name type level parent_key", OLD, valid_to="2025-06-30"), source="t")
    places.load_succession(rows("old_key new_code kind", FOLLOWED, effective_on="2025-07-01", decision=""))
    return add_unit(
        "ubnd-huyen",
        name="Ủy ban nhân dân huyện Mù Cang Chải",
        kind="ubnd-huyen",
        place=by_key("cu-137"),
        province=by_key("cu-15"),
        ended_on=date(2025, 6, 30),
    )


@pytest.fixture
def commune(district: Unit) -> Unit:
    """The unit of donvi2."""
    return by_ref("ubnd-xa-mu-cang-chai")


@pytest.fixture
def country(session: Any) -> Actor:
    """An administrator of the whole country: posted in a unit of no province."""
    person, _password = people.create_person("quantricanuoc", "Cao Thị Nết", by=SYSTEM)
    person.password_expires_at = None
    people.post(person, by_ref("cuc-v05"), "administrator", date(2025, 7, 1), by=SYSTEM)
    return actor_of(person)
