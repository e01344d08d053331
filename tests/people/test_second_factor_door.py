"""Two steps at the door."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from antq.kit import clock
from antq.kit.database import db
from antq.kit.journal import Event
from antq.people.models import SignIn
from tests.client import Client, page_of
from tests.people.conftest import NOON, SECRET, World, code_at
from tests.people.telephone import DOOR, WANTED, enter


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    """Codes change every thirty seconds; tests may take longer."""
    with clock.stopped(NOON):
        yield


def failures() -> int:
    kind = Event.kind == "person.sign_in_failed"
    return db.session.scalar(select(func.count()).where(kind)) or 0


def test_everybody_is_asked_in_the_same_words(client: Client, world: World) -> None:
    page = client.get_page(DOOR)
    field = page.one("input", name="code")
    assert (field.get("autocomplete"), field.get("inputmode")) == ("one-time-code", "numeric")
    assert list(page.form("dang-nhap").fields)[-3:] == ["username", "password", "code"]
    assert "Mã xác thực hai bước (không bắt buộc)" in page
    world.admit("donvi")
    assert enter(client).location == "/viec-can-lam"


def test_password_and_code_lead_in(client: Client, world: World) -> None:
    world.admit("donvi", second_factor=SECRET)
    code = code_at()
    assert enter(client, f"{code[:3]} {code[3:]}").location == "/viec-can-lam"
    assert "đang bật" in client.get_page("/tai-khoan")


@pytest.mark.parametrize("code", ["", "000000", "không phải mã", "１２３４５６", "<b>123</b>"])
def test_after_the_right_password_the_code_is_asked_for(client: Client, world: World, code: str) -> None:
    world.admit("donvi", second_factor=SECRET)
    page = page_of(enter(client, code), status=422)
    assert page.text.count(WANTED) == 2
    assert page.title.startswith("Lỗi: ")
    assert [link.href for link in page.links if link.text == WANTED] == ["#code"]
    fields = page.form("dang-nhap").fields
    assert (fields["username"], fields["password"], fields["code"]) == ("donvi", "", "")
    assert failures() == 1
    assert enter(client, code_at()).status_code == 303


def test_before_the_right_password_nothing_tells_who_has_one(client: Client, world: World) -> None:
    world.admit("donvi", second_factor=SECRET)
    world.admit("khac")
    pages = {
        page_of(enter(client, code, name, "sai mật khẩu"), status=422).text
        for name in ("donvi", "khac", "khongco")
        for code in ("", "000000", code_at())
    }
    assert len(pages) == 1
    assert WANTED not in pages.pop()


def test_a_code_is_not_taken_twice(
    client: Client, world: World, another_client: Callable[[], Client]
) -> None:
    world.admit("donvi", second_factor=SECRET)
    code = code_at()
    assert enter(client, code).status_code == 303
    assert WANTED in page_of(enter(another_client(), code), status=422)
    with clock.stopped(NOON + timedelta(seconds=30)):
        assert enter(another_client(), code).status_code == 422
        assert enter(another_client(), code_at()).status_code == 303


@pytest.mark.parametrize(("seconds", "status"), [(-60, 422), (-30, 303), (30, 303), (60, 422)])
def test_clocks_may_differ_by_thirty_seconds(client: Client, world: World, seconds: int, status: int) -> None:
    world.admit("donvi", second_factor=SECRET)
    assert enter(client, code_at(seconds)).status_code == status


def test_codes_cannot_be_tried_out(
    client: Client, world: World, another_client: Callable[[], Client]
) -> None:
    world.admit("donvi", second_factor=SECRET)
    wrong = [f"{n:06}" for n in range(12) if f"{n:06}" not in map(code_at, (-30, 0, 30))]
    assert [enter(client, code).status_code for code in wrong[:10]] == [422] * 10
    assert "Thử lại sau" in page_of(enter(another_client(), code_at()), status=429)
    assert db.session.scalar(select(func.count(SignIn.id))) == 0
    with clock.stopped(NOON + timedelta(minutes=15, seconds=1)):
        assert enter(client, code_at()).status_code == 303


def test_honest_sign_ins_with_a_code_are_not_counted(client: Client, world: World) -> None:
    world.admit("donvi", second_factor=SECRET)
    for minute in range(12):
        with clock.stopped(NOON + timedelta(minutes=minute)):
            client.sign_out()
            assert enter(client, code_at()).status_code == 303
