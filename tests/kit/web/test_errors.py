"""Error pages: each reads well, none shows what is inside."""

from __future__ import annotations

import logging
from urllib.parse import quote

import pytest
from flask import Flask

from antq.kit.policy import RULES
from antq.kit.web.door import ROUTES
from antq.kit.web.errors import PAGES
from tests.browser import Page
from tests.client import Client, htmx_headers, page_of
from tests.kit.web.conftest import FAILURES

INSIDE = ("hunter2", "secret_column", "Traceback", "sqlalchemy", "RuntimeError", "SELECT", ".py")


@pytest.mark.parametrize("status", sorted(PAGES))
def test_every_kind_has_a_page_that_reads_well(client: Client, status: int) -> None:
    page = client.get_page(f"/thu/loi/{status}", status=status)
    assert str(status) in page
    assert page.h1 in page.title
    assert page.link("/").text


@pytest.mark.parametrize("status", sorted(PAGES))
def test_no_page_of_an_error_is_for_search_engines(client: Client, status: int) -> None:
    html = client.get(f"/thu/loi/{status}").text
    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical"' not in html


def test_a_page_says_what_the_refusal_said(client: Client) -> None:
    for how in ("refused", "missing", "stale", "invalid"):
        failure = FAILURES[how]
        page = client.get_page(f"/thu/loi/{how}", status=failure.status)  # type: ignore[attr-defined]
        assert str(failure) in page


@pytest.mark.parametrize("status", [406, 415, 418])
def test_a_rare_refusal_gets_a_plain_page(client: Client, status: int) -> None:
    client.get_page(f"/thu/loi/{status}", status=400)


@pytest.mark.parametrize(
    ("how", "status"),
    [("crash", 500), ("500", 500), ("501", 501), ("locked", 503), ("away", 503), ("full", 503), ("503", 503)],
)
def test_what_breaks_gets_a_page_that_needs_nothing(client: Client, how: str, status: int) -> None:
    response = client.get(f"/thu/loi/{how}")
    assert response.status_code == status
    assert not [word for word in INSIDE if word in response.text]
    page = Page(response.text)
    assert page.h1
    assert [fault for fault in page.errors if "canonical" not in fault] == []
    assert "<style" not in response.text
    assert "<script" not in response.text


def test_whoever_asks_while_the_database_is_away_is_told_when_to_come_back(client: Client) -> None:
    assert client.get("/thu/loi/locked").headers["Retry-After"] == "5"


def test_two_who_write_the_same_learn_who_was_quicker(client: Client) -> None:
    response = client.get("/thu/loi/twice")
    page = page_of(response, status=409)
    assert "Người khác vừa ghi cùng nội dung này." in page
    assert not [word for word in INSIDE if word in page.text]


def test_a_crash_is_written_down_for_the_administrator(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        client.get("/thu/loi/crash")
    assert "crash at /thu/loi/crash" in caplog.text
    assert "hunter2" in caplog.text


def test_a_region_gets_the_sentence_alone(client: Client) -> None:
    response = client.get("/thu/loi/stale", headers=htmx_headers("results"))
    assert response.status_code == 409
    part = Page(response.text, part=True)
    assert part.errors == []
    assert part.text == "Người khác nhanh hơn."
    assert len(part.all("h1")) == 0
    assert part.all("div")[0].get("role") == "alert"


def test_what_was_typed_into_an_address_is_not_repeated_raw(client: Client) -> None:
    response = client.get("/khong-co/<script>alert(1)</script>?q=<b>")
    assert response.status_code == 404
    assert "<script>alert" not in response.text


@pytest.mark.parametrize(
    "address", ["/%00", "/mo-hinh/%ff%fe", "/" + "a" * 5000, "/mo-hinh/99999999999999999999", "//x"]
)
def test_odd_addresses_are_only_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code in (301, 308, 400, 404)


def test_a_redirect_of_the_router_is_still_one(client: Client, app: object) -> None:
    response = client.get("/mo-hinh//x")
    assert response.status_code == 308
    assert response.location.endswith("/mo-hinh/x")


ODD = (
    "9" * 5000,
    "99999999999999999999",
    "-1",
    "²",
    "\x00",
    "a" * 20_000,
    "\ud800",
    "'; --",
    "{{7*7}}",
    "%s%n",
    "1e9",
)


@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
def test_no_odd_argument_breaks_a_public_page(client: Client, app: Flask, value: str) -> None:
    """Every argument that the public pages read, each with something that nobody would type."""
    typed = quote(value, errors="surrogatepass")
    names = (
        "q",
        "trang",
        "nam",
        "tinh",
        "xa",
        "linh-vuc",
        "trang-thai",
        "sap-xep",
        "loai",
        "cap",
        "hinh-thuc",
        "tiep",
    )
    for address in sorted(public_addresses(app)):
        for arguments in (
            "&".join(f"{name}={typed}" for name in names),
            f"q={typed}",
            f"trang={typed}",
        ):
            with client.get(f"{address}?{arguments}") as response:
                assert response.status_code < 500, f"{address}?{arguments[:80]}"


def public_addresses(app: Flask) -> set[str]:
    """The pages that strangers may open without naming a thing."""
    return {
        each.rule
        for each in app.url_map.iter_rules()
        if each.endpoint in ROUTES and RULES[ROUTES[each.endpoint].rule].public and not each.arguments
        if "GET" in (each.methods or ()) and not each.rule.startswith("/thu/")
    }
