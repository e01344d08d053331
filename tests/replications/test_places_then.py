"""The area of then: what an officer says of it stays said, and a name that means several is asked about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from antq.places import actions as places
from antq.places.queries import by_key
from antq.replications import actions
from antq.replications.models import Replication
from antq.units.actions import add_unit
from antq.units.queries import by_ref
from tests.cast import who
from tests.client import Client, page_of
from tests.making import an_initiative, rows
from tests.replications.points import HOME_PLACE, accepted, registered
from tests.replications.test_pages import ANSWERS

OLD = (
    ("cu-10", "10", "Tỉnh Yên Bái", "tinh", "province", ""),
    ("cu-135", "135", "Huyện Lục Yên", "huyen", "district", "cu-10"),
    ("cu-04324", "04324", "Xã Mường Lai", "xa", "commune", "cu-135"),
    ("cu-04325", "04325", "Xã Chia Đôi", "xa", "commune", "cu-135"),
)
FOLLOWED = (
    ("cu-10", "15", "whole"),
    ("cu-04324", "04345", "main"),
    ("cu-04324", "04456", "part"),
    ("cu-04325", "04345", "main"),
    ("cu-04325", "04456", "part"),
)


@pytest.fixture
def before(session: Any) -> None:
    """What Mường Lai of today was made of: the main parts of one of its own name and of another."""
    names = "key code name type level parent_key"
    older = (("cu-04999", "04999", "Xã Xa Xưa", "xa", "commune", "15"),)
    places.load_legacy(rows(names, older, valid_to="2019-12-31"), source="tests")
    places.load_legacy(rows(names, OLD, valid_to="2025-06-30"), source="tests")
    steps = rows("old_key new_code kind", FOLLOWED, effective_on="2025-07-01", decision="")
    first = rows(
        "old_key new_code kind",
        (("cu-04999", "cu-04324", "whole"),),
        effective_on="2020-01-01",
        decision="",
    )
    places.load_succession([*steps, *first])
    session.commit()


def changed(session: Any, client: Client, point: Replication, **values: Any) -> Replication:
    """As the unit's officer saves it at the door."""
    ref = point.ref
    session.commit()
    client.sign_out()
    client.sign_in("donvi")
    client.follow(client.submit(client.get_page(f"/diem/{ref}/sua"), "dang-ky", **values))
    session.expire_all()
    return point


def test_a_new_phone_moves_no_point(session: Any, client: Client, before: None) -> None:
    """Its old name is today's too, and the office still has to say in which part it lies."""
    point = changed(session, client, accepted(place=by_key("cu-04324")), phone="0912 345 678")
    assert (point.phone, point.place, point.divided) == ("0912 345 678", by_key("cu-04324"), True)


def test_the_name_of_then_may_be_said_to_be_today_s(session: Any, client: Client, before: None) -> None:
    point = changed(session, client, accepted(place=by_key("cu-04324")), place_then="")
    assert point.place == by_key(HOME_PLACE)


def registering(session: Any, client: Client) -> Any:
    initiative = an_initiative()
    session.commit()
    client.sign_in("donvi")
    return client.get_page(f"/mo-hinh/{initiative.address}/dang-ky-nhan-rong")


def test_a_name_of_then_and_of_today_is_asked_about(session: Any, client: Client, before: None) -> None:
    page = registering(session, client)
    answers = ANSWERS | {"team_count": "3", "started": "", "place_then": "mường lai"}
    asked = page_of(client.submit(page, "dang-ky", **answers), status=422)
    assert "xã Mường Lai, huyện Lục Yên (đến 30/06/2025)" in asked
    assert "xã Mường Lai, Lào Cai (hiện nay)" in asked
    client.follow(client.submit(asked, "dang-ky", place_which="cu-04324"))
    assert session.query(Replication).one().place == by_key("cu-04324")


def test_a_name_of_more_than_one_step_ago_is_understood(session: Any, client: Client, before: None) -> None:
    page = registering(session, client)
    answers = ANSWERS | {"team_count": "3", "started": "2018", "place_then": "Xa Xưa"}
    client.follow(client.submit(page, "dang-ky", **answers))
    made = session.query(Replication).one()
    assert (made.place, made.commune) == (by_key("cu-04999"), by_key(HOME_PLACE))


def test_a_settled_point_is_not_registered_again(session: Any, client: Client, before: None) -> None:
    initiative = an_initiative()
    point = accepted(initiative, place=by_key("cu-04325"), neighbourhood="Thôn Trung Tâm")
    actions.settle(point, "04456", by=who("thuongtruc"))
    session.commit()
    client.sign_in("donvi")
    page = client.get_page(f"/mo-hinh/{initiative.address}/dang-ky-nhan-rong")
    answers = ANSWERS | {"team_count": "3", "place_then": "Chia Đôi"}
    refused = client.submit(page, "dang-ky", **answers)
    assert refused.status_code == 422
    assert "Đơn vị đã đăng ký điểm này: DM-0001" in refused.text
    assert changed(session, client, point, phone="0912 345 678").commune == by_key("04456")


def test_the_unit_that_took_over_changes_what_a_district_began(
    session: Any, client: Client, before: None
) -> None:
    """And to whom a point belongs is no question of its form."""
    seat, within = by_key("cu-135"), by_key("15")
    ended = add_unit(
        "ubnd-huyen-luc-yen", name="UBND huyện Lục Yên", kind="ubnd-huyen", place=seat, province=within
    )
    point = registered(place=by_key("cu-04324"))
    point.unit = ended
    ended.successor, ended.ended_on = by_ref("ubnd-xa-muong-lai"), date(2025, 6, 30)
    session.commit()
    client.sign_in("donvi")
    form = client.get_page("/diem/DM-0001/sua").form("dang-ky")
    assert HOME_PLACE in form.choices["place"]
    assert "unit" not in form.fields
    assert changed(session, client, point, phone="0912 345 678").phone == "0912 345 678"
    assert point.unit == ended
