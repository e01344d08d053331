"""Warnings stand where they are of use, tell nobody more than they may see, and stop nothing."""

from __future__ import annotations

from typing import Any

from antq.nominations import actions
from antq.nominations.warnings import warnings_of
from antq.units.actions import add_unit
from tests.cast import a_complete_draft, decided, proposed, released, submitted, who
from tests.client import Client, page_of

PHONE = "Giữ yên thôn bản, bà con gọi 0912345678 là có người đến."


def told(nomination: Any, name: str) -> list[tuple[str, str]]:
    return [(each.code, str(each.sure)) for each in warnings_of(nomination, by=who(name))]


def test_an_award_of_another_round_is_told_with_its_decision(client: Client, session: Any) -> None:
    given = released("donvi", "person", name="Lý Văn Hòa")
    again = a_complete_draft("donvi", "person", name="Lí Văn Hoà")
    assert ("rewarded", "Gần như chắc chắn") in told(again, "donvi")
    client.sign_in("donvi")
    page = client.get_page(f"/de-cu/{again.ref}")
    assert given.commendation is not None
    assert page.link(f"/quyet-dinh/{given.commendation.decision.ref}")


def test_a_renamed_unit_is_the_same_unit(session: Any) -> None:
    given = released("donvi", "collective", name="Tổ tự quản thôn Suối Đá")
    old = add_unit("ubnd-cu", name="UBND xã cũ", kind="ubnd-xa", place=None, province=given.unit.province)
    assert given.commendation is not None
    given.commendation.unit, given.unit = old, old
    other = "Vận động bà con góp công làm đường hoa, thắp sáng ngõ xóm."
    again = a_complete_draft("donvi", "collective", name="Tổ tự quản thôn Suối Đá", summary=other)
    session.flush()
    assert ("rewarded", "Có nhiều khả năng") in told(again, "donvi")
    old.successor = again.unit
    session.flush()
    assert ("rewarded", "Gần như chắc chắn") in told(again, "donvi")


def test_nobody_hears_of_what_they_may_not_see(session: Any) -> None:
    """A decision that is not released, a hidden award, another unit's dossier: only the desk knows them."""
    hidden = released("donvi2", "person", name="Vàng A Sùng", publicity="hidden")
    drawn = decided("donvi2", "person", name="Giàng Thị Mỷ")
    waiting = proposed("donvi2", "person", name="Thào Văn Sử")
    for other in (hidden, drawn, waiting):
        mine = submitted("donvi", "person", name=other.name)
        assert not {"rewarded", "nominated"} & {code for code, _sure in told(mine, "donvi")}, other.name
        assert {"rewarded", "nominated"} & {code for code, _sure in told(mine, "thuongtruc")}, other.name


def test_drafts_of_others_and_what_failed_are_no_warning(session: Any) -> None:
    a_complete_draft("donvi2", "person", name="Thào Văn Sử")
    mine = submitted("donvi", "person", name="Thào Văn Sử")
    assert "nominated" not in {code for code, _sure in told(mine, "thuongtruc")}


def test_the_desk_reads_the_warnings(client: Client, session: Any) -> None:
    nomination = submitted("donvi", "person", summary=PHONE)
    client.sign_in("thuongtruc")
    page = client.get_page(f"/tham-dinh/{nomination.ref}")
    assert "Có số giống số điện thoại: “0912345678”" in page
    assert "Chưa thấy tệp nào là Tờ trình" in page


def test_the_sentence_stands_beside_the_field_once_saved(client: Client, session: Any) -> None:
    nomination = a_complete_draft("donvi", "person", summary=PHONE)
    client.sign_in("donvi")
    page = client.get_page(f"/de-cu/{nomination.ref}/thong-tin")
    assert page.all(data_warned="summary")
    assert not page.all(data_warned="name")


def test_it_stands_there_too_when_the_step_comes_back(client: Client, session: Any) -> None:
    nomination = a_complete_draft("donvi", "person")
    client.sign_in("donvi")
    page = client.get_page(f"/de-cu/{nomination.ref}/thong-tin")
    answer = client.submit(page, f"/de-cu/{nomination.ref}/thong-tin", name="", summary=PHONE)
    assert page_of(answer, status=422).all(data_warned="summary")


def test_who_sends_says_to_have_looked(client: Client, session: Any) -> None:
    nomination = a_complete_draft("donvi", "person", summary=PHONE)
    client.sign_in("donvi")
    address = f"/de-cu/{nomination.ref}"
    page = client.get_page(f"{address}/kiem-tra")
    refused = client.submit(page, f"{address}/buoc", cam_ket=True)
    again = page_of(refused, status=422)
    assert "sửa hoặc xác nhận đã xem" in again
    session.refresh(nomination)
    assert nomination.state == "draft"
    assert client.submit(again, f"{address}/buoc", cam_ket=True, da_xem=True).status_code == 303
    session.refresh(nomination)
    assert nomination.state == "submitted"


def test_without_such_words_nothing_is_asked(client: Client, session: Any) -> None:
    nomination = a_complete_draft("donvi", "person")
    client.sign_in("donvi")
    page = client.get_page(f"/de-cu/{nomination.ref}/kiem-tra")
    assert not page.all(id="da_xem")
    assert "Nên xem lại" in page  # papers are missing, and that stops nothing
    assert client.submit(page, f"/de-cu/{nomination.ref}/buoc", cam_ket=True).status_code == 303


def test_an_award_of_its_own_is_no_warning(session: Any) -> None:
    mine = released("donvi", "person", name="Lý Văn Hòa")
    assert "rewarded" not in {code for code, _sure in told(mine, "thuongtruc")}


def test_an_action_is_never_stopped(session: Any) -> None:
    nomination = a_complete_draft("donvi", "person", summary=PHONE)
    actions.submit(nomination, by=who("donvi"))
    assert nomination.state == "submitted"
