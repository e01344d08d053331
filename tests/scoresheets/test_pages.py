"""Score sheets as people meet them: on a telephone, without JavaScript, with mistakes."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from antq.kit import paging
from antq.scoresheets import queries
from antq.scoresheets.models import Score, Thresholds
from antq.scoresheets.workflow import SCORE
from tests.cast import who
from tests.client import Client, page_of
from tests.making import reading
from tests.scoresheets.scored import HAMLET, SHEET, begun, confirmed, submitted

FULL = {"lanh-dao": "15", "dang-ky": "14,5", "ngay-hoi": "15", "mo-hinh": "20", "ket-qua": "20", "luc-luong": "10",
        "khen-thuong": "5"}  # fmt: skip
TYPED = {f"points_{code}": points for code, points in FULL.items()} | {
    f"evidence_{code}": "Nghị quyết số 3 của Đảng ủy" for code in FULL
}


def test_a_sheet_from_the_first_to_the_last(session: Any, client: Client) -> None:
    client.sign_in("donvi")
    page = client.get_page("/xep-loai/cham")
    address = client.submit(page, "lap-phieu", sheet=SHEET).location
    page = client.get_page(address)
    answer = client.submit(page, "phieu-cham", **{"points_dang-ky": "14,5", "points_lanh-dao": "15"})
    page = client.follow(answer)
    assert "Tổng điểm tự chấm: 29,5" in page
    assert "Tổng điểm đang có: 29,5 / 100" in page
    page = client.follow(client.submit(page, "phieu-cham", press="Gửi phiếu chấm", **TYPED))
    assert "Chờ xác nhận" in page
    client.sign_out()
    client.sign_in("thuongtruc")
    assert "Phiếu chấm chờ xác nhận" in client.get_page("/viec-can-lam")
    assert "tự chấm" in client.get_page("/xep-loai/cho-xac-nhan").text.lower()
    page = client.get_page(address)
    page = client.follow(
        client.submit(page, "phieu-cham", **{"points_mo-hinh": "18", "note_mo-hinh": "Mới ra mắt."})
    )
    assert "97,5 / 100" in page
    client.sign_out()
    page = client.get_page("/xep-loai")
    assert "Xã Mường Lai" in page
    assert "Tốt" in page
    assert "Nghị quyết" not in page
    assert "97,5" not in page


def test_nothing_typed_is_lost(session: Any, client: Client) -> None:
    score = begun()
    session.commit()
    client.sign_in("donvi")
    page = client.get_page(f"/xep-loai/cham/{score.ref}")
    wrong = {"points_lanh-dao": "mười", "points_dang-ky": "99", "evidence_dang-ky": "Kế hoạch của xã"}
    for press in ("Tính điểm và lưu", "Gửi phiếu chấm"):
        answer = client.submit(page, "phieu-cham", press=press, **wrong)
        page = page_of(answer, status=422)
        assert "“mười” không phải là một số" in page
        for value in ("mười", "99", "Kế hoạch của xã"):
            assert value in answer.text
        assert page.title.startswith("Lỗi: ")
    wrong = {"points_lanh-dao": "15", "points_dang-ky": "99"}
    page = page_of(client.submit(page, "phieu-cham", **wrong), status=422)
    assert "cho điểm từ 0 đến 15" in page
    assert score.lines == []


def test_sending_twice_sends_once(session: Any, client: Client) -> None:
    client.sign_in("donvi")
    page = client.get_page("/xep-loai/cham")
    first = client.submit(page, "lap-phieu", sheet=SHEET)
    second = client.submit(page, "lap-phieu", sheet=SHEET)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert session.scalar(select(func.count()).select_from(Score)) == 1
    again = client.submit(client.get_page("/xep-loai/cham"), "lap-phieu", sheet=SHEET)
    assert again.status_code == 422


def test_who_came_late_keeps_what_they_typed(session: Any, client: Client) -> None:
    score = begun()
    session.commit()
    client.sign_in("donvi")
    old = client.get_page(f"/xep-loai/cham/{score.ref}")
    page = client.get_page(f"/xep-loai/cham/{score.ref}")
    assert client.submit(page, "phieu-cham", **{"points_dang-ky": "5"}).status_code == 303
    answer = client.submit(old, "phieu-cham", **{"points_dang-ky": "6", "evidence_dang-ky": "Sổ đăng ký"})
    assert answer.status_code == 409
    assert "Sổ đăng ký" in answer.text
    assert "Người khác vừa sửa phiếu này" in answer.text


@pytest.mark.parametrize("typed", [{"points_dang-ky": "6"}, {"points_dang-ky": "sáu"}])
def test_who_saves_after_a_colleague_sent_keeps_what_they_typed(
    session: Any, client: Client, typed: dict[str, str]
) -> None:
    score = begun()
    session.commit()
    client.sign_in("donvi")
    page, colleague = (client.get_page(f"/xep-loai/cham/{score.ref}") for _ in range(2))
    assert client.submit(colleague, "phieu-cham", press="Gửi phiếu chấm", **TYPED).status_code == 303
    for press in ("Tính điểm và lưu", "Gửi phiếu chấm"):
        typed |= {"evidence_dang-ky": "Sổ đăng ký của thôn"}
        late = page_of(client.submit(page, "phieu-cham", press=press, **typed), status=409)
        assert "Phiếu này đã được gửi nên không sửa được nữa" in late
        assert late.form("phieu-cham").fields["points_dang-ky"] == typed["points_dang-ky"]
        assert "Sổ đăng ký của thôn" in late.form("phieu-cham").fields["evidence_dang-ky"]
    session.expire_all()
    assert score.state == "submitted"
    assert "Sổ đăng ký" not in {line.evidence for line in score.lines}


def test_a_draft_is_dropped_in_two_steps_and_begun_anew(session: Any, client: Client) -> None:
    score = begun()
    ref = score.ref
    session.commit()
    client.sign_in("donvi")
    page = client.get_page(f"/xep-loai/cham/{ref}")
    ask = client.get_page(page.link("Bỏ bản nháp này").href)
    client.submit(page, "phieu-cham", **{"points_dang-ky": "5"})
    page = page_of(client.submit(ask, "bo-phieu"), status=409)
    assert "Người khác vừa sửa phiếu này" in page
    assert "1 tiêu chí mất hẳn" in page
    page = client.follow(client.submit(page, "bo-phieu"))
    assert "Đã bỏ bản nháp" in page
    assert client.get(f"/xep-loai/cham/{ref}").status_code == 404
    assert client.submit(page, "lap-phieu", sheet=SHEET).status_code == 303
    sent = submitted("donvi2")
    session.commit()
    assert client.get(f"/xep-loai/cham/{sent.ref}/bo").status_code == 404
    client.sign_out()
    client.sign_in("donvi2")
    assert client.get(f"/xep-loai/cham/{sent.ref}/bo").status_code == 303
    assert "Bỏ bản nháp" not in client.get_page(f"/xep-loai/cham/{sent.ref}")


def test_strangers_see_no_sheet(session: Any, client: Client) -> None:
    draft, sent = begun(sheet=HAMLET, neighbourhood="Thôn Đông"), submitted()
    session.commit()
    for address in (
        f"/xep-loai/cham/{sent.ref}",
        "/xep-loai/cham",
        "/xep-loai/cho-xac-nhan",
        "/xep-loai/muc-diem",
    ):
        assert client.get(address).status_code == 303
    assert "Xã Mường Lai" not in client.get_page("/xep-loai")
    client.sign_in("donvi2")
    assert client.get(f"/xep-loai/cham/{sent.ref}").status_code == 404
    assert client.get("/xep-loai/cho-xac-nhan").status_code == 403
    client.sign_out()
    client.sign_in("thuongtruc")
    assert client.get(f"/xep-loai/cham/{draft.ref}").status_code == 404


def test_sending_back_needs_a_reason(session: Any, client: Client) -> None:
    score = submitted()
    session.commit()
    client.sign_in("thuongtruc")
    page = client.get_page(f"/xep-loai/cham/{score.ref}")
    page = page_of(client.submit(page, "tra-lai", note=""), status=422)
    assert "Nhập lý do." in page
    client.follow(client.submit(page, "tra-lai", note="Thiếu minh chứng Ngày hội."))
    client.sign_out()
    client.sign_in("donvi")
    assert "Phiếu chấm bị trả lại" in client.get_page("/viec-can-lam")
    page = client.get_page(f"/xep-loai/cham/{score.ref}")
    assert client.submit(page, "phieu-cham", press="Gửi phiếu chấm").status_code == 303


def test_the_public_table_and_its_file(session: Any, client: Client) -> None:
    confirmed()
    score = confirmed("donvi2", less="5")
    confirmed(sheet=HAMLET, neighbourhood="Thôn Đông")
    session.commit()
    page = client.get_page("/xep-loai")
    assert "50 %" in page
    page = client.get_page(page.link("Khu dân cư").href)
    assert "100 %" in page
    answer = client.get(f"/xep-loai.csv?nam={score.year}")
    assert answer.mimetype == "text/csv"
    assert f"Xã Mù Cang Chải,Tỉnh Lào Cai,{score.year},0,0,1,0,1" in answer.text.replace("\ufeff", "")
    for odd in ("nam=x", "nam=99999", "loai=x", "doi-tuong=x", "tinh=zz", "tinh=04345"):
        assert client.get(f"/xep-loai?{odd}").status_code == 200


def test_thresholds_are_set_with_their_source(session: Any, client: Client) -> None:
    score = confirmed(less="1")
    session.commit()
    client.sign_in("thuongtruc")
    page = client.get_page("/xep-loai/muc-diem")
    typed = {
        "valid_from": "1/1/2020",
        "good": "95",
        "fair": "80",
        "average": "cao",
        "note": "Quy chế của tỉnh",
    }
    page = page_of(client.submit(page, "muc-diem", sheet=SHEET, **typed), status=422)
    assert "“cao” không phải là một số" in page
    page = client.follow(client.submit(page, "muc-diem", sheet=SHEET, **typed | {"average": "60"}))
    assert "1 phiếu đổi loại" in page
    assert score.grade == "kha"
    assert (
        session.scalar(
            select(func.count()).select_from(Thresholds).where(Thresholds.province_id.is_not(None))
        )
        == 1
    )
    assert (
        queries.thresholds(score.sheet, on=queries.due_on(score.sheet, score.year), province_id=None)
        is not None
    )


def test_years_that_no_calendar_here_has_are_left_out(session: Any, client: Client) -> None:
    for year in ("2150", "1989", "9999", "١٩٩٩", "x" * 3000):
        assert client.get(f"/xep-loai?nam={year}").status_code == 200


def test_long_lists_are_counted_and_cut_by_the_database(
    session: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "PER_PAGE", 2)
    made = [submitted(sheet=HAMLET, neighbourhood=f"Thôn {name}") for name in ("Đông", "Tây", "Nam")]
    session.commit()
    assert [one.count for one in SCORE.waiting(by=who("thuongtruc"))] == [3]
    client.sign_in("thuongtruc")
    pages = [client.get_page(f"/xep-loai/cho-xac-nhan?trang={number}") for number in (1, 2)]
    shown = [[score.ref for score in made if score.ref in page.text] for page in pages]
    assert shown == [[each.ref for each in made[:2]], [made[2].ref]]
    assert client.get_page("/xep-loai/cho-xac-nhan?trang=%F0%9F%91%8D").text == pages[0].text
    client.sign_out()
    client.sign_in("donvi")
    assert made[2].ref in client.get_page("/xep-loai/cham").text
    assert made[0].ref in client.get_page("/xep-loai/cham?trang=2").text
    assert made[0].ref not in client.get_page("/xep-loai/cham").text


def test_as_many_statements_for_many_sheets_as_for_one(session: Any, client: Client) -> None:
    client.sign_in("thuongtruc")

    def statements(address: str) -> int:
        with reading() as sent:
            assert client.get(address).status_code == 200
        assert not any("score_line" in each for each in sent)
        return len(sent)

    addresses = ("/xep-loai/cho-xac-nhan", "/viec-can-lam")
    submitted(sheet=HAMLET, neighbourhood="Thôn Đông")
    confirmed(sheet=HAMLET, neighbourhood="Thôn Tây")
    session.commit()
    few = [statements(address) for address in addresses]
    for name in ("Bắc", "Nam", "Trung"):
        submitted(sheet=HAMLET, neighbourhood=f"Thôn {name}")
        confirmed(sheet=HAMLET, neighbourhood=f"Thôn {name} Hạ")
    session.commit()
    assert [statements(address) for address in addresses] == few


def test_the_office_sees_what_was_confirmed_last_first(session: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [confirmed(sheet=HAMLET, neighbourhood=f"Thôn {name}") for name in ("Đông", "Tây", "Nam")]
    monkeypatch.setattr(queries, "NEWEST", 2)
    assert queries.confirmed_last(by=who("thuongtruc")) == made[:0:-1]
    assert queries.confirmed_last(by=who("camau")) == []
