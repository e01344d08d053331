"""The main job, page by page, as the cast lives it: from an empty draft to the roll of honour."""

from __future__ import annotations

import io
from typing import Any

import pytest
from werkzeug.test import TestResponse

from antq.evidence.models import Photo
from antq.kit import clock
from antq.kit.database import db
from antq.kit.journal import faults
from antq.kit.records import Event
from antq.nominations import actions
from antq.nominations.models import Nomination, Review
from tests.browser import Page
from tests.cast import COMPLETE, FORMS, REPORT, conclusion, score, who
from tests.client import Client, page_of
from tests.kit.media.hostile import plain_jpeg, saved, scene
from tests.kit.media.hostile_documents import pdf


class Desk:
    """One browser for the whole cast, one after the other."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def sit(self, name: str) -> None:
        self.client.sign_out()
        self.client.sign_in(name)

    def send(
        self, address: str, action: str = "", /, *, press: str | None = None, **values: Any
    ) -> TestResponse:
        """Fill in the form of a page and send it."""
        return self.client.submit(self.client.get_page(address), action or address, press=press, **values)

    def go(self, address: str, action: str = "", /, *, press: str | None = None, **values: Any) -> Page:
        """The same, and on to the page that it leads to."""
        return self.client.follow(self.send(address, action, press=press, **values))


@pytest.fixture
def desk(client: Client) -> Desk:
    return Desk(client)


def begin(desk: Desk, recipient: str) -> str:
    """The address of a new draft."""
    desk.sit("donvi")
    answer = desk.send("/de-cu", recipient=recipient, unit="ubnd-xa-muong-lai")
    assert desk.client.follow(answer).h1 == "Hồ sơ chưa đặt tên"
    return str(answer.location)


def answer_everything(desk: Desk, own: str, recipient: str) -> None:
    """The five steps, each leading to the next."""
    first = {**COMPLETE[recipient], "form": FORMS[recipient], "summary": REPORT["summary"], "place": "04345"}
    if recipient == "person":
        first |= {"publicity": "initials"}
    page = desk.go(f"{own}/thong-tin", press="Lưu và tiếp tục", **first)
    assert page.h1 == "Bước 2 trên 5: Hoàn cảnh và cách làm"
    texts = {name: REPORT[name] for name in ("background", "how")}
    page = desk.go(f"{own}/cach-lam", press="Lưu và tiếp tục", **texts)
    assert page.h1 == "Bước 3 trên 5: Kết quả"
    figure = {
        "what": "Vụ trộm cắp",
        "unit": "vụ",
        "before": "12",
        "value": "3,5",
        "source": "Công an xã",
        "better": "down",
        "base": "3.200 dân",
    }
    row = {f"figures-0-{name}": value for name, value in figure.items()}
    page = desk.go(f"{own}/ket-qua", press="Lưu và tiếp tục", results=REPORT["results"], **row)
    assert page.h1 == "Bước 4 trên 5: Hình ảnh"


def add_evidence(desk: Desk, own: str) -> None:
    """A photo and a file."""
    alt = "Bà con họp thôn bàn cách đặt loa"
    picture = (io.BytesIO(plain_jpeg()), "IMG_1.JPG")
    page = desk.go(f"{own}/hinh-anh", photo=picture, alt=alt, consent="agreed", taken_on="19/08/2026")
    assert alt in page
    page = desk.go(f"{own}/tai-lieu", file=(io.BytesIO(pdf()), "Tờ trình.pdf"), about="Tờ trình của xã")
    assert "Tờ trình.pdf" in page


def send_in(desk: Desk, own: str) -> str:
    """Check and send; the reference number on the receipt."""
    page = desk.client.get_page(f"{own}/kiem-tra")
    for sentence in (REPORT["summary"], "1 ảnh", "1 tệp", "Vụ trộm cắp (vụ)", "3,5", "Tính trên 3.200 dân"):
        assert sentence in page
    assert "Đặt loa ở ba ngõ" in page
    done = desk.go(f"{own}/kiem-tra", f"{own}/buoc", cam_ket=True)
    assert done.h1 == "Nộp hồ sơ thành công"
    assert own.removeprefix("/de-cu/") in done
    return own.removeprefix("/de-cu/")


def supplement(desk: Desk, ref: str) -> None:
    """Sent back with remarks on named fields, which stand beside those fields; then sent in again."""
    desk.sit("thuongtruc")
    appraisal = f"/tham-dinh/{ref}"
    remarks = {"remark_how": "Nêu rõ ai trực loa.", "remark_photos": "Thêm ảnh buổi họp."}
    desk.go(appraisal, f"{appraisal}/tra-lai", note="Cách làm còn chung chung.", **remarks)
    desk.sit("donvi")
    own = f"/de-cu/{ref}"
    page = desk.client.get_page(own)
    assert "Cách làm còn chung chung." in page
    assert [tag.text for tag in page.all("span", class_="tag")].count("Cần bổ sung") == 2
    step = desk.client.get_page(f"{own}/cach-lam")
    before, _, after = step.text.partition("Nêu rõ ai trực loa.")
    assert before.rstrip().endswith("Cần bổ sung:")
    assert after.lstrip().startswith("Cách làm")  # the remark stands right above its question
    assert "Thêm ảnh buổi họp." in desk.client.get_page(f"{own}/hinh-anh")
    assert "Cần bổ sung:" not in desk.client.get_page(f"{own}/tai-lieu")
    how = REPORT["how"] + "\nBốn người thay nhau trực."
    page = desk.go(f"{own}/cach-lam", press="Lưu và tiếp tục", how=how)
    assert desk.go(f"{own}/kiem-tra", f"{own}/buoc", cam_ket=True).h1 == "Nộp hồ sơ thành công"


def receive_and_hand_on(desk: Desk, ref: str) -> None:
    desk.sit("thuongtruc")
    appraisal = f"/tham-dinh/{ref}"
    page = desk.client.get_page(appraisal)
    assert "Bốn người thay nhau trực." in page
    assert "đủ số lần cho phép" in page
    page = desk.client.follow(_press(desk, appraisal, f"{appraisal}/buoc", move="receive"))
    assert "Đã tiếp nhận" in page
    page = desk.client.follow(_press(desk, appraisal, f"{appraisal}/buoc", move="open_appraisal"))
    assert "Đang thẩm định" in page


def _press(desk: Desk, address: str, action: str, *, move: str) -> TestResponse:
    """Send the one of several forms with the same action that makes this move."""
    page = desk.client.get_page(address)
    form = next(form for form in page.forms if form.action == action and form.fields.get("move") == move)
    return desk.client._send(
        form, None, {name: value for name, value in form.fields.items() if value is not None}
    )


SHEET = {"tac-dung": 28, "nhan-dan": 18, "nhan-rong": 17, "ben-vung": 12, "sang-tao": 8, "ho-so": 5}


def review_twice(desk: Desk, ref: str, session: Any) -> None:
    """Others' reviews open after one's own; whoever belongs to the unit finds no such dossier."""
    appraisal = f"/tham-dinh/{ref}"
    points = {f"points_{code}": str(value) for code, value in SHEET.items()}
    comment = {
        "thamdinh1": "Cách làm rõ ràng, ai cũng học theo được.",
        "thamdinh2": "Nên nhân rộng ra toàn tỉnh.",
    }
    for name in ("thamdinh1", "thamdinh2"):
        desk.sit(name)
        page = desk.client.get_page(appraisal)
        assert comment["thamdinh1"] not in page
        page = desk.go(appraisal, f"{appraisal}/phieu", **points, verdict="for", comment=comment[name])
        assert "88 điểm" in page
        assert "Sửa được đến khi" not in page  # the sheet stays, filled with what was given
    assert comment["thamdinh1"] in page
    desk.sit("thamdinh3")
    assert comment["thamdinh1"] not in desk.client.get_page(appraisal, status=404)
    page = desk.client.get_page("/tham-dinh")
    token = page.form("/dang-xuat").fields["csrf_token"]
    data = {"csrf_token": token, **points, "verdict": "for", "comment": "Tôi vẫn muốn chấm hồ sơ này."}
    page_of(desk.client.post(f"{appraisal}/phieu", data=data), status=404)
    assert session.query(Review).count() == 2


def conclude(desk: Desk, ref: str) -> None:
    desk.sit("chutich")
    appraisal = f"/tham-dinh/{ref}"
    page = desk.client.get_page(appraisal)
    assert page.form(f"{appraisal}/ket-qua").fields["members"] == "5"  # four seats and the chair
    told = {"met_on": f"{clock.today():%d/%m/%Y}", "present": "4", "votes_for": "4", "votes_against": "0"}
    page = desk.go(appraisal, f"{appraisal}/ket-qua", **told, members="4", result="pass")
    assert "Trình quyết định" in page


def draw_up_and_release(desk: Desk, ref: str) -> str:
    """The address of the decision: drawn up by one who may also release, but not this one."""
    desk.sit("kiemnhiem")
    facts = {
        "issuer": "ubnd-tinh",
        "number": "1234",
        "symbol": "QĐ-UBND",
        "issued_on": f"{clock.today():%d/%m/%Y}",
        "about": "Về việc khen thưởng trong phong trào Toàn dân bảo vệ an ninh Tổ quốc",
        "bases": "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "signer_title": "Phó Chủ tịch",
        "signer_name": "Lưu Quang Huy",
    }
    answer = desk.send("/quyet-dinh/lap", nominations=[ref], **facts)
    address = str(answer.location)
    page = desk.client.follow(answer)
    assert "Người công khai phải là người thứ hai" in page
    assert f"{address}/cong-khai" not in [form.action for form in page.forms]
    token = page.form("/dang-xuat").fields["csrf_token"]
    refused = page_of(desk.client.post(f"{address}/cong-khai", data={"csrf_token": token}), status=403)
    assert "Người công khai phải là người thứ hai" in refused
    desk.client.sign_out()
    desk.client.get_page(address, status=404)
    desk.sit("congkhai")
    page = desk.go(address, f"{address}/cong-khai")
    assert f"{address}/cong-khai" not in [form.action for form in page.forms]
    return address


@pytest.mark.parametrize("recipient", ["initiative", "collective", "person"])
def test_from_an_empty_draft_to_the_roll_of_honour(desk: Desk, session: Any, recipient: str) -> None:
    own = begin(desk, recipient)
    answer_everything(desk, own, recipient)
    add_evidence(desk, own)
    ref = send_in(desk, own)
    if recipient == "initiative":
        supplement(desk, ref)
        receive_and_hand_on(desk, ref)
        review_twice(desk, ref, session)
        conclude(desk, ref)
    else:
        _behind_the_scenes(ref)
    address = draw_up_and_release(desk, ref)
    desk.client.sign_out()
    name = COMPLETE[recipient]["name"]
    shown = {"initiative": name, "collective": name, "person": "N.V.A."}[recipient]
    for page in (desk.client.get_page(address), desk.client.get_page("/vinh-danh")):
        assert shown in page
        assert REPORT["summary"] in page
        assert recipient != "person" or name not in page
    if recipient == "initiative":
        _in_the_catalogue(desk, name)
    desk.sit("donvi")
    assert "Quyết định số 1234/QĐ-UBND" in desk.client.get_page(own)
    assert faults() == []
    assert session.query(Nomination).one().state == "released"
    kinds = [kind for (kind,) in session.query(Event.kind).filter(Event.subject == "decision")]
    assert kinds == ["decision.draw_up", "decision.release"]


def _behind_the_scenes(ref: str) -> None:
    """What the journey of the initiative has shown on pages already."""
    nomination = db.session.query(Nomination).filter_by(ref=ref).one()
    actions.receive(nomination, by=who("thuongtruc"))
    actions.open_appraisal(nomination, by=who("thuongtruc"))
    score(nomination, "thamdinh1", "thamdinh2")
    actions.conclude(nomination, conclusion(), by=who("chutich"))


def _in_the_catalogue(desk: Desk, name: str) -> None:
    """The public page of what was enrolled, with its photo, figure and commendation."""
    listed = desk.client.get_page("/mo-hinh")
    link = next(link for link in listed.links if link.href.startswith("/mo-hinh/") and name in link.text)
    page = desk.client.get_page(link.href)
    assert page.h1 == name
    for sentence in ("Đặt loa ở ba ngõ", "Vụ trộm cắp", "1234/QĐ-UBND", "Công nhận mô hình điển hình"):
        assert sentence in page
    photo = next(img for img in page.all("img") if img.get("alt") == "Bà con họp thôn bàn cách đặt loa")
    with desk.client.get(photo.attrib["src"]) as response:
        assert response.status_code == 200
    assert "Tờ trình.pdf" not in page


def test_photos_are_ordered_and_dropped(desk: Desk, session: Any) -> None:
    own = begin(desk, "initiative")
    for number in (1, 2):
        data = saved(scene(640, 480 + number), "JPEG")
        desk.go(
            f"{own}/hinh-anh", photo=(io.BytesIO(data), "a.jpg"), alt=f"Ảnh số {number}", consent="no_people"
        )

    def alts() -> list[str]:
        session.expire_all()
        return [photo.alt for photo in session.query(Photo).order_by(Photo.position)]

    assert alts() == ["Ảnh số 1", "Ảnh số 2"]
    second = session.query(Photo).filter_by(alt="Ảnh số 2").one().ref
    desk.go(f"{own}/hinh-anh", f"{own}/hinh-anh/{second}/len")
    assert alts() == ["Ảnh số 2", "Ảnh số 1"]
    desk.go(f"{own}/hinh-anh", f"{own}/hinh-anh/{second}/bo")
    assert alts() == ["Ảnh số 1"]
