"""What lies on a shared machine belongs to whoever typed it.

It is offered to nobody else, and goes when it was sent or at the sign-out.
"""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.chromium import SAMPLE_PASSWORD, Complaints, sign_in
from tests.journeys import unit
from tests.journeys.drafts import (
    FIRST,
    SECOND,
    Desk,
    copies,
    has_a_copy,
    on_the_shelf,
    opened,
    type_on,
    waited,
)
from tests.kit.media.hostile import saved, scene

OFFER = "Máy này còn giữ nội dung chưa lưu"
OPINION = "Cách làm rõ, người dân kể lại được."
SHEET = "#phieu-cham textarea"


def unanswered(route: Route) -> None:
    """Pages come, nothing that is sent arrives."""
    if route.request.method == "POST":
        route.abort()
    else:
        route.continue_()


def to_judge(tab: Page) -> None:
    """A dossier that both members may judge."""
    tab.goto("/tham-dinh?hang-doi=tham-dinh")
    tab.locator(".dossiers th a", has_text="Mắt sáng đường quê").click()
    tab.wait_for_load_state("networkidle")


def change_seats(context: BrowserContext, name: str) -> Page:
    """The session ended without a sign-out; the next person signs in at the same machine."""
    context.clear_cookies()
    tab = context.new_page()
    sign_in(tab, name, SAMPLE_PASSWORD)
    return tab


def sign_out(tab: Page) -> None:
    tab.locator("summary", has=tab.locator(".who")).click()
    tab.get_by_role("button", name="Đăng xuất").click()
    expect(tab.get_by_role("link", name="Đăng nhập").first).to_be_visible()


def test_what_a_member_typed_is_offered_to_no_other(desk: Desk) -> None:
    """Nor does another's sign-out take it: it waits for whoever typed it."""
    first = desk("thamdinh3")
    to_judge(first)
    first.locator(SHEET).fill(OPINION)
    has_a_copy(first, OPINION)
    first.close()
    second = change_seats(first.context, "thamdinh1")
    to_judge(second)
    expect(second.get_by_text(OFFER)).to_have_count(0)
    assert OPINION not in second.content()
    sign_out(second)
    again = change_seats(first.context, "thamdinh3")
    to_judge(again)
    expect(again.get_by_text(OFFER)).to_be_visible()
    again.get_by_role("button", name="Khôi phục").click()
    expect(again.locator(SHEET)).to_have_value(OPINION)
    sign_out(again)
    assert copies(again) == []


def fill_sheet(tab: Page, comment: str) -> None:
    for field in tab.locator("#phieu-cham input[inputmode=numeric]").all():
        field.fill("5")
    tab.locator("#phieu-cham").get_by_label("Đề nghị khen thưởng", exact=True).check()
    tab.locator(SHEET).fill(comment)


def test_what_was_sent_is_kept_no_longer(desk: Desk) -> None:
    """Not before it was taken: a dead line and an answer that says what is wrong leave the copy."""
    tab = desk("thamdinh3", 2)
    to_judge(tab)
    address = tab.url
    fill_sheet(tab, OPINION)
    tab.route("**/phieu", unanswered)
    tab.get_by_role("button", name="Gửi phiếu chấm").click()
    tab.wait_for_timeout(500)
    tab.unroute("**/phieu")
    tab.goto(address)
    tab.get_by_role("button", name="Khôi phục").click()
    tab.locator("#phieu-cham input[inputmode=numeric]").first.fill("nhiều")
    tab.get_by_role("button", name="Gửi phiếu chấm").click()
    expect(tab.locator("[data-error-summary]")).to_be_visible()
    has_a_copy(tab, "nhiều")
    tab.locator("#phieu-cham input[inputmode=numeric]").first.fill("5")
    tab.get_by_role("button", name="Gửi phiếu chấm").click()
    expect(tab.get_by_text("Đã gửi lúc")).to_be_visible()
    tab.wait_for_load_state("networkidle")
    expect(tab.get_by_text(OFFER)).to_have_count(0)
    assert waited(tab, lambda: not copies(tab)), copies(tab)
    tab.locator(SHEET).fill(f"{OPINION} Nên nhân rộng.")
    has_a_copy(tab, "Nên nhân rộng.")
    tab.get_by_role("button", name="Lưu và sang hồ sơ tiếp").click()
    expect(tab).not_to_have_url(re.compile(f"{re.escape(address)}$"))
    assert waited(tab, lambda: not copies(tab)), copies(tab)


