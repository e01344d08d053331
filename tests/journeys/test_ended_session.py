"""The session is over and the line is bad as well: every way on stays open, and the page says which it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.chromium import Complaints
from tests.journeys import unit
from tests.journeys.drafts import FIRST, SECOND, Desk, is_saved, kept, opened, sign_in_over, type_on
from tests.kit.media.hostile import saved, scene

ASKED = "**/dang-nhap?*"


def dead(route: Route) -> None:
    route.abort()


def photo() -> tuple[str, bytes]:
    return ("IMG_0001.PNG", saved(scene(640, 480), "PNG"))


@pytest.mark.parametrize("again", ["by the button", "by itself"])
def test_the_line_dies_while_the_page_asks_who_one_is(desk: Desk, complaints: Complaints, again: str) -> None:
    """What was pressed can be pressed again, and what is typed afterwards is saved as before."""
    tab, code = opened(desk)
    tab.context.clear_cookies()
    unit.fill(tab, {"Đặc điểm, tình hình": FIRST, "Cách làm": FIRST})
    tab.route(ASKED, dead)
    unit.go_on(tab)
    expect(tab.get_by_text("Chưa gửi được vì mất kết nối")).to_be_visible()
    assert tab.locator("form[data-autosave][data-sending], form [aria-busy]").count() == 0
    tab.unroute(ASKED)
    if again == "by itself":  # tried later without a button: it says so, and its button opens the box
        tab.get_by_role("button", name="Đăng nhập lại").click()
        expect(sign_in_over(tab, "donvi")).to_have_count(0)
        type_on(tab, SECOND)
        is_saved(tab)
        assert kept(desk, code) == FIRST + SECOND
    unit.go_on(tab)
    if again == "by the button":
        sign_in_over(tab, "donvi")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Kết quả")
    complaints.forgive("ERR_FAILED")


def test_a_photo_meets_a_dead_line_while_the_page_asks_who_one_is(desk: Desk, complaints: Complaints) -> None:
    tab, _code = opened(desk, "hinh-anh")
    tab.context.clear_cookies()
    tab.route(ASKED, dead)
    unit.choose(tab, "Ảnh", photo())
    expect(tab.get_by_text("có mạng thì tự gửi lại")).to_be_visible()
    tab.unroute(ASKED)
    tab.get_by_role("button", name="Gửi lại").click()
    sign_in_over(tab, "donvi")
    expect(tab.get_by_role("heading", name="Ảnh đã có 1")).to_be_visible()
    complaints.forgive("ERR_FAILED")


def test_the_box_says_why_one_is_not_signed_in(desk: Desk, complaints: Complaints) -> None:
    """Closed, another account's, the site busy, somebody else's page: each in its own words; then it goes on."""
    tab, _code = opened(desk, "hinh-anh")
    unit.choose(tab, "Ảnh", photo())
    item = tab.locator("[data-photos-hung] > li")
    item.get_by_label("Mô tả ảnh", exact=True).fill("Ba người đi quanh xóm buổi tối.")
    item.get_by_role("radio").first.check()
    tab.context.clear_cookies()
    describe = item.get_by_role("button", name="Lưu mô tả")
    describe.click()
    tab.get_by_role("dialog").get_by_role("button", name="Đóng").click()
    expect(tab.get_by_text("phiên đăng nhập đã hết. Bấm lại để đăng nhập.")).to_be_visible()
    describe.click()
    expect(sign_in_over(tab, "donvi2").get_by_role("alert")).to_contain_text("không mở được hồ sơ")
    tab.route("**/dang-nhap", lambda route: route.fulfill(status=503, body="busy"))
    expect(sign_in_over(tab, "donvi").get_by_role("alert")).to_contain_text("Hệ thống đang bận")
    tab.unroute("**/dang-nhap")
    mine = opened_by(tab, "somebody else")
    expect(sign_in_over(tab, "donvi").get_by_role("alert")).to_contain_text("tài khoản đã mở trang này")
    opened_by(tab, mine)
    expect(sign_in_over(tab, "donvi")).to_have_count(0)
    expect(item.get_by_text("Tả ảnh: Ba người đi quanh xóm")).to_be_visible()
    complaints.forgive("503")


def opened_by(tab: Page, person: str) -> str:
    """Let the page say whose it is; who it was before."""
    before: str = tab.evaluate("document.documentElement.dataset.person")
    tab.evaluate("person => { document.documentElement.dataset.person = person; }", person)
    return before
