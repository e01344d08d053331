"""The page of a figure: what strangers read, and the two forms of the standing office."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from antq.catalogue import actions as catalogue
from antq.catalogue.models import Initiative
from antq.evidence import actions
from antq.evidence.models import Figure
from antq.law import actions as law
from antq.people.actor import SYSTEM
from antq.places.queries import by_key
from antq.units.queries import by_ref
from tests.browser import words
from tests.client import Client, page_of
from tests.making import an_initiative


@pytest.fixture
def initiative(session: Any) -> Initiative:
    """In the catalogue, from Mường Lai."""
    return an_initiative("Tiếng loa an ninh", place=by_key("04345"), sponsor=by_ref("ubnd-xa-muong-lai"))


@pytest.fixture
def thefts(initiative: Initiative, session: Any) -> Figure:
    """Its figure."""
    made = actions.add_figure(
        initiative.album, what="Vụ trộm cắp", value=Decimal(11), before=Decimal(19), unit="vụ", better="down",
        base=Decimal(3200), base_unit="dân", period="năm 2025", source="Công an xã",
        said_by=by_ref("ubnd-xa-muong-lai"),
    )  # fmt: skip
    session.commit()
    return made


def test_a_stranger_reads_everything_but_forms(
    thefts: Figure, initiative: Initiative, client: Client
) -> None:
    page = client.get_page(
        client.get_page(f"/mo-hinh/{initiative.address}").link("Về số này: Vụ trộm cắp").href
    )
    text = page.text.replace("\xa0", " ")
    assert page.h1 == "Vụ trộm cắp"
    for said in ("11 vụ", "19 vụ", "3,4 trên 1.000 dân", "Tự báo cáo", "Giảm là tốt", thefts.ref, "Công an xã",
                 "Ủy ban nhân dân xã Mường Lai"):  # fmt: skip
        assert said in text
    assert page.link("Tiếng loa an ninh").href == f"/mo-hinh/{initiative.address}"
    assert [each for each in page.forms if each.method == "post"] == []
    assert client.get("/so-lieu/SL-0").status_code == 404
    assert client.post(f"/so-lieu/{thefts.ref}/nhan", data={}).status_code in (303, 400)


def test_the_office_labels_it(thefts: Figure, initiative: Initiative, client: Client, session: Any) -> None:
    client.sign_in("thuongtruc")
    page = client.get_page(f"/so-lieu/{thefts.ref}")
    answer = client.submit(page, "gan-nhan", label="appraised", note="")
    wrong = page_of(answer, status=422)
    assert "Nhập lý do" in wrong.text_of("note-loi")
    assert wrong.form("gan-nhan").fields["label"] == "appraised"
    shown = client.follow(client.submit(wrong, "gan-nhan", label="appraised", note="Đối chiếu sổ."))
    assert "Đã đổi nhãn số liệu." in shown
    assert "Đổi nhãn từ “Tự báo cáo” sang “Đã thẩm định”" in shown
    assert "Đối chiếu sổ." in shown
    session.expire_all()
    assert thefts.label == "appraised"
    client.sign_out()
    assert "Đã thẩm định" in client.get_page(f"/mo-hinh/{initiative.address}")


def test_the_public_reads_why_but_not_who(thefts: Figure, client: Client, another_client: Any) -> None:
    client.sign_in("thuongtruc")
    page = client.get_page(f"/so-lieu/{thefts.ref}")
    client.follow(client.submit(page, "gan-nhan", label="no_effect", note="Xã bên cũng giảm."))
    shown = another_client().get_page(f"/so-lieu/{thefts.ref}")
    assert "Xã bên cũng giảm." in shown
    assert "Nguyễn Minh Khôi" not in shown


def test_a_correction_keeps_the_old_number_in_sight(
    thefts: Figure, initiative: Initiative, client: Client, session: Any
) -> None:
    client.sign_in("thuongtruc")
    page = client.get_page(f"/so-lieu/{thefts.ref}")
    assert page.form("dinh-chinh").fields["base"] == "3.200 dân"
    answer = client.submit(page, "dinh-chinh", value="gần 13", base="3.250 dân", reason="Đếm sót hai vụ.")
    shown = client.follow(answer)
    assert shown.h1 == "Vụ trộm cắp"
    assert "Thay cho số" in shown
    old = client.get_page(f"/so-lieu/{thefts.ref}")
    assert words(old.one("s")).replace("\xa0", " ") == "11 vụ"
    assert "Đếm sót hai vụ." in old
    assert [each for each in old.forms if each.method == "post" and "so-lieu" in each.action] == []
    told = client.get_page(f"/mo-hinh/{initiative.address}")
    assert "Đã đính chính" in told
    assert words(told.one("s")).replace("\xa0", " ") == "11 vụ"
    assert "giảm từ 19 xuống gần 13 vụ" in told.text.replace("\xa0", " ")
    catalogue.reindex(initiative)
    assert initiative.figure_count == 1


WRONG = [
    ({"value": "nhiều"}, "value", "không phải là một số"),
    ({"value": ""}, "value", "Nhập số đúng"),
    ({"value": "1.5"}, "value", "dấu chấm chỉ tách hàng nghìn"),
    ({"value": "1,2345"}, "value", "nhiều nhất 3 chữ số"),
    ({"value": "=1+1"}, "value", "không phải là một số"),
    ({"before": "x"}, "before", "không phải là một số"),
    ({"base": "3200"}, "base", "Ghi số rồi đơn vị"),
    ({"base": "1,2345 hộ"}, "base", "nhiều nhất 3 chữ số"),
    ({"document": "khong-co"}, "document", "Không có văn bản này"),
    ({"source": ""}, "source", "Nhập nguồn"),
    ({"reason": " "}, "reason", "Nhập lý do"),
    ({"reason": "x" * 501}, "reason", "từ 1 đến 500 ký tự"),
    ({"period": "x" * 101}, "period", "từ 2 đến 100 ký tự"),
]


@pytest.mark.parametrize(("typed", "field", "says"), WRONG)
def test_wrong_corrections_are_said_beside_the_field(
    thefts: Figure, client: Client, session: Any, typed: dict[str, str], field: str, says: str
) -> None:
    client.sign_in("thuongtruc")
    page = client.get_page(f"/so-lieu/{thefts.ref}")
    answer = client.submit(page, "dinh-chinh", **{"value": "13", "reason": "Đếm sót hai vụ.", **typed})
    wrong = page_of(answer, status=422)
    assert says in wrong.text_of(f"{field}-loi")
    if field != "reason":
        assert wrong.form("dinh-chinh").fields["reason"] == "Đếm sót hai vụ."
    assert session.scalar(select(func.count()).select_from(Figure)) == 1


def test_a_document_makes_it_evidenced(thefts: Figure, client: Client, session: Any) -> None:
    law.add_document("bc-1", kind="bao-cao", title="Báo cáo năm 2025")
    session.commit()
    client.sign_in("thuongtruc")
    page = client.get_page(f"/so-lieu/{thefts.ref}")
    answer = client.submit(page, "dinh-chinh", value="13", document="bc-1", source="", reason="Theo báo cáo.")
    assert "Có minh chứng" in client.follow(answer)


@pytest.mark.parametrize("name", ["donvi", "camau", "nguoinha", "quantri"])
def test_nobody_else_does(thefts: Figure, client: Client, session: Any, name: str) -> None:
    client.sign_in(name)
    mine = client.get_page(f"/so-lieu/{thefts.ref}")
    assert [each for each in mine.forms if "so-lieu" in each.action] == []
    token = next(each.fields["csrf_token"] for each in mine.forms if "csrf_token" in each.fields)
    data = {"csrf_token": token, "label": "appraised", "note": "Thử."}
    assert client.post(f"/so-lieu/{thefts.ref}/nhan", data=data).status_code == 403
    session.expire_all()
    assert thefts.label == "self_reported"


def test_withdrawn_figures_are_gone(
    thefts: Figure, initiative: Initiative, client: Client, session: Any
) -> None:
    catalogue.withdraw(initiative, note="Trùng.", by=SYSTEM)
    session.commit()
    assert client.get(f"/so-lieu/{thefts.ref}").status_code == 404
    client.sign_in("donvi")
    assert client.get(f"/so-lieu/{thefts.ref}").status_code == 404
