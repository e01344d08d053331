"""The administrator's page of abbreviations."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import delete

from antq.abbreviations import queries
from antq.abbreviations.models import Abbreviation
from antq.people.actor import SYSTEM
from tests.client import Client, page_of

TABLE = "/quan-tri/viet-tat"


@pytest.fixture(autouse=True)
def empty(session: Any) -> None:
    session.execute(delete(Abbreviation))
    session.commit()


def rows() -> list[tuple[str, str]]:
    return [(row.short, row.long) for row in queries.browse(by=SYSTEM)]


def test_adding_changing_and_removing(client: Client) -> None:
    client.sign_in("quantri")
    page = client.get_page(TABLE)
    assert "Bảng đang trống" in page
    page = client.follow(client.submit(page, "them-chu", short=" CLB ", long="câu  lạc bộ"))
    assert "Đã thêm CLB – câu lạc bộ." in page
    assert rows() == [("CLB", "câu lạc bộ")]
    page = client.get_page(page.link("CLB").href)
    assert page.h1 == "CLB – câu lạc bộ"
    assert page.form("sua-chu").fields["long"] == "câu lạc bộ"
    page = client.follow(client.submit(page, "sua-chu", long="câu lạc bộ, nhóm"))
    assert rows() == [("CLB", "câu lạc bộ, nhóm")]
    page = client.get_page(page.link("CLB").href)
    assert "sửa chữ viết tắt CLB – câu lạc bộ thành CLB – câu lạc bộ, nhóm" in page
    page = client.follow(client.submit(page, "bo-chu"))
    assert "Đã bỏ CLB – câu lạc bộ, nhóm." in page
    assert rows() == []


def test_mistakes_keep_what_was_typed(client: Client) -> None:
    client.sign_in("quantri")
    page = client.get_page(TABLE)
    answer = page_of(client.submit(page, "them-chu", short="CLB", long=""), status=422)
    assert answer.text.count("Nhập cách viết đầy đủ") == 2
    assert answer.form("them-chu").fields["short"] == "CLB"
    client.submit(page, "them-chu", short="CLB", long="câu lạc bộ")
    again = page_of(
        client.submit(client.get_page(TABLE), "them-chu", short="clb", long="cau lac bo"), status=422
    )
    assert again.text.count("Bảng đã có chữ viết tắt này") == 2
    client.submit(again, "them-chu", short="TDP", long="tổ dân phố")
    own = client.get_page(client.get_page(TABLE).link("TDP").href)
    wrong = page_of(client.submit(own, "sua-chu", short="CLB", long="câu lạc bộ"), status=422)
    assert wrong.h1 == "TDP – tổ dân phố"
    assert rows() == [("CLB", "câu lạc bộ"), ("TDP", "tổ dân phố")]


def test_nobody_else_has_anything_to_do_here(client: Client) -> None:
    assert client.get(TABLE).location.startswith("/dang-nhap")
    client.sign_in("thuongtruc")
    assert "Bảng chữ viết tắt do người quản trị giữ." in client.get_page(TABLE, status=403)
    token = client.get_page("/tai-khoan").forms[0].fields["csrf_token"]
    answer = client.post(TABLE, data={"csrf_token": token, "short": "CLB", "long": "câu lạc bộ"})
    assert answer.status_code == 403
    assert rows() == []


def test_what_is_not_there_is_missing(client: Client) -> None:
    client.sign_in("quantri")
    client.get_page(f"{TABLE}/VT-khong", status=404)
