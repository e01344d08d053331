"""The headers of every answer, read on real pages of the site."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from antq import create_app
from antq.kit.database import db
from antq.kit.web.htmx import VARY
from tests.client import Client
from tests.databases import Databases
from tests.kit.web.conftest import admit

PUBLIC = "/mo-hinh"


def policy(response: TestResponse) -> dict[str, list[str]]:
    """The Content-Security-Policy, directive by directive."""
    directives = [part.split() for part in response.headers["Content-Security-Policy"].split(";")]
    return {name: values for name, *values in directives}


@pytest.fixture
def plain(databases: Databases, worker: str, extended: Callable[[Flask], Flask]) -> Iterator[Flask]:
    """The application as on one's own machine, without https."""
    place = databases.copy(databases.migrated(), f"plain_{worker}")
    application = extended(create_app({**place.config, "PLAIN_HTTP": True}))
    yield application
    with application.app_context():
        db.engine.dispose()
    databases.drop(place)


@pytest.mark.parametrize("address", [PUBLIC, "/dang-nhap", "/khong-co", "/thu/cong-khai"])
def test_the_style_of_a_page_is_let_in_by_its_hash_and_no_other(client: Client, address: str) -> None:
    response = client.get(address)
    styles = re.findall(r"<style>(.*?)</style>", response.text, re.DOTALL)
    assert len(styles) == 1
    digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
    assert policy(response)["style-src"] == ["'self'", f"'sha256-{digest}'"]


def test_nothing_is_let_in_that_was_not_thought_of(client: Client) -> None:
    found = policy(client.get(PUBLIC))
    assert found["default-src"] == ["'none'"]
    assert found["script-src"] == ["'self'"]
    for closed in ("object-src", "base-uri", "frame-ancestors"):
        assert found[closed] == ["'none'"]
    assert found["form-action"] == ["'self'"]
    words = {word for values in found.values() for word in values}
    assert not [word for word in words if "unsafe" in word or "http" in word or word == "*"]


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", PUBLIC, 200),
        ("get", "/thu/rieng", 303),
        ("get", "/khong-co", 404),
        ("get", "/thu/loi/crash", 500),
        ("get", "/thu/loi/locked", 503),
        ("post", "/thu/mo", 400),
        ("get", "/static/favicon.svg", 200),
        ("head", PUBLIC, 200),
    ],
)
def test_every_answer_is_protected(client: Client, method: str, address: str, status: int) -> None:
    response = getattr(client, method)(address)
    assert response.status_code == status
    headers = response.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in headers
    assert "Cache-Control" in headers
    if headers["Content-Type"].startswith("text/html"):
        assert headers["Content-Type"] == "text/html; charset=utf-8"
    response.close()


def test_without_https_nothing_is_promised_about_it(plain: Flask) -> None:
    assert "Strict-Transport-Security" not in Client(plain).get(PUBLIC).headers


def test_a_public_page_is_kept_but_asked_for_each_time(client: Client) -> None:
    response = client.get(PUBLIC)
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert {*VARY, "Cookie"} <= set(response.vary)


def test_an_unchanged_public_page_is_not_sent_again(client: Client) -> None:
    first = client.get(PUBLIC)
    again = client.get(PUBLIC, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    other = client.get(f"{PUBLIC}?q=không+có", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200
    assert other.headers["ETag"] != first.headers["ETag"]


def test_each_encoding_has_its_own_tag(client: Client) -> None:
    tags = {}
    for encoding in ("identity", "gzip", "br"):
        response = client.get(PUBLIC, headers={"Accept-Encoding": encoding})
        assert response.headers.get("Content-Encoding", "identity") == encoding
        assert "Accept-Encoding" in response.vary
        assert encoding != "gzip" or response.data[4:8] == bytes(4), (
            "packed again in a second, it is another page"
        )
        tags[encoding] = response.headers["ETag"]
        known = {"Accept-Encoding": encoding, "If-None-Match": tags[encoding]}
        assert client.get(PUBLIC, headers=known).status_code == 304
    assert len(set(tags.values())) == 3


@pytest.mark.parametrize("address", [PUBLIC, "/thu/cong-khai", "/thu/rieng", "/tai-khoan", "/khong-co"])
def test_nothing_of_a_person_who_signed_in_is_kept(mai: Client, address: str) -> None:
    response = mai.get(address)
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


@pytest.mark.parametrize("address", ["/dang-nhap", "/khong-co", "/thu/loi/crash"])
def test_forms_and_errors_are_not_kept(client: Client, address: str) -> None:
    assert client.get(address).headers["Cache-Control"] == "no-store"


def cookie_of(response: TestResponse, name: str) -> set[str]:
    """The attributes of the session cookie that an answer sets."""
    line = next(line for line in response.headers.getlist("Set-Cookie") if line.startswith(f"{name}="))
    return {part.strip() for part in line.split(";")[1:]}


def test_the_cookie_is_locked_to_this_host_and_hidden_from_scripts(client: Client, session: Any) -> None:
    assert cookie_of(client.get("/dang-nhap"), "__Host-antq") == {
        "Secure",
        "HttpOnly",
        "Path=/",
        "SameSite=Lax",
    }


def test_on_one_s_own_machine_it_works_without_https(plain: Flask) -> None:
    assert cookie_of(Client(plain).get("/dang-nhap"), "antq") == {"HttpOnly", "Path=/", "SameSite=Lax"}


def test_only_one_cookie_is_ever_set(client: Client, session: Any) -> None:
    admit("dao")
    client.sign_in_by_form("dao")
    client.get("/tai-khoan")
    assert client._cookies is not None
    assert [cookie.key for cookie in client._cookies.values()] == ["__Host-antq"]


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "FOO"])
def test_other_methods_are_not_answered(client: Client, method: str) -> None:
    assert client.open(PUBLIC, method=method).status_code == 405


def test_forged_proxy_headers_are_not_believed(client: Client) -> None:
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http", "X-Forwarded-For": "6.6.6.6"}
    response = client.get("/thu/rieng", headers=forged)
    assert response.location.startswith("/dang-nhap")
    assert "evil.example" not in client.get(PUBLIC, headers=forged).text
