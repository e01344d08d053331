"""The session behind the sign-in page: cookies, tokens, odd input."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from antq.kit import clock
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


def test_a_planted_session_is_not_taken_over(client: Client, world: World) -> None:
    world.admit("donvi")
    client.get(HERE)
    planted = cookie(client)
    attempt(client, "donvi")
    mine = cookie(client)
    assert planted != mine
    victim = Client(client.application)
    victim.set_cookie("__Host-antq", planted, domain="localhost", secure=True)
    assert victim.get("/tai-khoan").status_code == 303


def test_a_stolen_cookie_dies_with_the_session(client: Client, world: World) -> None:
    world.admit("donvi")
    attempt(client, "donvi")
    stolen = cookie(client)
    client.submit(client.get_page("/tai-khoan"), "/dang-xuat")
    thief = Client(client.application)
    thief.set_cookie("__Host-antq", stolen, domain="localhost", secure=True)
    assert thief.get("/tai-khoan").status_code == 303


def test_signing_in_again_ends_the_session_before(client: Client, world: World) -> None:
    world.admit("donvi")
    world.admit("donvi2")
    form = client.get_page(HERE).form("dang-nhap").fields
    attempt(client, "donvi")
    token = client.get_page("/tai-khoan").form("/dang-xuat").fields["csrf_token"]
    data = {**form, "csrf_token": token, "username": "donvi2", "password": PASSWORD}
    assert client.post(HERE, data=data, headers={"Referer": "https://localhost/"}).status_code == 303
    assert [row.ended_at is None for row in sessions()] == [False, True]


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(client: Client, world: World) -> None:
    world.admit("donvi")
    said = attempt(client, "donvi").headers["Set-Cookie"]
    for part in ("__Host-antq=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in said
    assert "Domain" not in said


@pytest.mark.parametrize("token", [None, "", "xyz", "ặ" * 20])
def test_without_the_forms_token_nothing_happens(client: Client, world: World, token: str | None) -> None:
    world.admit("donvi")
    data = {"username": "donvi", "password": PASSWORD} | ({} if token is None else {"csrf_token": token})
    assert client.post(HERE, data=data).status_code == 400
    assert not sessions()


def test_head_and_other_methods(client: Client) -> None:
    assert client.head(HERE).status_code == 200
    assert client.put(HERE).status_code == 405


def test_signed_in_pages_are_not_kept(client: Client, world: World) -> None:
    world.admit("donvi")
    attempt(client, "donvi")
    assert client.get("/tai-khoan").headers["Cache-Control"] == "no-store"
    assert client.get(HERE).location == "/viec-can-lam"


@pytest.mark.parametrize(
    ("username", "password"),
    [
        ("donvi", "a" * 200_000),
        ("a" * 200_000, PASSWORD),
        ("donvi\u200b", PASSWORD + "\u200b"),
        ("' OR 1=1 --", "' OR 1=1 --"),
        ("<script>alert(1)</script>", "{{ 7*7 }}"),
        ("\u202edonvi", "\x00"),
        ("😀" * 50, "😀" * 50),
    ],
)
def test_odd_input_is_refused_like_any_other(
    client: Client, world: World, username: str, password: str
) -> None:
    world.admit("donvi")
    page = client.get_page(HERE)
    data = {**page.form("dang-nhap").fields, "username": username, "password": password}
    answer = client.post(HERE, data=data)
    page_of(answer, status=422)
    assert len(answer.text) < 120_000


def test_repeated_and_missing_fields(client: Client) -> None:
    token = client.get_page(HERE).form("dang-nhap").fields["csrf_token"]
    twice = {"csrf_token": token, "username": ["a1", "b1"], "password": ["x", "y"], "tiep": ["/", "//evil"]}
    assert client.post(HERE, data=twice).status_code == 422
    assert client.post(HERE, data={"csrf_token": token}).status_code == 422


def test_what_a_macintosh_types_is_the_same_password(client: Client, world: World) -> None:
    world.admit("donvi")
    answer = attempt(client, unicodedata.normalize("NFD", "Đơn vị"), unicodedata.normalize("NFD", PASSWORD))
    assert answer.status_code == 303


def test_being_here_is_written_down_once_a_minute(client: Client, world: World) -> None:
    from datetime import timedelta

    from antq.kit import clock

    world.admit("donvi", "officer")
    start = clock.now()
    with clock.stopped(start):
        attempt(client, "donvi")
    for seconds, written in ((59, 0), (60, 60), (100, 60), (121, 121)):
        with clock.stopped(start + timedelta(seconds=seconds)):
            client.get_page("/tai-khoan")
            assert sessions()[0].seen_at == start + timedelta(seconds=written)


def test_a_busy_database_does_not_keep_a_page_waiting(
    fresh_app: Flask, fresh_client: Client, databases: object
) -> None:
    """Somebody else writes for long: reading goes on at once, and nobody is signed out."""
    import time

    from antq.kit.database import writing
    from antq.people import actions
    from antq.people.actor import SYSTEM

    with fresh_app.app_context(), writing():
        person, _ = actions.create_person("donvi", "Đơn Vị", by=SYSTEM)
        from tests.people.conftest import hashed

        person.password_hash, person.password_expires_at = hashed(PASSWORD), None
    fresh_client.sign_in_by_form("donvi")
    with fresh_app.app_context():
        with writing():
            long_ago = clock.now() - timedelta(minutes=5)
            db.session.execute(update(SignIn).values(seen_at=long_ago))
        db.session.rollback()
        with fresh_app.app_context(), writing():
            db.session.execute(update(Event).where(Event.id == -1).values(kind="x"))
            began = time.monotonic()
            with fresh_app.app_context():
                page = fresh_client.get_page("/tai-khoan")
            assert time.monotonic() - began < 3
            assert "Đơn Vị" in page
