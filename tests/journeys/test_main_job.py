"""The whole job in real browsers: from the first word of a nomination to the page that everybody can read.

Each person sits at a browser of their own. Everything is done twice: with JavaScript and without.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from urllib.parse import urljoin

from PIL import Image
from playwright.sync_api import Page, expect

from tests.chromium import with_and_without_javascript
from tests.journeys import office, unit
from tests.kit.media.hostile import SECRET, SERIAL, telltale_jpeg, turned_jpeg
from tests.kit.media.hostile_documents import docx, pdf
from tests.kit.media.reading import PIXELS_ONLY, jpeg_segments

Desk = Callable[..., Page]


@with_and_without_javascript
def test_a_nomination_becomes_a_public_initiative(desk: Desk, javascript: bool) -> None:
    name = f"Vườn rau canh gác liên thôn {'một' if javascript else 'hai'}"
    number = "4101" if javascript else "4102"
    officer = desk("donvi")
    code = draft_and_send(officer, name, focused=javascript)
    secretary = desk("thuongtruc")
    supplement(officer, secretary, code)
    office.receive(secretary, code)
    appraise(desk, code)
    decision = decide_and_release(desk, secretary, code, name, number)
    read_as_a_stranger(desk(), decision, name, number)


def draft_and_send(tab: Page, name: str, *, focused: bool) -> str:
    """All five steps, the check, the declaration forgotten once, the receipt."""
    code = unit.begin(tab, "Mô hình")
    unit.write(tab, {**unit.BASICS, "Tên mô hình": name})
    unit.add_photo(tab, ("IMG_0001.JPG", telltale_jpeg()))
    expect(tab.get_by_role("heading", name="Ảnh đã có 1")).to_be_visible()
    tab.get_by_role("link", name="Tiếp tục").click()
    unit.add_file(tab, ("Tờ trình.pdf", pdf()), "Tờ trình của UBND xã")
    unit.add_file(tab, ("Báo cáo.docx", docx()))
    expect(tab.get_by_role("heading", name="Tài liệu đã có 2")).to_be_visible()
    tab.get_by_role("link", name="Kiểm tra và gửi").click()
    for answer in (name, unit.METHOD["Nguồn lực"], "Số vụ mất trộm nông cụ", "Tờ trình.pdf", "Báo cáo.docx"):
        expect(tab.get_by_role("main")).to_contain_text(answer)
    forget_the_declaration(tab, focused=focused)
    unit.send(tab)
    expect(tab.locator(".reference")).to_have_text(code)
    return code


def forget_the_declaration(tab: Page, *, focused: bool) -> None:
    """422 with the list of errors in focus; everything typed is still there."""
    with tab.expect_response(re.compile("/buoc$")) as answer:
        tab.get_by_role("button", name="Gửi hồ sơ đề cử").click()
    assert answer.value.status == 422
    expect(tab).to_have_title(re.compile("^Lỗi:"))
    errors = tab.get_by_role("alert")
    expect(errors.get_by_role("link")).to_have_text("Đánh dấu vào lời cam kết trước khi gửi hồ sơ.")
    if focused:
        expect(errors).to_be_focused()
        errors.get_by_role("link").click()
        expect(tab.get_by_label("Hồ sơ đúng sự thật")).to_be_focused()


def supplement(officer: Page, secretary: Page, code: str) -> None:
    """The office asks about two fields; the unit is told, finds both remarks in place, and answers them."""
    remarks = {"Cách làm": "Ghi rõ ai lập lịch trực.", "Ảnh": "Thêm một ảnh buổi tối."}
    office.send_back(secretary, code, "Cách làm và ảnh còn thiếu chi tiết.", remarks)
    expect(secretary.get_by_text("Yêu cầu bổ sung").first).to_be_visible()
    officer.goto("/viec-can-lam")
    bell = officer.locator("a.bell")
    expect(bell).to_contain_text("chưa đọc")
    bell.click()
    expect(officer.get_by_role("main")).to_contain_text("Cách làm và ảnh còn thiếu chi tiết.")
    officer.get_by_role("link", name=re.compile("yêu cầu bổ sung hồ sơ")).first.click()
    expect(officer.get_by_role("listitem").filter(has_text="Cần bổ sung")).to_have_count(2)
    officer.get_by_role("link", name="Hoàn cảnh và cách làm").click()
    expect(officer.get_by_text("Ghi rõ ai lập lịch trực.")).to_be_visible()
    unit.fill(
        officer, {"Cách làm": "Trưởng thôn lập lịch trực mỗi tháng.\nNhóm trực đi một vòng rồi mới về."}
    )
    with officer.expect_navigation():
        unit.go_on(officer)
    officer.goto(f"/de-cu/{code}/hinh-anh")
    expect(officer.get_by_text("Thêm một ảnh buổi tối.")).to_be_visible()
    unit.add_photo(officer, ("IMG_0002.JPG", turned_jpeg(3)), "Nhóm trực đi qua cổng thôn buổi tối")
    expect(officer.get_by_role("heading", name="Ảnh đã có 2")).to_be_visible()
    officer.goto(f"/de-cu/{code}/kiem-tra")
    unit.send(officer)


def appraise(desk: Desk, code: str) -> None:
    """Two members score without seeing each other; the one from the unit's own commune is kept out."""
    first, second, third = desk("thamdinh1"), desk("thamdinh2"), desk("thamdinh3")
    office.score(first, code, "Cách làm rõ, dễ học theo ở thôn khác.")
    expect(first.locator("p", has_text="Cách làm rõ, dễ học theo ở thôn khác.")).to_be_visible()
    office.open_dossier(second, code)
    expect(second.get_by_role("button", name="Gửi phiếu chấm")).to_be_visible()
    assert "dễ học theo ở thôn khác" not in second.content()
    office.score(second, code, "Số liệu cần theo dõi thêm một năm.")
    expect(second.locator("p", has_text="Cách làm rõ, dễ học theo ở thôn khác.")).to_be_visible()
    third.goto("/tham-dinh?hang-doi=tat-ca")
    assert code not in third.content()
    own = by_hand(third, f"/tham-dinh/{code}/phieu", verdict="for", comment="Tự chấm cho đơn vị mình")
    assert (third.request.get(f"/tham-dinh/{code}").status, own) == (404, 404)


