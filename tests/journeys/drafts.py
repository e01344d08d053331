"""A step that is being typed, and what of it is kept on the machine."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.chromium import SAMPLE_PASSWORD
from tests.journeys import unit

Desk = Callable[..., Page]

FIRST = "Họp thôn bàn cách làm, phân công người trực từng ngõ mỗi đêm."
SECOND = " Trưởng thôn ghi sổ trực."


def how(tab: Page) -> str:
    return tab.locator("textarea[name=how]").input_value()


def is_saved(tab: Page) -> None:
    """The page says so, and nothing waits on this machine any more."""
    expect(tab.locator("form[data-autosave]:not([data-unsaved])")).to_have_count(1)
    expect(tab.locator("[data-saved]")).to_contain_text(re.compile(r"Đã lưu nháp lúc \d\d:\d\d"))
    expect(tab.get_by_text("Mất kết nối – bản nháp")).to_have_count(0)
    assert waited(tab, lambda: not copies(tab)), f"still kept on this machine: {copies(tab)}"


def copies(tab: Page) -> list[str]:
    """What is kept on this machine of what was typed."""
    found: list[str] = tab.evaluate("Object.keys(localStorage).filter(key => key.startsWith('antq-nhap:'))")
    return found + [copy["key"] for copy in on_the_shelf(tab)]


def on_the_shelf(tab: Page, store: str = "texts") -> list[dict[str, str]]:
    """What of it is on the disk at once; the other store holds photos."""
    code = """(store) => new Promise((done) => {
        const opening = indexedDB.open("antq-cho-gui");
        opening.onupgradeneeded = () => opening.transaction.abort();
        opening.onerror = () => done([]);
        opening.onsuccess = () => {
            const asked = opening.result.transaction(store).objectStore(store).getAll();
            asked.onsuccess = () => { opening.result.close(); done(asked.result); };
        };
    })"""
    found: list[dict[str, str]] = tab.evaluate(code, store)
    return found


def has_a_copy(tab: Page, text: str) -> None:
    """What was typed is written down on this machine a moment later."""
    assert waited(tab, lambda: any(text in copy["text"] for copy in on_the_shelf(tab))), on_the_shelf(tab)


def waited(tab: Page, is_so: Callable[[], object]) -> bool:
    """Whether it became so within ten seconds."""
    for _ in range(100):
        if is_so():
            return True
        tab.wait_for_timeout(100)
    return False


def type_on(tab: Page, text: str) -> None:
    field = tab.locator("textarea[name=how]")
    field.press("Control+End")
    field.press_sequentially(text, delay=4)


def kept(desk: Desk, code: str) -> str:
    """What the site holds, read on another machine without scripts on the way."""
    other = desk("donvi", 9)
    other.goto(f"/de-cu/{code}/cach-lam")
    return how(other)


def opened(desk: Desk, step: str = "cach-lam") -> tuple[Page, str]:
    """A new draft, open at a step."""
    tab = desk("donvi")
    code = unit.begin(tab, "Mô hình")
    tab.goto(f"/de-cu/{code}/{step}")
    tab.wait_for_load_state("networkidle")
    return tab, code


def sign_in_over(tab: Page, name: str, password: str = SAMPLE_PASSWORD) -> Locator:
    """In the box over a page whose session has ended."""
    dialog = tab.get_by_role("dialog", name="Phiên đăng nhập đã hết")
    dialog.get_by_label("Tên đăng nhập").fill(name)
    dialog.get_by_label("Mật khẩu", exact=True).fill(password)
    dialog.get_by_role("button", name="Đăng nhập").click()
    return dialog
