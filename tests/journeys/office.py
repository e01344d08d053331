"""What the standing office, the council, its chair and the releaser do in the browser. Works without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Mapping

from playwright.sync_api import Page, expect

from antq.kit import clock
from tests.journeys.unit import fill

DECISION = {
    "Ký hiệu": "QĐ-UBND",
    "Trích yếu": "Về việc tặng Bằng khen trong phong trào Toàn dân bảo vệ an ninh Tổ quốc",
    "Căn cứ": "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
    "Chức vụ người ký": "Phó Chủ tịch",
    "Họ tên người ký": "Lý Văn Mẫu",
}


def today() -> str:
    """As it is typed."""
    return f"{clock.today():%d/%m/%Y}"


def open_dossier(tab: Page, code: str) -> None:
    tab.goto(f"/tham-dinh/{code}")


def send_back(tab: Page, code: str, note: str, remarks: Mapping[str, str]) -> None:
    """Ask for a supplement: (label of a field) to (what is missing there)."""
    open_dossier(tab, code)
    tab.locator("summary", has_text="Yêu cầu bổ sung").click()
    tab.get_by_label("Vì sao cần bổ sung").fill(note)
    form = tab.locator("form[action$='/tra-lai']")
    for label, says in remarks.items():
        group = form.locator("details", has=tab.get_by_text(label, exact=True))
        group.locator("summary").click()
        group.get_by_label(label, exact=True).fill(says)
    tab.get_by_role("button", name="Gửi yêu cầu bổ sung").click()


def receive(tab: Page, code: str) -> None:
    """Take the supplemented dossier in and hand it to the council."""
    open_dossier(tab, code)
    tab.get_by_role("button", name="Tiếp nhận hồ sơ").click()
    tab.get_by_role("button", name="Chuyển hội đồng thẩm định").click()
    expect(tab.get_by_text("Đang thẩm định").first).to_be_visible()


def score(tab: Page, code: str, comment: str) -> None:
    """Give points for every criterion, a verdict and a comment."""
    open_dossier(tab, code)
    form = tab.locator("form[action$='/phieu']")
    for field in form.locator("input[inputmode=numeric]").all():
        field.fill("5")
    form.get_by_label("Đề nghị khen thưởng", exact=True).check()
    form.get_by_label("Nhận xét", exact=True).fill(comment)
    form.get_by_role("button", name="Gửi phiếu chấm").click()


def conclude(tab: Page, code: str) -> None:
    """Four members, four present, all for."""
    open_dossier(tab, code)
    form = tab.locator("form[action$='/ket-qua']")
    counts = {"Số thành viên dự họp": "4", "Số phiếu đồng ý": "4", "Số phiếu không đồng ý": "0"}
    fill(tab, {"Ngày họp hội đồng": today(), "Số thành viên hội đồng": "4", **counts})
    form.get_by_label("Đề nghị khen thưởng", exact=True).check()
    form.get_by_role("button", name="Ghi kết quả").click()
    expect(tab.get_by_text("Trình quyết định").first).to_be_visible()


def draw_up(tab: Page, titles: list[str], number: str) -> str:
    """One decision for these dossiers; its address."""
    tab.goto("/quyet-dinh/lap")
    boxes = tab.get_by_role("group", name="Hồ sơ đưa vào quyết định").get_by_role("checkbox")
    for box in boxes.all():
        box.uncheck()
    for title in titles:
        tab.get_by_label(title, exact=True).check()
    return sign(tab, number)


def sign(tab: Page, number: str) -> str:
    """Number, day and signer of the decision whose dossiers are chosen; its address."""
    fill(tab, {"Số": number, "Ngày ban hành": today(), **DECISION})
    tab.get_by_role("button", name="Lập quyết định").click()
    expect(tab.get_by_role("heading", name=re.compile(number), level=1)).to_be_visible()
    return tab.url


def release(tab: Page, address: str) -> None:
    """The second person makes it public."""
    tab.goto(address)
    tab.get_by_role("button", name="Công khai quyết định").click()
    expect(tab.get_by_role("button", name="Công khai quyết định")).to_have_count(0)
