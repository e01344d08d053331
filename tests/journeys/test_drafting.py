"""Drafting on a bad line: the line cut in the middle of typing and of a photo, the session gone.

Nothing typed is lost, nothing is doubled; what cannot be settled without a person is shown.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.chromium import SAMPLE_PASSWORD, Complaints
from tests.journeys import unit
from tests.journeys.drafts import (
    FIRST,
    SECOND,
    Desk,
    how,
    is_saved,
    kept,
    opened,
    sign_in_over,
    type_on,
)
from tests.kit.media.hostile import saved, scene


def test_the_line_is_cut_in_the_middle_of_typing(desk: Desk, complaints: Complaints) -> None:
    tab, code = opened(desk)
    type_on(tab, FIRST)
    is_saved(tab)
    tab.context.set_offline(True)
    type_on(tab, SECOND)
    expect(
        tab.get_by_text("Mất kết nối – bản nháp đang giữ trên máy này, chưa lưu lên hệ thống")
    ).to_be_visible()
    tab.get_by_role("button", name="Lưu và tiếp tục").click()
    expect(tab.get_by_text("Chưa gửi được vì mất kết nối")).to_be_visible()
    assert (tab.url.rpartition("/")[2], how(tab)) == ("cach-lam", FIRST + SECOND)
    assert kept(desk, code) == FIRST
    tab.context.set_offline(False)
    is_saved(tab)
    assert kept(desk, code) == FIRST + SECOND
    complaints.forgive("ERR_INTERNET_DISCONNECTED")


def test_what_was_typed_before_the_scripts_came_is_saved(desk: Desk) -> None:
    tab, code = opened(desk)

    def late(route: Route) -> None:
        tab.wait_for_timeout(1500)
        route.continue_()

    tab.route("**/autosave*.js", late)
    with tab.expect_response(lambda answer: answer.request.method == "POST") as saved_by_itself:
        tab.goto(f"/de-cu/{code}/cach-lam", wait_until="commit")
        tab.locator("textarea[name=how]").fill(FIRST)
    assert saved_by_itself.value.status == 201
    assert kept(desk, code) == FIRST


def test_an_answer_that_is_lost_doubles_nothing(desk: Desk, complaints: Complaints) -> None:
    """The text arrived, the answer did not: sent again, it is neither saved twice nor called somebody else's."""
    tab, code = opened(desk)
    versions: list[str] = []

    def swallow(route: Route) -> None:
        if route.request.method == "POST" and not versions:
            answer = route.fetch(max_redirects=0)
            versions.append(answer.headers["location"])
            route.abort()
        else:
            route.continue_()

    tab.route("**/cach-lam*", swallow)
    type_on(tab, FIRST)
    expect(tab.get_by_text("Mất kết nối – bản nháp")).to_be_visible()
    type_on(tab, SECOND)
    is_saved(tab)
    assert kept(desk, code) == FIRST + SECOND
    assert tab.locator("[name=phien_ban]").get_attribute("value") == "3"
    expect(tab.get_by_text("người khác lưu")).to_have_count(0)
    complaints.forgive("ERR_FAILED")


def test_the_session_ends_under_somebody_who_types(desk: Desk) -> None:
    tab, code = opened(desk)
    type_on(tab, FIRST)
    is_saved(tab)
    tab.context.clear_cookies()
    type_on(tab, SECOND[:12])
    over = tab.locator(".notice").filter(has_text="Phiên đăng nhập đã hết")
    expect(over).to_be_visible()
    tab.keyboard.type(SECOND[12:], delay=4)
    assert how(tab) == FIRST + SECOND
    over.get_by_role("button", name="Đăng nhập lại").click()
    expect(sign_in_over(tab, "donvi", "sai mật khẩu").get_by_role("alert")).to_contain_text("chưa đúng")
    expect(sign_in_over(tab, "donvi")).to_have_count(0)
    is_saved(tab)
    expect(over).to_have_count(0)
    assert how(tab) == FIRST + SECOND
    assert kept(desk, code) == FIRST + SECOND
    tab.get_by_label(re.compile("^Đặc điểm")).fill(FIRST)
    unit.go_on(tab)
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Kết quả")


def test_a_button_pressed_after_the_session_asks_at_once(desk: Desk) -> None:
    tab, code = opened(desk)
    tab.context.clear_cookies()
    unit.fill(tab, {"Đặc điểm, tình hình": FIRST, "Cách làm": FIRST + SECOND})
    unit.go_on(tab)
    dialog = tab.get_by_role("dialog", name="Phiên đăng nhập đã hết")
    dialog.get_by_role("button", name="Đóng").click()
    expect(dialog).to_have_count(0)
    expect(tab.locator("[data-saved]")).to_contain_text("Chưa lưu lên hệ thống")
    unit.go_on(tab)
    sign_in_over(tab, "donvi")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Kết quả")
    assert kept(desk, code) == FIRST + SECOND


