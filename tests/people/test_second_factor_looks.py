"""The page in a real browser: readable for everybody, wide enough for the picture, whole with the policy on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.chromium import SAMPLE_PASSWORD, barriers, on_telephone_and_desktop, sign_in, too_wide
from tests.people.conftest import code_at
from tests.people.telephone import HERE, WANTED


@on_telephone_and_desktop
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_and_fits(tab: Page, scheme: str) -> None:
    sign_in(tab, "thamdinh2", SAMPLE_PASSWORD)
    tab.goto(HERE)
    picture = tab.get_by_role("img", name="Mã QR để quét bằng ứng dụng xác thực")
    box = picture.bounding_box()
    assert box
    assert box["width"] == box["height"] >= 150
    assert barriers(tab) == []
    assert too_wide(tab) == 0


def test_on_off_and_asked_at_the_door(tab: Page) -> None:
    sign_in(tab, "thamdinh3", SAMPLE_PASSWORD)
    tab.goto(HERE)
    secret = re.sub(r"\s", "", tab.locator("#khoa-bi-mat").inner_text())
    tab.get_by_label("Mật khẩu hiện tại").fill(SAMPLE_PASSWORD)
    tab.get_by_label("Mã 6 số").fill(code_at(-30, secret))
    tab.get_by_role("button", name="Bật xác thực hai bước").click()
    tab.get_by_text("Đã bật xác thực hai bước.").wait_for()
    tab.context.clear_cookies()
    tab.goto("/dang-nhap")
    tab.get_by_label("Tên đăng nhập").fill("thamdinh3")
    tab.get_by_label("Mật khẩu", exact=True).fill(SAMPLE_PASSWORD)
    tab.get_by_role("button", name="Đăng nhập").click()
    tab.get_by_role("link", name=WANTED).click()
    assert tab.evaluate("document.activeElement.name") == "code"
    assert barriers(tab) == []
    tab.get_by_label("Mật khẩu", exact=True).fill(SAMPLE_PASSWORD)
    tab.get_by_label("Mã xác thực hai bước").fill(code_at(0, secret))
    tab.get_by_role("button", name="Đăng nhập").click()
    tab.goto(HERE)
    assert barriers(tab) == []
    tab.get_by_label("Mật khẩu hiện tại").fill(SAMPLE_PASSWORD)
    tab.get_by_label("Mã 6 số").fill(code_at(30, secret))
    tab.get_by_role("button", name="Tắt xác thực hai bước").click()
    tab.get_by_text("Đã tắt xác thực hai bước.").wait_for()
