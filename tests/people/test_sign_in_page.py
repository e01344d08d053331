"""The door: what a browser, an attacker and a forgetful person meet at /dang-nhap."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from antq.kit.database import db
from antq.kit.journal import Event
from antq.people.models import SignIn
from tests.client import PASSWORD, Client, page_of
from tests.people.conftest import World

HERE = "/dang-nhap"
REFUSED = "Tên đăng nhập hoặc mật khẩu chưa đúng."


def attempt(client: Client, username: str, password: str = PASSWORD, **other: Any) -> Any:
    page = client.get_page(HERE)
    return client.submit(page, "dang-nhap", username=username, password=password, **other)


def cookie(client: Client) -> str:
    found = client.get_cookie("__Host-antq", domain="localhost")
    assert found
    return found.value


def sessions() -> list[SignIn]:
    return list(db.session.scalars(select(SignIn).order_by(SignIn.id)))


def test_signing_in_leads_to_the_desk_and_signing_out_home(client: Client, world: World) -> None:
    world.admit("donvi", "officer")
    assert attempt(client, "donvi").location == "/viec-can-lam"
    page = client.get_page("/tai-khoan")
    assert "Donvi" in page
    assert "Công an xã Mường Lai" in page
    assert client.submit(page, "/dang-xuat").location == "/"
    assert client.get("/tai-khoan").status_code == 303
    assert sessions()[0].ended_at is not None


def test_it_leads_back_to_where_one_was_going(client: Client, world: World) -> None:
    world.admit("donvi")
    sent = client.get("/tai-khoan/mat-khau")
    assert sent.location == "/dang-nhap?tiep=/tai-khoan/mat-khau"
    page = client.get_page(sent.location)
    answer = client.submit(page, "dang-nhap", username="donvi", password=PASSWORD)
    assert answer.location == "/tai-khoan/mat-khau"


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "http://evil.example",
        "/%2f%2fevil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "\x00//evil.example",
        "/thong-bao/da-doc",
        "/dang-nhap",
        "/khong-co-trang-nay",
    ],
)
def test_it_leads_nowhere_else(client: Client, world: World, wanted: str) -> None:
    world.admit("donvi")
    page = client.get_page(HERE)
    data = {**page.form("dang-nhap").fields, "username": "donvi", "password": PASSWORD, "tiep": wanted}
    assert client.post(HERE, data=data).location == "/viec-can-lam"
    assert client.get(HERE, query_string={"tiep": wanted}).location == "/viec-can-lam"


def test_the_page_itself_does_not_repeat_a_foreign_address(client: Client) -> None:
    page = client.get_page(HERE + "?tiep=//evil.example")
    assert page.form("dang-nhap").fields["tiep"] == ""


def test_every_refusal_is_the_same_page(client: Client, world: World) -> None:
    world.admit("donvi")
    world.admit("dakhoa", disabled_at=world_moment())
    world.admit("hethan", password_expires_at=world_moment())
    bodies = set()
    for username, password in (
        ("donvi", "sai mật khẩu"),
        ("khongco", PASSWORD),
        ("dakhoa", PASSWORD),
        ("hethan", PASSWORD),
    ):
        answer = attempt(client, username, password)
        page = page_of(answer, status=422)
        assert page.form("dang-nhap").fields["username"] == username
        assert page.form("dang-nhap").fields["password"] == ""
        assert REFUSED in page
        bodies.add(re.sub(r'value="[^"]*"', "", answer.text))
    assert len(bodies) == 1


def world_moment() -> Any:
    from antq.kit import clock

    return clock.now()


def test_a_refusal_says_what_is_wrong_on_top_and_beside_the_field(client: Client) -> None:
    page = page_of(attempt(client, "", ""), status=422)
    assert page.title.startswith("Lỗi: ")
    assert [link.text for link in page.links if link.href in ("#username", "#password")] == [
        "Nhập tên đăng nhập.",
        "Nhập mật khẩu.",
    ]


def test_a_failure_is_in_the_journal_though_the_page_commits_nothing(client: Client, world: World) -> None:
    world.admit("donvi")
    attempt(client, "donvi", "sai mật khẩu")
    kinds = list(db.session.scalars(select(Event.kind)))
    assert kinds == ["person.sign_in_failed"]


def test_too_many_tries_for_one_name(client: Client, world: World) -> None:
    world.admit("donvi")
    answers = [attempt(client, "donvi", f"sai mật khẩu {n}").status_code for n in range(12)]
    assert answers == [422] * 10 + [429] * 2
    held = attempt(client, "Đơn Vị")
    page = page_of(held, status=429)
    assert "Thử lại sau" in page
    assert 0 < int(held.headers["Retry-After"]) <= 900
    assert not sessions()


def test_too_many_tries_for_a_name_that_nobody_has(client: Client) -> None:
    answers = [attempt(client, "khongco", "sai mật khẩu").status_code for n in range(11)]
    assert answers == [422] * 10 + [429]


def test_too_many_names_from_one_address(client: Client) -> None:
    statuses = [attempt(client, f"ten{n}", "sai mật khẩu").status_code for n in range(30)]
    assert statuses[0] == 422
    assert statuses[-1] == 429


def test_honest_people_behind_one_address_are_not_held(
    client: Client, world: World, another_client: Callable[[], Client]
) -> None:
    world.admit("donvi")
    statuses = {attempt(another_client(), "donvi").status_code for _ in range(40)}
    assert statuses == {303}


def test_the_right_password_does_not_forgive_the_wrong_ones(
    client: Client, world: World, another_client: Callable[[], Client]
) -> None:
    world.admit("donvi")
    for n in range(9):
        attempt(client, "donvi", f"sai mật khẩu {n}")
    assert attempt(another_client(), "donvi").status_code == 303
    assert attempt(client, "donvi", "sai mật khẩu").status_code == 422
    assert attempt(client, "donvi").status_code == 429
