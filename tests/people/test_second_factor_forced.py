"""An installation whose office must use a second factor."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from antq import create_app
from antq.kit import clock
from antq.kit.database import db, writing
from antq.people import actions
from antq.people.actor import SYSTEM
from antq.people.models import Person
from antq.units.actions import add_unit
from tests.client import PASSWORD, Client, page_of
from tests.databases import Databases
from tests.people.conftest import NOON, SECRET, code_at, hashed
from tests.people.telephone import DOOR, ELSEWHERE, HERE, enter, shown_secret, turn_on


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    """Codes change every thirty seconds; tests may take longer."""
    with clock.stopped(NOON):
        yield


@pytest.fixture
def strict_app(databases: Databases, worker: str) -> Iterator[Flask]:
    """An installation whose office must use a second factor."""
    place = databases.copy(databases.migrated(), f"strict_{worker}")
    app = create_app({**place.config, "SECOND_FACTOR_FOR_OFFICE": True})
    with app.app_context(), writing():
        unit = add_unit("x", name="Đơn vị X", kind="x")
        for username, role in (("duyet", "releaser"), ("donvi", "officer")):
            person, _ = actions.create_person(username, username.title(), by=SYSTEM)
            actions.post(person, unit, role, clock.today(), by=SYSTEM)
            person.password_hash, person.password_expires_at = hashed(PASSWORD), None
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    databases.drop(place)


def test_where_the_office_must_have_one_it_is_turned_on_first(strict_app: Flask) -> None:
    client = Client(strict_app)
    client.sign_in_by_form("duyet")
    for address in ("/viec-can-lam", "/tai-khoan", "/tai-khoan/mat-khau", "/thong-bao", "/", DOOR):
        assert client.get(address).location == HERE
    page = client.get_page(HERE)
    assert "Nhiệm vụ của đồng chí cần xác thực hai bước." in page
    token = page.form("/dang-xuat").fields["csrf_token"]
    for address in ("/thong-bao/da-doc", f"{HERE}/tat", "/tai-khoan/dang-xuat-moi-noi"):
        refused = client.post(address, data={"csrf_token": token}, headers=ELSEWHERE)
        assert refused.location == HERE
    assert page_of(turn_on(client, page, "000000"), status=422)
    shown = client.follow(turn_on(client, page))
    assert "Người duyệt công khai" in shown
    secret = shown_secret(page)
    other = Client(strict_app)
    assert enter(other, code_at(30, secret), "duyet").location == "/viec-can-lam"
    assert other.get("/tai-khoan").status_code == 200


def test_who_turns_it_off_there_turns_it_on_again(strict_app: Flask) -> None:
    """How somebody moves to another telephone."""
    with strict_app.app_context(), writing():
        person = db.session.scalars(select(Person).where(Person.username == "duyet")).one()
        person.second_factor = SECRET
    client = Client(strict_app)
    enter(client, code_at(), "duyet")
    page = client.get_page(HERE)
    answer = client.submit(page, "tat-xac-thuc", password=PASSWORD, code=code_at(30))
    assert client.get(answer.location).location == HERE
    assert turn_on(client, client.get_page(HERE)).status_code == 303


def test_signing_out_is_possible_before(strict_app: Flask) -> None:
    client = Client(strict_app)
    client.sign_in_by_form("duyet")
    assert client.submit(client.get_page(HERE), "/dang-xuat").location == "/"
    assert client.get("/").status_code == 200


def test_units_are_not_asked(strict_app: Flask) -> None:
    client = Client(strict_app)
    client.sign_in_by_form("donvi")
    assert client.get("/tai-khoan").status_code == 200
