"""Mô hình gần giống: while the name is typed, on the saved page, before sending; with and without JavaScript."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from antq.catalogue.models import Initiative
from antq.places.queries import by_key
from tests.cast import a_complete_draft, a_draft
from tests.client import Client, page_of
from tests.making import an_initiative

SECTION, OFFER = "Sổ đã có mô hình gần giống", "Đăng ký nhân rộng mô hình này thay vì đề cử mới"


@pytest.fixture
def known(session: Any) -> Initiative:
    made = an_initiative("Tiếng kẻng an ninh", place=by_key("04345"))
    session.commit()
    return made


def typed(client: Client, ref: str, **said: str) -> Any:
    """What comes under the field while somebody types."""
    return client.get_part(f"/de-cu/{ref}/thong-tin?{urlencode(said)}", target="giong")


def test_it_shows_while_the_name_is_typed(known: Initiative, client: Client) -> None:
    draft = a_draft()
    client.sign_in("donvi")
    assert SECTION not in typed(client, draft.ref, name="Tiếng").text
    part = typed(client, draft.ref, name="tieng keng an nin", place="04345")
    assert SECTION in part.text
    assert known.name in part.text
    assert "Xã Mường Lai, Lào Cai".lower() in part.text.lower()
    assert "tên gần giống, cùng xã" in part.text
    assert part.link(f"/mo-hinh/{known.address}/dang-ky-nhan-rong")
    assert OFFER in part.text
    assert SECTION not in typed(client, draft.ref, name="Nuôi ong lấy mật").text
    assert draft.name == ""


def test_the_page_asks_for_it_under_the_name(known: Initiative, client: Client) -> None:
    draft = a_draft()
    client.sign_in("donvi")
    field = client.get_page(f"/de-cu/{draft.ref}/thong-tin").one(id="name")
    assert field.get("data-hx-get") == f"/de-cu/{draft.ref}/thong-tin"
    assert field.get("data-hx-target") == "#giong"
    assert "delay:400ms" in str(field.get("data-hx-trigger"))


def test_without_javascript_it_stands_where_the_work_goes_on(known: Initiative, client: Client) -> None:
    draft = a_complete_draft(name="Tiếng kẻng an ninh", place=by_key("04345"))
    client.sign_in("donvi")
    for step in ("thong-tin", "cach-lam", "kiem-tra"):
        page = client.get_page(f"/de-cu/{draft.ref}/{step}")
        assert page.text.count(SECTION) == 1, step
        assert "cùng tên" in page.text
        assert page.link(f"/mo-hinh/{known.address}/dang-ky-nhan-rong")
    assert SECTION not in client.get_page(f"/de-cu/{draft.ref}/ket-qua").text


def test_a_form_that_comes_back_shows_what_was_typed(known: Initiative, client: Client) -> None:
    draft = a_draft()
    client.sign_in("donvi")
    page = client.get_page(f"/de-cu/{draft.ref}/thong-tin")
    back = page_of(
        client.submit(page, f"/de-cu/{draft.ref}/thong-tin", name="Tiếng kẻng an ninh"), status=422
    )
    assert SECTION in back.text


def test_a_dossier_that_names_its_initiative_needs_no_hint(known: Initiative, client: Client) -> None:
    draft = a_complete_draft(name="Tiếng kẻng an ninh", initiative=known)
    client.sign_in("donvi")
    assert SECTION not in client.get_page(f"/de-cu/{draft.ref}/kiem-tra").text


@pytest.mark.parametrize("recipient", ["collective", "person"])
def test_people_and_collectives_are_not_compared(recipient: str, known: Initiative, client: Client) -> None:
    draft = a_complete_draft(recipient=recipient, name="Tiếng kẻng an ninh")
    client.sign_in("donvi")
    page = client.get_page(f"/de-cu/{draft.ref}/thong-tin")
    assert SECTION not in page.text
    assert page.one(id="name").get("data-hx-get") is None
    assert SECTION not in client.get_page(f"/de-cu/{draft.ref}/kiem-tra").text


@pytest.mark.parametrize("name", ["\x00" * 5, "-" * 400, '"', "x" * 10_000, "ten:", "(((", "𝕏𝕏𝕏𝕏"])
def test_nonsense_is_only_nothing_like_it(name: str, known: Initiative, client: Client) -> None:
    draft = a_draft()
    client.sign_in("donvi")
    assert SECTION not in typed(client, draft.ref, name=name, place="99999", summary=name).text


def test_a_ref_that_was_merged_means_what_it_went_into(
    known: Initiative, client: Client, session: Any
) -> None:
    old = an_initiative("Kẻng báo động")
    old.state, old.merged_into = "merged", known
    session.commit()
    draft = a_complete_draft(name="Kẻng của xã")
    client.sign_in("donvi")
    page = client.get_page(f"/de-cu/{draft.ref}/thong-tin")
    client.follow(client.submit(page, f"/de-cu/{draft.ref}/thong-tin", initiative=old.ref))
    session.refresh(draft)
    assert draft.initiative is known