def by_hand(tab: Page, path: str, **sent: str) -> int:
    """POST what no form on the page would send, with this browser's cookies and token; the status."""
    token = tab.locator("input[name=csrf_token]").first.input_value()
    answer = tab.request.post(path, form={"csrf_token": token, **sent}, max_redirects=0)
    return answer.status


def decide_and_release(desk: Desk, secretary: Page, code: str, name: str, number: str) -> str:
    """The chair concludes, the office draws up and cannot release, a second person does."""
    office.conclude(desk("chutich"), code)
    address = office.draw_up(secretary, [name], number)
    expect(secretary.get_by_text("Quyết định đang chờ người thứ hai công khai.")).to_be_visible()
    assert by_hand(secretary, f"{address}/cong-khai") == 403
    assert desk().request.get(address).status == 404
    office.release(desk("congkhai"), address)
    return address


def read_as_a_stranger(tab: Page, decision: str, name: str, number: str) -> None:
    """The roll, the decision and the initiative are there, with photos that tell nothing of the telephone."""
    tab.goto("/vinh-danh")
    expect(tab.get_by_role("listitem").filter(has_text=name).first).to_contain_text(
        "Công nhận mô hình điển hình"
    )
    tab.goto(decision)
    expect(tab.get_by_role("heading", level=1)).to_contain_text(number)
    tab.get_by_role("link", name=name).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(name)
    main = tab.get_by_role("main")
    for part in (
        "Trưởng thôn lập lịch trực",
        "Số vụ mất trộm nông cụ",
        "Khen thưởng",
        "Công nhận mô hình điển hình",
    ):
        expect(main).to_contain_text(part)
    assert "Tờ trình.pdf" not in tab.content()
    pictures = main.locator("article.split img")
    expect(pictures).to_have_count(2)
    look_for_the_telephone(tab, [pictures.nth(at).get_attribute("src") or "" for at in range(2)])


def look_for_the_telephone(tab: Page, sources: list[str]) -> None:
    for source in sources:
        for address in (source, urljoin(source, "goc.jpg")):
            served = tab.request.get(address)
            assert served.status == 200
            assert served.headers["content-type"] == "image/jpeg"
            data = served.body()
            assert {name for name, _ in jpeg_segments(data)} <= PIXELS_ONLY
            assert not Image.open(io.BytesIO(data)).getexif()
            assert SECRET.encode() not in data
            assert SERIAL.encode() not in data
