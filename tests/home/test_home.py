"""The front page and what the site says about itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from antq.honours.workflow import DECISION
from antq.kit import clock
from antq.kit.journal import KINDS
from antq.kit.policy import RULES
from antq.law import actions as law
from antq.nominations.workflow import NOMINATION
from antq.places.queries import by_key
from tests.cast import released, settle
from tests.client import Client
from tests.making import an_initiative, map_of_places, reading
from tests.replications.points import running

SELF = ("/", "/gioi-thieu", "/gioi-thieu/quy-tac", "/gioi-thieu/giao-dien", "/tro-nang")


@pytest.mark.parametrize("address", SELF)
def test_pages_about_the_site_are_strict_and_carry_no_session(
    session: Any, client: Client, address: str
) -> None:
    client.get_page(address)
    answer = client.get(address)
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_an_empty_site_says_what_will_stand_here(session: Any, client: Client) -> None:
    page = client.get_page("/")
    assert "Chưa có mô hình nào được công nhận" in page
    assert [each.text for each in page.all("b") if each.text == "0"][:3] == ["0", "0", "0"]


def test_the_numbers_are_counted_from_the_rows(session: Any, client: Client) -> None:
    map_of_places()
    an_initiative("A", place=by_key("cu-04324"))
    an_initiative("B", place=by_key("04345"), field="pcmt")
    an_initiative("C", place=by_key("cu-15715"))
    with clock.stopped(datetime(2026, 11, 22, 3, 0, tzinfo=UTC)):
        page = client.get_page("/")
    stats = [each.text for stat in page.all("div", class_="stat") for each in stat.iter("b")]
    assert stats == ["3", "2", "0"]
    assert "Đếm ngày 22/11/2026" in page
    assert page.link("/mo-hinh?tinh=15")
    assert "2 mô hình" in page


def test_released_honours_are_counted_and_shown(session: Any, client: Client) -> None:
    settle()
    nomination = released()
    page = client.get_page("/")
    stats = [each.text for stat in page.all("div", class_="stat") for each in stat.iter("b")]
    assert stats == ["1", "1", "1"]
    assert nomination.commendation is not None
    assert page.link(f"/quyet-dinh/{nomination.commendation.decision.ref}")


def test_only_six_of_the_newest_are_shown(session: Any, client: Client) -> None:
    for number in range(8):
        an_initiative(f"Mô hình {number}")
    page = client.get_page("/")
    shown = [link.text for link in page.links if link.href.startswith("/mo-hinh/MH-")]
    assert shown == [f"Mô hình {number}" for number in range(7, 1, -1)]


def test_the_three_counts_of_the_ledger_stand_together(session: Any, client: Client) -> None:
    settle()
    assert "điểm đang hoạt động" not in client.get_page("/")
    running(an_initiative("Tiếng loa an ninh"), team_count=5)
    session.commit()
    (three,) = (
        each for each in client.get_page("/").all("div") if each.get("aria-label") == "Mô hình, điểm, tổ"
    )
    assert [each.text for each in three.iter("b")] == ["1", "1", "5", "20"]


@pytest.mark.parametrize("rows", [1, 20])
def test_the_front_page_costs_the_same_whatever_the_catalogue_holds(
    session: Any, client: Client, rows: int
) -> None:
    map_of_places()
    for number in range(rows):
        an_initiative(f"Mô hình {number}", place=by_key("04345"))
    session.commit()
    session.expunge_all()
    with reading() as sent:
        client.get("/")
    assert len(sent) == 13, "\n".join(sent)


def test_the_rules_page_prints_every_rule_move_state_and_event(session: Any, client: Client) -> None:
    page = client.get_page("/gioi-thieu/quy-tac")
    for rule in RULES.values():
        assert rule.name in page
        assert str(rule.because) in page
    for flow in (NOMINATION, DECISION):
        for state in flow.states.values():
            assert str(state.label) in page
        for move in flow.moves.values():
            assert str(move.label) in page
    for name in KINDS:
        assert name in page
    assert "{actor}" not in page.text
    assert "{subject}" not in page.text


def test_the_rules_page_prints_norms_with_their_source(session: Any, client: Client) -> None:
    source = law.add_document("tthc", kind="tthc", title="Thủ tục cấp xã")
    criteria = [{"code": "a", "label": "Kết quả", "max": 30}]
    law.add_norm("nomination.returns_allowed", 1, valid_from=clock.today(), document=source, mark="R")
    law.add_norm("council.criteria", criteria, valid_from=clock.today(), mark="V")
    page = client.get_page("/gioi-thieu/quy-tac")
    assert page.link("Thủ tục cấp xã").href == "/van-ban/tthc"
    assert "Kết quả (30)" in page
    assert "Chưa kiểm chứng" in page


def test_search_engines_are_kept_from_what_is_not_public(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    lines = answer.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /tham-dinh" in lines
    assert "Disallow: /mo-hinh" not in lines


def test_breadcrumbs_stand_on_all_pages_but_the_first(session: Any, client: Client) -> None:
    for address in SELF:
        crumbs = client.get_page(address).all("nav", class_="crumbs")
        assert bool(crumbs) == (address != "/"), address
