"""Warnings stand where they are of use, tell nobody more than they may see, and stop nothing."""

from __future__ import annotations

from typing import Any

from antq.honours import actions as honours
from antq.nominations import actions
from antq.nominations.warnings import warnings_of
from antq.units.actions import add_unit
from antq.units.queries import by_ref
from tests.browser import read
from tests.cast import a_complete_draft, decided, facts, proposed, released, revoked, submitted, who
from tests.client import Client, page_of
from tests.nominations.paper import Paper

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


def test_an_interest_in_an_award_hides_it_from_its_desk(session: Any) -> None:
    """A hidden award of a unit before or after one's own, or of a dossier that one keeps away from, is not told."""
    other = proposed("donvi2", "person", name="Vàng A Sùng", publicity="hidden")
    actions.declare(other, "Tôi là em ông ấy.", by=who("thuongtruc2"))
    award(other)
    mine = submitted("donvi", "person", name="Vàng A Sùng")
    assert "rewarded" in {code for code, _sure in told(mine, "thuongtruc")}
    assert "rewarded" not in {code for code, _sure in told(mine, "thuongtruc2")}


def award(nomination: Any) -> None:
    decision = actions.decide([nomination], facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    actions.release(decision, by=who("congkhai"))


def test_what_is_passed_on_and_what_was_revoked_is_no_warning(session: Any) -> None:
    given = released("donvi", "person", name="Lý Văn Hòa")
    more = actions.pass_on(given, by=who("donvi"))
    assert not {"rewarded", "nominated"} & {code for code, _sure in told(more, "donvi")}
    revoked("donvi", "person", name="Vàng A Sùng")
    again = a_complete_draft("donvi", "person", name="Vàng A Sùng")
    for reader in ("donvi", "thuongtruc"):
        assert not {"rewarded", "nominated"} & {code for code, _sure in told(again, reader)}


def test_one_of_several_that_was_taken_back_is_no_warning(session: Any) -> None:
    """The decision still holds for the other."""
    both = [proposed("donvi", "person", name=name) for name in ("Vàng A Sùng", "Lý Văn Hòa")]
    decision = actions.decide(both, facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    actions.release(decision, by=who("congkhai"))
    said = {name: value for name, value in vars(facts()).items() if name != "about"}
    why = honours.AmendmentFacts(**said, reason="Thành tích nêu trong hồ sơ không đúng.")
    draft = honours.draw_up_revocation(decision, decision.commendations[:1], why, by=who("thuongtruc"))
    actions.release_amendment(draft, by=who("congkhai"))
    codes = {
        name: {code for code, _sure in told(a_complete_draft("donvi", "person", name=name), "donvi")}
        for name in ("Vàng A Sùng", "Lý Văn Hòa")
    }
    taken = decision.commendations[0].name
    assert {name for name, found in codes.items() if "rewarded" not in found} == {taken}


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


def test_what_stands_out_comes_with_the_saving_while_one_types(client: Client, session: Any) -> None:
    client.sign_in("donvi")
    paper = Paper(client, a_complete_draft(), "cach-lam")
    answer = read(paper.autosave("một", how=PHONE, resources="Bốn người.").text, part=True)
    brought = answer.one("template")
    assert [node.get("data-of") for node in brought] == ["background", "how", "resources"]
    assert ["số điện thoại" in "".join(node.itertext()) for node in brought] == [False, True, False]
    better = read(
        paper.autosave("hai", how="Bà con họp thôn bàn cách đặt loa, cắt người trực.").text, part=True
    )
    assert "".join(better.one("template").itertext()).strip() == ""
    clash = paper.fields | {"phien_ban": "1", "goc": ""}
    paper.fields = clash
    assert "data-warned-now" not in paper.autosave("ba", how=PHONE).text


def test_it_stands_below_its_field_in_a_place_that_is_read_out(client: Client, session: Any) -> None:
    nomination = a_complete_draft(how=PHONE)
    client.sign_in("donvi")
    page = client.get_page(f"/de-cu/{nomination.ref}/cach-lam")
    places = {node.get("data-warnings-of"): node for node in page.all("div") if node.get("data-warnings-of")}
    assert list(places) == ["background", "how", "resources"]
    assert {node.get("role") for node in places.values()} == {"status"}
    assert ["số điện thoại" in "".join(node.itertext()) for node in places.values()] == [False, True, False]
    assert page.all("template") == []
