"""The register of documents as the public reads it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from antq.law import actions
from antq.law.models import Document
from tests.client import Client


@pytest.fixture
def register(session: Any) -> None:
    """An article that cites a plan, and an old law."""
    article = actions.add_document(
        "bai-1",
        kind="bai-viet",
        title="Tin về phong trào",
        issued_on=date(2021, 5, 1),
        issued_precision="month",
        mark="I",
        note="Suy ra từ chú thích ảnh.",
        province_text="Thanh Hóa",
        certainty="inferred",
    )
    plan = actions.add_document(
        "kh-121",
        kind="ke-hoach",
        number="121",
        symbol="KH-UBND",
        issuer="Ban Chỉ đạo 138 tỉnh",
        title="Kế hoạch xây dựng điển hình",
        issued_on=date(2021, 5, 24),
    )
    actions.cite(article, plan)
    actions.add_document(
        "luat-cu",
        kind="luat",
        number="15/2003",
        symbol="QH11",
        title="Luật cũ",
        issued_on=date(2003, 1, 1),
        issued_precision="year",
        in_force_to=date(2023, 12, 31),
    )


@pytest.mark.parametrize(
    ("number", "symbol", "printed"),
    [
        ("121", "KH-UBND", "121/KH-UBND"),
        ("06/2022", "QH15", "06/2022/QH15"),
        ("09", "CT/TW", "09-CT/TW"),
        ("", "", ""),
    ],
)
def test_numbers_are_printed_as_state_and_party_write_them(number: str, symbol: str, printed: str) -> None:
    assert Document(number=number, symbol=symbol).full_number == printed


def test_the_register_lists_the_newest_first(register: None, client: Client) -> None:
    page = client.get_page("/van-ban")
    titles = [link for link in page.links if link.href.startswith("/van-ban/")]
    assert titles.pop(0).href == "/van-ban/ngay-nghi"
    assert [link.text for link in titles] == ["Kế hoạch xây dựng điển hình", "Tin về phong trào", "Luật cũ"]
    assert "tháng 5/2021" in page
    assert "năm 2003" in page


def test_one_kind_can_be_chosen_and_an_unknown_one_means_all(register: None, client: Client) -> None:
    page = client.get_page("/van-ban?loai=luat")
    assert "Luật cũ" in page
    assert "Kế hoạch xây dựng điển hình" not in page
    assert "Kế hoạch xây dựng điển hình" in client.get_page("/van-ban?loai=khong-co")


def test_a_document_keeps_issuer_and_symbol_apart_and_names_who_cites_it(
    register: None, client: Client
) -> None:
    page = client.get_page("/van-ban/kh-121")
    assert page.h1 == "Kế hoạch 121/KH-UBND"
    assert "24/05/2021" in page
    assert "KH-UBND" in page
    assert "Ban Chỉ đạo 138 tỉnh" in page
    assert page.link("Tin về phong trào").href == "/van-ban/bai-1"


def test_what_is_inferred_says_so(register: None, client: Client) -> None:
    page = client.get_page("/van-ban/bai-1")
    assert "Suy ra từ chú thích ảnh." in page
    assert "Thanh Hóa (suy ra từ nội dung)" in page


def test_a_law_that_has_ended_is_not_in_force(register: None, client: Client) -> None:
    assert "Không có hiệu lực hôm nay (đến hết 31/12/2023)" in client.get_page("/van-ban/luat-cu")


def test_an_unknown_document_is_a_404(session: Any, client: Client) -> None:
    client.get_page("/van-ban/khong-co", status=404)


def test_loading_documents_twice_changes_nothing(session: Any) -> None:
    data: list[dict[str, Any]] = [
        {"key": "a", "kind": "bai-viet", "title": "Bài", "mark": "V", "seed": "000"},
        {"key": "b", "kind": "chi-thi", "title": "Chỉ thị", "mark": "V", "cited_by": ["a"]},
    ]
    actions.load_documents(data)
    made = actions.load_documents(data)
    assert made["a"].cites == [made["b"]]
    assert made["a"].certainty == "unknown"
    assert session.query(Document).count() == 2