@pytest.mark.parametrize("javascript", [False], ids=["no-js"])
def test_the_session_ends_without_scripts(desk: Desk) -> None:
    tab, code = opened(desk)
    unit.fill(tab, {"Đặc điểm, tình hình": FIRST, "Cách làm": FIRST + SECOND})
    tab.context.clear_cookies()
    unit.go_on(tab)
    expect(tab.get_by_text("Nội dung vừa gõ còn nguyên")).to_be_visible()
    tab.get_by_label("Tên đăng nhập").fill("donvi")
    tab.get_by_label("Mật khẩu", exact=True).fill(SAMPLE_PASSWORD)
    tab.get_by_role("button", name="Đăng nhập").click()
    tab.get_by_role("button", name="Lưu nội dung vừa gõ").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Kết quả")
    assert kept(desk, code) == FIRST + SECOND


def test_two_people_at_one_step(desk: Desk) -> None:
    """Different answers meet by themselves; of the same answer both texts are shown."""
    here, code = opened(desk)
    there = desk("donvi", 2)
    there.goto(f"/de-cu/{code}/cach-lam")
    type_on(here, FIRST)
    is_saved(here)
    there.get_by_label(re.compile("^Đặc điểm")).fill(FIRST)
    expect(there.locator("[data-saved]")).to_contain_text("Người khác vừa sửa: Cách làm")
    type_on(there, "Bản của máy kia, viết lại từ đầu cho dễ hiểu hơn.")
    expect(there.get_by_text("Hồ sơ vừa được người khác lưu")).to_be_visible()
    expect(there.get_by_role("group", name="Cách làm")).to_contain_text(FIRST)
    expect(there.get_by_role("group", name="Cách làm")).to_contain_text("Bản của máy kia")
    assert kept(desk, code) == FIRST
    there.get_by_label("Giữ bản vừa gõ trên máy này").check()
    unit.go_on(there)
    expect(there.get_by_role("heading", level=1)).to_contain_text("Kết quả")
    assert kept(desk, code) == "Bản của máy kia, viết lại từ đầu cho dễ hiểu hơn."


def test_photos_on_a_line_that_comes_and_goes(desk: Desk, complaints: Complaints) -> None:
    """Three at once, one answer lost, the line cut under a fourth: four hang, each small, none twice."""
    tab, _code = opened(desk, "hinh-anh")
    sizes: list[int] = []
    swallowed: list[int] = []

    def swallow(route: Route) -> None:
        if route.request.method == "POST":
            sizes.append(len(route.request.post_data_buffer or b""))
            if len(sizes) == 1:
                swallowed.append(route.fetch(max_redirects=0).status)
                route.abort()
                return
        route.continue_()

    tab.route("**/hinh-anh", swallow)
    files = [
        {"name": f"IMG_{n}.PNG", "mimeType": "image/png", "buffer": saved(scene(3000, 2000 + n), "PNG")}
        for n in range(4)
    ]
    field = tab.get_by_label("Ảnh", exact=True)
    field.set_input_files(files[:3])  # type: ignore[arg-type]
    expect(tab.get_by_role("heading", name="Ảnh đã có 3")).to_be_visible()
    assert swallowed == [303]
    while len(sizes) < 4:  # the one whose answer was lost is sent again; the photo hangs already
        tab.wait_for_timeout(100)
    first = tab.locator("[data-photos-hung] > li").first
    first.get_by_label("Mô tả ảnh", exact=True).fill("Đang tả dở")
    tab.context.set_offline(True)
    field.set_input_files(files[3:])  # type: ignore[arg-type]
    expect(tab.get_by_text("có mạng thì tự gửi lại")).to_be_visible()
    tab.context.set_offline(False)
    expect(tab.get_by_role("heading", name="Ảnh đã có 4")).to_be_visible()
    expect(first.get_by_label("Mô tả ảnh", exact=True)).to_have_value("Đang tả dở")
    tab.unroute_all()
    tab.reload()
    expect(tab.get_by_role("heading", name="Ảnh đã có 4")).to_be_visible()
    widths = tab.locator("[data-photos-hung] img").evaluate_all(
        "all => all.map(each => +each.getAttribute('width'))"
    )
    assert widths == [1920] * 4
    complaints.forgive("ERR_FAILED")
    complaints.forgive("ERR_INTERNET_DISCONNECTED")
