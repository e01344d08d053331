"""After the council: one decision for the round, its certificates, and the one that is taken back.

`seat("congkhai")` is that person's tab, `seat("")` a stranger's. Works without JavaScript.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pypdf
from playwright.sync_api import Page, expect

from tests.journeys import forty
from tests.journeys.office import DECISION, release, sign, today
from tests.journeys.unit import fill

Seat = Callable[[str], Page]


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def draw_up(tab: Page, word: str, number: str) -> str:
    """One decision for the dossiers with this word in their name, of all that wait; its address."""
    tab.goto("/quyet-dinh/lap")
    offered = tab.get_by_role("group", name="Hồ sơ đưa vào quyết định").locator(".choice")
    for other in offered.filter(has_not_text=word).all():
        other.get_by_role("checkbox").uncheck()
    return sign(tab, number)


def decided(seat: Seat, secretary: Page) -> str:
    """One decision for the thirty-nine; nobody outside sees it before the second person releases it."""
    address = draw_up(secretary, forty.WORD, "4105")
    expect(secretary.get_by_role("row")).to_have_count(40)  # thirty-nine and the head
    expect(secretary.get_by_role("row").filter(has_text=f"thôn {forty.HAMLETS[1]} Bắc Hà")).to_have_count(0)
    expect(secretary.get_by_role("article")).to_contain_text("Ủy ban nhân dân tỉnh Lào Cai")
    assert seat("").request.get(address).status == 404
    release(seat("congkhai"), address)
    return address


def certified(seat: Seat, secretary: Page, decision: str, hamlet: str) -> str:
    """The office prints the certificates; a stranger types the code of one and reads that it is real."""
    secretary.goto(decision)
    secretary.get_by_role("link", name="In giấy khen").click()
    secretary.get_by_role("button", name="Lập tệp để in").click()
    download = secretary.get_by_role("link", name=re.compile("^Tải tệp"))
    for _ in range(60):
        if download.is_visible():
            break
        secretary.wait_for_timeout(500)
        secretary.reload()
    file = pypdf.PdfReader(io.BytesIO(secretary.request.get(download.get_attribute("href") or "").body()))
    pages = [page.extract_text() for page in file.pages]
    assert len(pages) == 39
    page = next(text for text in pages if f"thôn {hamlet} Bắc Hà" in text)
    code = re.findall(r"[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}", page)[-1]
    stranger = seat("")
    verified(stranger, code, "Giấy thật, đang có giá trị")
    expect(stranger.get_by_role("main")).to_contain_text(f"thôn {hamlet} Bắc Hà")
    return code


def verified(stranger: Page, code: str, heading: str) -> None:
    stranger.goto("/xac-minh")
    stranger.get_by_label("Mã trên giấy").fill(code.lower())
    stranger.get_by_role("button", name="Xác minh").click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text(heading)


def revoked(seat: Seat, secretary: Page, decision: str, code: str) -> None:
    """A decision of its own, drawn up by one and released by another, takes it back; the stranger reads so."""
    secretary.goto(decision)
    secretary.get_by_role("link", name="Thu hồi").click()
    secretary.get_by_label(re.compile(f"thôn {forty.HAMLETS[0]} Bắc Hà")).check()
    head = {name: DECISION[name] for name in ("Ký hiệu", "Căn cứ", "Chức vụ người ký", "Họ tên người ký")}
    fill(secretary, {"Số": "4106", "Ngày ban hành": today(), **head})
    secretary.get_by_label("Lý do", exact=True).fill("Thành tích nêu trong hồ sơ không đúng.")
    secretary.get_by_role("button", name="Lập, chờ người thứ hai công khai").click()
    expect(secretary.get_by_role("heading", name="Dự thảo thu hồi")).to_be_visible()
    assert secretary.get_by_role("button", name="Công khai thu hồi").count() == 0
    stranger = seat("")
    verified(stranger, code, "Giấy thật, đang có giá trị")
    releaser = seat("congkhai")
    releaser.goto(decision)
    releaser.get_by_role("button", name="Công khai thu hồi").click()
    expect(releaser.get_by_role("heading", name="Dự thảo thu hồi")).to_have_count(0)
    verified(stranger, code, "Khen thưởng đã bị thu hồi")
    stranger.goto(decision)
    expect(stranger.get_by_role("heading", name="Thu hồi, đính chính")).to_be_visible()
    expect(stranger.get_by_role("row", name=re.compile("Đã thu hồi"))).to_contain_text("4106/QĐ-UBND")
    assert f"thôn {forty.HAMLETS[0]} Bắc Hà" not in stranger.get_by_role("main").inner_text()
