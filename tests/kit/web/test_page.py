"""Regions: a request that names one gets it alone; whatever is not understood gets the whole page."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from antq.kit.policy import anyone
from antq.kit.web import Page
from antq.kit.web.htmx import VARY
from antq.kit.web.sections import SECTIONS, section, sections
from tests.client import Client, htmx_headers
from tests.kit.conftest import kept

WHOLE = "<!doctype html>"


def asked(client: Client, headers: dict[str, str], address: str = "/thu/cong-khai") -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return answer.text


def test_a_region_comes_alone(client: Client) -> None:
    part = client.get_part("/thu/cong-khai", target="results")
    assert part.text == "không có gì"
    assert part.html.strip().startswith('<section id="results"')
    assert "<h1>" not in part.html


def test_a_hyphen_in_the_id_is_an_underscore_in_the_block(client: Client) -> None:
    assert client.get_part("/thu/cong-khai", target="side-bar").text == "Cạnh: không có gì"


@pytest.mark.parametrize(
    "target", ["div#results", "div%23results", quote("section#results"), "#results", "results"]
)
def test_the_target_may_be_encoded_and_have_a_tag_or_not(client: Client, target: str) -> None:
    html = asked(client, {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": target})
    assert html.strip().startswith('<section id="results"')


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HX-Target": "div#results"},
        {"HX-Request": "true", "HX-Target": "div#results"},
        htmx_headers("results") | {"HX-Request-Type": "full"},
        htmx_headers("results") | {"HX-History-Restore-Request": "true"},
        htmx_headers("unknown"),
        htmx_headers(""),
        htmx_headers("../../etc/passwd"),
        htmx_headers("self"),
        htmx_headers("{{ 7*7 }}"),
    ],
    ids=[
        "plain",
        "target only",
        "no type",
        "full",
        "history",
        "unknown",
        "empty",
        "path",
        "self",
        "template",
    ],
)
def test_otherwise_the_whole_page(client: Client, headers: dict[str, str]) -> None:
    assert asked(client, headers).startswith(WHOLE)


def test_caches_keep_regions_and_pages_apart(client: Client) -> None:
    for headers in ({}, htmx_headers("results")):
        assert set(VARY) <= set(client.get("/thu/cong-khai", headers=headers).vary)


def test_a_region_keeps_its_status(mai: Client) -> None:
    token = mai.get_page("/thu/rieng").form("ghi").fields["csrf_token"]
    data = {"csrf_token": token, "key": "x", "status": "422"}
    answer = mai.post("/thu/ghi", data=data, headers=htmx_headers("results"))
    assert answer.status_code == 422
    assert answer.text.strip().startswith('<section id="results"')


def test_what_a_template_asks_for_and_does_not_get_is_an_error(client: Client, app: Any) -> None:
    with app.test_request_context("/"), pytest.raises(Exception, match="wordless"):
        app.jinja_env.from_string("{{ wordless }}").render()


def test_a_page_knows_who_looks() -> None:
    assert Page(by=anyone).by is anyone


def test_sections_hang_in_order_and_may_be_left_out(client: Client, app: Any) -> None:
    with kept(SECTIONS), app.test_request_context("/"):

        @section("trial")
        def first(thing: Any, *, by: Any) -> tuple[str, Any]:
            return "a.html", (thing, by.signed_in)

        @section("trial")
        def silent(thing: Any, *, by: Any) -> None:
            return None

        @section("trial")
        def second(thing: Any, *, by: Any) -> tuple[str, Any]:
            return "b.html", thing

        found = sections("trial", "đèn")
        assert [(each.template, each.content) for each in found] == [
            ("a.html", ("đèn", False)),
            ("b.html", "đèn"),
        ]
        assert sections("nowhere", "đèn") == []
