"""A dossier that came back opens what the office named; the receipt, the sample, the initiative by its name."""

from __future__ import annotations

import io
from typing import Any

import pytest

from antq.kit.refusals import Refused
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.nominations.report import QUESTION, is_changeable
from tests.cast import a_complete_draft, a_photo, released, returned, submitted, who
from tests.client import SITE, Client, page_of
from tests.kit.media.hostile import saved, scene
from tests.nominations.paper import LONG
from tests.nominations.sending import post, token_of
from tests.transcripts.writing import COLLECTIVE, written


def sent_back(remarks: dict[str, str]) -> Nomination:
    nomination = submitted()
    actions.send_back(nomination, "Còn thiếu.", remarks, by=who("thuongtruc"))
    return nomination


def test_a_draft_is_open_and_a_supplement_only_where_it_was_named(session: Any) -> None:
    assert all(is_changeable(a_complete_draft(), name) for name in QUESTION)
    nomination = returned()
    assert [name for name in QUESTION if is_changeable(nomination, name)] == ["how"]
    nomination.results = ""
    assert [name for name in QUESTION if is_changeable(nomination, name)] == ["how", "results"]


def test_the_step_shows_the_note_beside_the_one_open_question(client: Client, session: Any) -> None:
    nomination = returned()
    own = f"/de-cu/{nomination.ref}/cach-lam"
    client.sign_in("donvi")
    page = client.get_page(own)
    assert "Nêu rõ ai trực loa." in page
    assert [name for name in page.form(own).fields if name in QUESTION] == ["how"]
    assert client.submit(page, own, how=LONG, press="Lưu và tiếp tục").status_code == 303
    before = (nomination.background, nomination.results)
    answer = post(client, page.form(own), mot_lan="x", how=LONG + " Thêm.", background=LONG, results=LONG)
    assert answer.status_code in (303, 409)
    session.expire_all()
    assert (nomination.background, nomination.results) == before
    for step in ("thong-tin", "ket-qua", "hinh-anh", "tai-lieu"):
        closed = client.get_page(f"/de-cu/{nomination.ref}/{step}")
        assert "giữ nguyên như đã gửi" in closed
        assert all(form.action != f"/de-cu/{nomination.ref}/{step}" for form in closed.forms)


def test_the_check_page_offers_to_change_only_that(client: Client, session: Any) -> None:
    nomination = returned()
    client.sign_in("donvi")
    page = client.get_page(f"/de-cu/{nomination.ref}/kiem-tra")
    changes = [link.get("href") for link in page.all("a") if "ve=kiem-tra" in str(link.get("href"))]
    assert changes == [f"/de-cu/{nomination.ref}/cach-lam?ve=kiem-tra#how"]


def test_a_word_file_gets_round_no_lock(client: Client, session: Any) -> None:
    """Brought in from Word is what the office named, and the file itself only when files were named."""
    nomination = returned(recipient="collective")
    was = (nomination.name, nomination.results)
    client.sign_in("donvi")
    page = client.get_page(f"/de-cu/{nomination.ref}/tu-word")
    answer = client.submit(page, "tu-word", file=(io.BytesIO(written(COLLECTIVE)), "a.docx"))
    answer.request.environ["wsgi.input"].close()
    page = client.follow(answer)
    form = page.form("chon")
    assert {name for name in form.fields if name in QUESTION} == {"how"}
    assert post(client, form, how="tep", name="tep", results="tep").status_code == 303
    session.expire_all()
    assert "bình yên" in nomination.how or nomination.how != LONG
    assert (nomination.name, nomination.results) == was
    assert nomination.album.files == []
    with pytest.raises(Refused):
        actions.write(nomination, {"results": LONG}, seen=nomination.version, by=who("donvi"))
    session.rollback()
    assert "tu-word" in client.get_page(f"/de-cu/{nomination.ref}").html
    other = sent_back({"photos": "Thêm ảnh."})
    assert "tu-word" not in client.get_page(f"/de-cu/{other.ref}").html


@pytest.mark.parametrize(("named", "status"), [("photos", 303), ("files", 403)])
def test_photos_open_when_photos_were_named(client: Client, session: Any, named: str, status: int) -> None:
    nomination = sent_back({named: "Thêm."})
    client.sign_in("donvi")
    address = f"/de-cu/{nomination.ref}/hinh-anh"
    photo = (io.BytesIO(saved(scene(640, 480), "JPEG")), "a.jpg")
    fields = {"csrf_token": token_of(client.get_page(address)), "alt": "Bà con họp", "consent": "agreed"}
    body = {**fields, "photo": photo}
    answer = client.post(address, data=body, content_type="multipart/form-data", headers={"Origin": SITE})
    assert answer.status_code == status
    session.expire_all()
    assert len(nomination.album.photos) == (status == 303)


@pytest.mark.parametrize("step", ["thong-tin", "cach-lam", "ket-qua"])
def test_every_question_can_be_the_only_one(client: Client, session: Any, step: str) -> None:
    client.sign_in("donvi")
    for name in ("name", "place", "summary", "initiative", "publicity", "background", "lessons", "figures"):
        nomination = sent_back({name: "Xem lại."})
        assert nomination.ref in client.get_page(f"/de-cu/{nomination.ref}/{step}")


def test_the_receipt_says_the_code_the_way_to_look_it_up_and_the_days(client: Client, session: Any) -> None:
    nomination = submitted()
    client.sign_in("donvi")
    page = client.get_page(f"/de-cu/{nomination.ref}/hoan-thanh")
    assert "Mã QR để tra cứu hồ sơ" in page.html
    assert f"https://localhost/tra-cuu/{nomination.ref}" in page
    assert "10 ngày làm việc" in page


def test_the_sample_is_open_to_everybody_and_linked_from_every_step(client: Client, session: Any) -> None:
    assert "Đèn ngõ báo bình an" in client.get_page("/huong-dan/ho-so-mau")
    nomination = a_complete_draft()
    a_photo(nomination)
    client.sign_in("donvi")
    for step in ("", "/thong-tin", "/cach-lam", "/ket-qua", "/hinh-anh", "/tai-lieu"):
        page = client.get_page(f"/de-cu/{nomination.ref}{step}")
        assert any(link.get("href") == "/huong-dan/ho-so-mau" for link in page.all("a")), step


def test_the_initiative_is_named_by_code_or_by_name(client: Client, session: Any) -> None:
    known = released("donvi2", name="Tiếng kẻng bình yên bản Mẫu").initiative
    assert known is not None
    nomination = a_complete_draft(recipient="collective")
    own = f"/de-cu/{nomination.ref}/thong-tin"
    client.sign_in("donvi")
    for typed in (known.ref.lower(), "  Tiếng kẻng  bình yên bản Mẫu "):
        nomination.initiative = None
        answer = client.submit(client.get_page(own), own, initiative=typed, press="Lưu và tiếp tục")
        assert answer.status_code == 303, typed
        session.expire_all()
        assert nomination.initiative == known
    assert f"/mo-hinh/{known.address}" in client.get_page(f"/de-cu/{nomination.ref}").html
    wrong = client.submit(client.get_page(own), own, initiative="Không có tên này", press="Lưu và tiếp tục")
    assert "hoặc ghi đúng tên mô hình" in page_of(wrong, status=422)
