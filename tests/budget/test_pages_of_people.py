"""The pages behind the sign-in: no barriers, valid, nothing to scroll sideways on the smallest telephone."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from tests.browser import Page as Reader
from tests.chromium import SAMPLE_PASSWORD, barriers, sign_in, too_wide

STEPS = ("", "/thong-tin", "/cach-lam", "/ket-qua", "/hinh-anh", "/tai-lieu", "/kiem-tra")
DRAFT, RETURNED = "Tiếng kẻng an ninh thôn Trung Tâm", "Lò Thị Hoa"

PAGES: dict[str, list[str | tuple[str, str, str]]] = {
    "donvi": ["/viec-can-lam", "/don-vi", "/de-cu", *[("/don-vi", DRAFT, step) for step in STEPS],
              ("/don-vi", "Tổ tự quản liên gia xã Mường Lai", ""), "/tai-khoan", "/tai-khoan/mat-khau", "/thong-bao"],
    "donvi2": [("/don-vi", RETURNED, step) for step in STEPS],
    "thuongtruc": ["/viec-can-lam", "/tham-dinh", "/tham-dinh?hang-doi=xong", "/tham-dinh?hang-doi=bo-sung",
                   ("/tham-dinh?hang-doi=moi", "Tổ tự quản về an ninh trật tự thôn Đồng Tiến", ""),
                   ("/tham-dinh?hang-doi=trinh", "Nông Đức Thuận", ""), "/quyet-dinh/lap", "/thong-bao"],
    "thamdinh1": ["/tham-dinh", *[("/tham-dinh?hang-doi=tham-dinh", name, "")
                                  for name in ("Mắt sáng đường quê", "Cổng trường em bình yên")]],
    "thamdinh3": [("/tham-dinh?hang-doi=tham-dinh", "Mắt sáng đường quê", "")],
    "chutich": ["/viec-can-lam", ("/tham-dinh?hang-doi=tham-dinh", "Cổng trường em bình yên", "")],
    "congkhai": ["/viec-can-lam", "/quyet-dinh/QD-2026-0003"],
    "quantri": ["/viec-can-lam", "/quan-tri/nguoi-dung", "/quan-tri/nguoi-dung/them",
                ("/quan-tri/nguoi-dung?q=thamdinh3", "Nông Văn Thắng", ""), "/tai-khoan"],
}  # fmt: skip
"""Person to addresses; three words stand for: the link with this name on that page, and what follows its address."""


@pytest.mark.parametrize("person", PAGES)
def test_people_at_work_are_not_kept_out(visit: Callable[..., Page], server: str, person: str) -> None:
    tab = visit(width=1280)
    sign_in(tab, person, SAMPLE_PASSWORD)
    faults = {}
    for each in PAGES[person]:
        address = urljoin(server, found(tab, *each) if isinstance(each, tuple) else each)
        if wrong := look(tab, address):
            faults[address.removeprefix(server)] = wrong
    assert faults == {}


def found(tab: Page, start: str, name: str, more: str) -> str:
    tab.goto(start)
    return (tab.get_by_role("link", name=name).first.get_attribute("href") or "") + more


def look(tab: Page, address: str) -> list[str]:
    """What is wrong with the page: read as sent, on a desk in both lights, on a small telephone."""
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.emulate_media(color_scheme="light", reduced_motion="reduce")
    answer = tab.goto(address)
    assert answer
    assert answer.status == 200, address
    wrong = Reader(answer.text()).errors + barriers(tab)
    tab.emulate_media(color_scheme="dark", reduced_motion="reduce")
    wrong += [f"dark: {each}" for each in barriers(tab, "color-contrast")]
    tab.set_viewport_size({"width": 320, "height": 640})
    return wrong + ([f"{too_wide(tab)} px too wide at 320"] if too_wide(tab) else [])


def test_forms_that_come_back_are_not_in_the_way(visit: Callable[..., Page]) -> None:
    """Empty answers at the sign-in and in a step: the list of mistakes and the marks beside the fields."""
    tab = visit(width=1280)
    tab.emulate_media(reduced_motion="reduce")
    tab.goto("/dang-nhap")
    tab.get_by_role("button", name="Đăng nhập").click()
    tab.get_by_role("alert").wait_for()
    assert barriers(tab) == []
    sign_in(tab, "donvi", SAMPLE_PASSWORD)
    tab.goto(found(tab, "/don-vi", DRAFT, "/thong-tin"))
    tab.get_by_label("Tên mô hình").fill("")
    tab.get_by_label("Thành tích trong một câu").fill("")
    tab.get_by_role("button", name="Lưu và tiếp tục").click()
    tab.get_by_role("alert").wait_for()
    assert barriers(tab) == []
    tab.set_viewport_size({"width": 320, "height": 640})
    assert too_wide(tab) == 0
