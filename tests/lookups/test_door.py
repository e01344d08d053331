"""The look-up at its door: one forgiving field, an answer that nobody keeps, a limit to counting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from antq.kit.database import db, writing
from antq.kit.web import page_cache
from antq.nominations import actions
from antq.nominations.models import Nomination
from tests.browser import words
from tests.cast import submitted, who
from tests.client import Client, page_of


def test_the_field_leads_to_the_address_of_the_code(client: Client, session: Any) -> None:
    ref = submitted().ref
    page = client.get_page("/tra-cuu")
    typed = ref.replace("-", " ").lower()
    shown = client.follow(client.submit(page, "tra-cuu", ma=typed))
    assert ref in shown
    assert client.get(f"/tra-cuu/{typed}").location == f"/tra-cuu/{ref}"


@pytest.mark.parametrize(
    "typed", ["", "DC", "15-261122", "<script>", "a" * 5000, "%00", "DC-15-261322-0001-1"]
)
def test_what_is_no_code_comes_back_with_its_sentence(client: Client, session: Any, typed: str) -> None:
    page = page_of(client.get("/tra-cuu", query_string={"ma": typed}), status=422)
    assert page.all("p", class_="error")
    assert page.title.startswith("Lỗi:")


def test_which_part_looks_wrong_is_marked(client: Client, session: Any) -> None:
    page = page_of(client.get("/tra-cuu?ma=DC-15-261322-0001-1"), status=422)
    assert words(page.one("span", class_="tone-warn")) == "Xem lại phần này"
    assert "ngày lập 261322" in page.text


def test_nobody_keeps_the_answer_and_no_engine_lists_it(client: Client, session: Any) -> None:
    ref = submitted().ref
    for address in ("/tra-cuu", f"/tra-cuu/{ref}", "/tra-cuu/DC-15-200101-0001-1", "/tra-cuu?ma=x"):
        answer = client.get(address)
        assert answer.headers["Cache-Control"] == "no-store", address
        assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_change_shows_at_once_through_the_page_cache(fresh_app: Flask) -> None:
    fresh_app.config["PAGE_CACHE_MB"] = 8
    page_cache.init_app(fresh_app)
    client = Client(fresh_app)
    assert client.get("/tro-nang").headers.get("Server-Timing") is None
    assert client.get("/tro-nang").headers["Server-Timing"] == page_cache.HIT[1]  # the cache is at work
    with fresh_app.app_context(), writing():
        ref = submitted().ref
    assert "Đã gửi" in client.get(f"/tra-cuu/{ref}").text
    with fresh_app.app_context(), writing():
        found = db.session.scalars(select(Nomination).where(Nomination.ref == ref)).one()
        actions.receive(found, by=who("thuongtruc"))
    assert "Đã tiếp nhận" in client.get(f"/tra-cuu/{ref}").text
    fresh_app.extensions["antq_page_cache"].close()


@pytest.fixture
def limited(app: Flask) -> Iterator[Callable[[str], None]]:
    """Sets the limit of look-ups."""
    before = app.config["LOOK_UP_LIMIT"]
    yield lambda limit: app.config.update(LOOK_UP_LIMIT=limit)
    app.config["LOOK_UP_LIMIT"] = before


def test_counting_through_the_serials_is_stopped(
    client: Client, session: Any, limited: Callable[[str], None]
) -> None:
    limited("3 per hour")
    ref = submitted().ref
    for _each in range(3):
        client.get_page(f"/tra-cuu/{ref}")
    answer = client.get(f"/tra-cuu/{ref}")
    assert "Tạm dừng tra cứu" in page_of(answer, status=429)
    assert int(answer.headers["Retry-After"]) > 0
    assert client.get("/tra-cuu?ma=DC-15-261322-0001-1").status_code == 422  # a slip costs nothing