def test_a_restored_sheet_says_what_it_was_made_from(desk: Desk) -> None:
    """Given anew on another machine meanwhile, it is met there and not written over unseen."""
    here, there = desk("thamdinh1", 3), desk("thamdinh1", 4)
    to_judge(here)
    here.locator(SHEET).fill("Bản gõ dở ở máy này.")
    has_a_copy(here, "Bản gõ dở")
    to_judge(there)
    there.locator(SHEET).fill("Bản gửi từ máy kia.")
    there.get_by_role("button", name="Lưu phiếu").click()
    expect(there.locator(SHEET)).to_have_value("Bản gửi từ máy kia.")
    here.reload()
    here.get_by_role("button", name="Khôi phục").click()
    with here.expect_response(re.compile("/phieu$")) as answer:
        here.get_by_role("button", name="Lưu phiếu").click()
    assert answer.value.status == 409
    expect(here.locator(SHEET)).to_have_value("Bản gõ dở ở máy này.")
    has_a_copy(here, "Bản gõ dở")
    there.reload()
    expect(there.locator(SHEET)).to_have_value("Bản gửi từ máy kia.")


def test_a_dead_line_is_told_once_and_truly(desk: Desk, complaints: Complaints) -> None:
    """Forms that do not save themselves do not say so, and ten of them say it once."""
    tab, _code = opened(desk, "hinh-anh")
    for number in range(2):
        unit.choose(tab, "Ảnh", (f"{number}.png", saved(scene(640, 480 + number), "PNG")))
        expect(tab.get_by_role("heading", name=f"Ảnh đã có {number + 1}")).to_be_visible()
    tab.context.set_offline(True)
    bar = tab.get_by_text("Mất kết nối – bản nháp đang giữ trên máy này")
    expect(bar).to_have_count(1)
    expect(bar).to_be_visible()
    expect(bar).to_contain_text("Bấm lưu khi có mạng.")
    tab.context.set_offline(False)
    expect(bar).to_have_count(0)
    complaints.found[:] = [each for each in complaints.found if "ERR_INTERNET_DISCONNECTED" not in each]


def test_signing_out_takes_everything_along(desk: Desk, complaints: Complaints) -> None:
    """A text and a photo that never arrived, on the disk twice; and what stands unsaved in another tab."""
    tab, code = opened(desk)
    photos, other = desk("donvi"), desk("donvi")
    photos.goto(f"/de-cu/{code}/hinh-anh")
    other.goto(f"/de-cu/{code}/ket-qua")
    for page in (photos, other):
        page.wait_for_load_state("networkidle")
    tab.context.route(f"**/de-cu/{code}/**", unanswered)
    type_on(tab, FIRST)
    box = other.locator("form[data-keep] textarea").first
    box.fill(SECOND)
    unit.choose(photos, "Ảnh", ("IMG_0007.JPG", saved(scene(640, 480), "JPEG")))
    has_a_copy(tab, FIRST)
    has_a_copy(other, SECOND.strip())
    assert waited(photos, lambda: on_the_shelf(photos, "photos"))
    assert len([key for key in copies(tab) if key.startswith("antq-nhap:")]) == 4

    tab.evaluate("document.querySelector('form[data-keep] textarea').value = 'Gõ ngay trước khi ra về.'")
    sign_out(tab)
    for moment in ("at once", "typed later", "the other tab goes"):
        if moment == "typed later":
            box.fill(SECOND * 2)
            other.wait_for_timeout(600)
        if moment == "the other tab goes":
            other.goto("/")
        assert (copies(tab), on_the_shelf(tab, "photos")) == ([], []), moment
    complaints.forgive("ERR_FAILED")
