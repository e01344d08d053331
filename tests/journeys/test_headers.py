"""The headers and cookies of the server as an administrator starts it: behind https, nothing set but the data."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

import pytest

from tests.browser import read
from tests.chromium import SAMPLE_PASSWORD
from tests.databases import Databases
from tests.server import running

HOST = "so.example.vn"
PAGES = {
    "/": 200, "/mo-hinh": 200, "/mo-hinh?q=hoi+quan": 200, "/mo-hinh/MH-0010-hoi-quan": 200, "/mo-hinh/MH-0010": 301,
    "/vinh-danh": 200, "/van-ban": 200, "/gioi-thieu": 200, "/tro-nang": 200, "/dang-nhap": 200, "/don-vi": 303,
    "/quan-tri/nguoi-dung": 303, "/khong-co": 404, "/dang-xuat": 405, "/robots.txt": 200, "/static/favicon.svg": 200,
}  # fmt: skip
EXPECTED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
}
CLOSED = {
    "default-src": "'none'", "script-src": "'self'", "object-src": "'none'", "base-uri": "'none'",
    "form-action": "'self'", "frame-ancestors": "'none'",
}  # fmt: skip


@pytest.fixture(scope="module")
def address(databases: Databases, worker: str) -> Iterator[str]:
    place = databases.copy(databases.filled(), f"headers_{worker}")
    with running(place, "app:app", PLAIN_HTTP="0") as (address, _process):
        yield address
    databases.drop(place)


def ask(
    address: str, path: str, *, cookie: str = "", form: dict[str, str] | None = None
) -> tuple[int, http.client.HTTPMessage, str]:
    """Status, headers, text; no redirect is followed."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    headers = {"Host": HOST, "Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST" if form else "GET", path, urlencode(form) if form else None, headers)
    answer = connection.getresponse()
    text = answer.read().decode(errors="replace")
    connection.close()
    return answer.status, answer.headers, text


def session_of(headers: http.client.HTTPMessage) -> SimpleCookie:
    return SimpleCookie(headers.get("Set-Cookie", ""))


@pytest.mark.parametrize(("path", "status"), PAGES.items())
def test_every_answer_protects_its_reader(address: str, path: str, status: int) -> None:
    got, headers, _text = ask(address, path)
    assert got == status
    assert {name: headers[name] for name in EXPECTED} == EXPECTED
    if path.startswith("/static/"):
        assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
        return
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert {name: policy[name] for name in CLOSED} == CLOSED
    assert "unsafe" not in headers["content-security-policy"]
    assert "://" not in headers["content-security-policy"]
    if headers.get_content_maintype() == "text":
        assert headers.get_content_charset() == "utf-8"
    if path not in ("/dang-nhap", "/don-vi", "/quan-tri/nguoi-dung", "/dang-xuat"):
        assert headers["Set-Cookie"] is None, "a public answer can be kept by a proxy"


def test_photos_and_stylesheets_run_nothing(address: str) -> None:
    _status, _headers, text = ask(address, "/mo-hinh/MH-0010-hoi-quan")
    photo = next(img.get("src", "") for img in read(text).all("img"))
    status, headers, _bytes = ask(address, photo)
    assert (status, headers["content-type"]) == (200, "image/jpeg")
    assert headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"
    assert "immutable" in headers["cache-control"]


def test_the_session_cookie_stays_with_this_host_and_https(address: str) -> None:
    _status, headers, text = ask(address, "/dang-nhap")
    planted = session_of(headers)
    form = read(text).form("dang-nhap")
    answers = {**form.fields, "username": "donvi", "password": SAMPLE_PASSWORD}
    status, headers, _text = ask(address, "/dang-nhap", cookie=_sent(planted), form=answers)
    assert status == 303
    cookies = session_of(headers)
    assert set(cookies) == {"__Host-antq"}
    cookie = cookies["__Host-antq"]
    flags = (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"])
    assert flags == (True, True, "Lax", "/", "")
    assert cookie.value != planted["__Host-antq"].value
    status, headers, text = ask(address, "/don-vi", cookie=_sent(cookies))
    assert status == 200
    assert headers["cache-control"] == "no-store"
    status, _headers, _text = ask(address, "/don-vi", cookie=_sent(planted))
    assert status == 303, "what the browser held before signing in opens nothing"


def _sent(cookies: SimpleCookie) -> str:
    return "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())
