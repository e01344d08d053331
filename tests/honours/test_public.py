"""The roll of honour and decisions as the public reads them: released, and only what was agreed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from antq.catalogue import actions as catalogue
from antq.honours import actions
from antq.honours.models import Decision
from antq.law.queries import form_by_code
from antq.people.actor import SYSTEM
from antq.units.queries import by_ref
from tests.cast import facts, who
from tests.client import Client
from tests.making import an_initiative, reading

SECRET = "Nguyễn Thị Giấu Tên"


def drawn(year: int = 2026, *, people: dict[str, str] | None = None, number: str = "77") -> Decision:
    """A decision on an initiative and on people, each with their publicity."""
    by, unit = who("thuongtruc"), by_ref("ubnd-xa-muong-lai")
    told = facts(number=number, issued_on=date(year, 8, 19), about="Khen thưởng phong trào")
    decision = actions.draw_up(told, issuer=by_ref("ubnd-tinh"), by=by)
    form = form_by_code("bang-khen-ubnd-tinh")
    assert form is not None
    made = an_initiative(f"Tiếng loa {number}")
    usual: dict[str, Any] = {"form": form, "unit": unit, "by": by}
    actions.confer(decision, recipient="initiative", name=made.name, role="", initiative=made,
                   citation="Giữ yên thôn bản.", publicity="full", **usual)  # fmt: skip
    for name, publicity in (people or {}).items():
        actions.confer(decision, recipient="person", name=name, role="Trưởng thôn", initiative=None,
                       citation=f"{name} cứu người.", publicity=publicity, **usual)  # fmt: skip
    return decision


@pytest.fixture
def decision(session: Any) -> Decision:
    """Released."""
    people = {
        "Vàng A Sinh": "full",
        "Lê Thị Bưởi": "initials",
        "Hoàng Văn Kín": "unit_only",
        SECRET: "hidden",
    }
    made = drawn(people=people)
    actions.release(made, by=who("congkhai"))
    return made


def test_the_newest_year_is_shown_first(decision: Decision, client: Client) -> None:
    page = client.get_page("/vinh-danh")
    assert page.h1 == "Vinh danh 2026"
    assert page.link("Tiếng loa 77").href.startswith("/mo-hinh/MH-0001")
    assert "Vàng A Sinh" in page
    assert "L.T.B." in page
    assert "Một cá nhân" in page


def test_nobody_is_named_who_did_not_agree(decision: Decision, client: Client) -> None:
    initiative = decision.commendations[0].initiative
    assert initiative is not None
    for address in (
        "/vinh-danh",
        "/vinh-danh/2026",
        f"/quyet-dinh/{decision.ref}",
        f"/mo-hinh/{initiative.address}",
        "/",
    ):
        text = client.get(address).text
        for name in (SECRET, "Lê Thị Bưởi", "Hoàng Văn Kín"):
            assert name not in text, address


def test_the_hidden_one_is_not_even_counted(decision: Decision, client: Client) -> None:
    page = client.get_page(f"/quyet-dinh/{decision.ref}")
    assert "4 lượt khen thưởng" in page
    assert len(client.get_page("/vinh-danh/2026").all("article")) == 4


def test_a_decision_shows_its_head_and_foot(decision: Decision, client: Client) -> None:
    page = client.get_page(f"/quyet-dinh/{decision.ref}")
    assert page.h1 == "Quyết định số 77/QĐ-UBND"
    for sentence in ("19/08/2026", "Lưu Quang Huy, Phó Chủ tịch", "Căn cứ Luật Thi đua", "Bằng khen"):
        assert sentence in page


def test_what_is_not_released_shows_nowhere(session: Any, client: Client) -> None:
    decision = drawn(people={"Vàng A Sinh": "full"})
    client.get_page(f"/quyet-dinh/{decision.ref}", status=404)
    assert "Chưa công bố" in client.get_page("/vinh-danh/2026")
    initiative = decision.commendations[0].initiative
    assert initiative is not None
    assert "Khen thưởng" not in client.get_page(f"/mo-hinh/{initiative.address}")


def test_the_desk_reads_every_name_before_the_release(session: Any, client: Client) -> None:
    decision = drawn(people={SECRET: "hidden"})
    client.sign_in("congkhai")
    assert SECRET in client.get_page(f"/quyet-dinh/{decision.ref}")


def test_an_unreleased_decision_is_no_other_provinces_business(
    session: Any, client: Client, another_client: Any
) -> None:
    decision = drawn()
    for name in ("camau", "trunguong", "donvi"):
        browser = another_client()
        browser.sign_in(name)
        browser.get_page(f"/quyet-dinh/{decision.ref}", status=404)


def test_the_initiative_tells_of_its_commendation(decision: Decision, client: Client) -> None:
    initiative = decision.commendations[0].initiative
    assert initiative is not None
    page = client.get_page(f"/mo-hinh/{initiative.address}")
    assert page.link("Quyết định số 77/QĐ-UBND").href == f"/quyet-dinh/{decision.ref}"
    assert "1 lần được khen thưởng" in page


def test_a_withdrawn_initiative_keeps_its_honour_without_a_link(decision: Decision, client: Client) -> None:
    initiative = decision.commendations[0].initiative
    assert initiative is not None
    catalogue.withdraw(initiative, note="Trùng.", by=SYSTEM)
    page = client.get_page("/vinh-danh/2026")
    assert "Tiếng loa 77" in page
    assert not any(link.href.startswith("/mo-hinh/MH") for link in page.links)


def test_years_and_forms_are_links(decision: Decision, client: Client) -> None:
    older = drawn(2024, number="5")
    actions.release(older, by=who("congkhai"))
    page = client.get_page("/vinh-danh/2024?cap=province&hinh-thuc=bang-khen-ubnd-tinh")
    assert "Tiếng loa 5" in page
    assert "Tiếng loa 77" not in page
    assert page.link("/vinh-danh/2026")
    assert "Tiếng loa 5" in client.get_page("/vinh-danh/2024?cap=khong-co&hinh-thuc=x")


@pytest.mark.parametrize("address", ["/vinh-danh/1800", "/vinh-danh/abc", "/quyet-dinh/QD-2026-9999"])
def test_what_does_not_exist_is_a_404(session: Any, client: Client, address: str) -> None:
    client.get_page(address, status=404)


@pytest.mark.parametrize("count", [1, 12])
def test_the_roll_costs_the_same_however_long_it_is(session: Any, client: Client, count: int) -> None:
    for number in range(count):
        actions.release(drawn(number=str(number)), by=who("congkhai"))
    session.commit()
    session.expunge_all()
    with reading() as sent:
        page = client.get("/vinh-danh/2026")
    assert page.text.count("<article") == count
    assert len(sent) == 5, "\n".join(sent)


def test_the_roll_is_narrowed_by_unit_and_place(decision: Decision, client: Client) -> None:
    page = client.get_page("/vinh-danh/2026?don-vi=ubnd-xa-muong-lai")
    assert "Chỉ của Ủy ban nhân dân xã Mường Lai" in page
    assert "Vàng A Sinh" in page
    assert "Vàng A Sinh" in client.get_page("/vinh-danh/2026?tinh=15&hinh-thuc=bang-khen-ubnd-tinh")
    other = client.get_page("/vinh-danh/2026?don-vi=ubnd-xa-dat-mui")
    assert "Không có khen thưởng nào theo bộ lọc này" in other
    assert "Vàng A Sinh" not in other
    assert "Vàng A Sinh" in client.get_page("/vinh-danh/2026?don-vi=khong-co&tinh=96&cap=zz")
