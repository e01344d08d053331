"""What the page does for somebody who writes a dossier: it warns below the field, it moves photos under their feet."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.journeys import unit
from tests.kit.media.hostile import saved, scene

PHONE = "Bà con gọi 0912345678 là có người đến ngay."


def item(tab: Page, at: int) -> Locator:
    return tab.locator("[data-photos-hung] > li").nth(at)


def press(tab: Page, at: int, label: str) -> None:
    """By the keyboard."""
    item(tab, at).get_by_role("button", name=label).focus()
    with tab.expect_response(lambda answer: answer.request.method == "GET" and answer.ok):
        tab.keyboard.press("Enter")


def test_warnings_and_photos_come_while_one_types(desk: Callable[..., Page]) -> None:
    tab = desk("donvi")
    code = unit.begin(tab, "Mô hình")
    tab.goto(f"/de-cu/{code}/cach-lam")
    tab.wait_for_load_state("networkidle")
    field = tab.locator("textarea[name=how]")
    warned = tab.locator("[data-warnings-of=how]")
    field.fill(PHONE)
    expect(warned).to_contain_text("số điện thoại: “0912345678”")
    expect(field).to_be_focused()
    field.fill("Bà con đánh kẻng là có người đến ngay.")
    expect(warned).to_be_empty()

    tab.goto(f"/de-cu/{code}/hinh-anh")
    tab.wait_for_load_state("networkidle")
    files = [
        {"name": f"{n}.png", "mimeType": "image/png", "buffer": saved(scene(640, 480 + n), "PNG")}
        for n in range(2)
    ]
    tab.get_by_label("Ảnh", exact=True).set_input_files(files)  # type: ignore[arg-type]
    expect(tab.get_by_role("heading", name="Ảnh đã có 2")).to_be_visible()
    item(tab, 0).get_by_label("Mô tả ảnh", exact=True).fill("Đang tả dở")
    first, second = (item(tab, at).get_attribute("id") or "" for at in (0, 1))
    press(tab, 1, "Làm ảnh bìa")
    expect(item(tab, 0)).to_have_attribute("id", second)
    expect(item(tab, 0).get_by_text("Ảnh bìa", exact=True)).to_be_visible()
    expect(item(tab, 0).get_by_role("button", name="Đưa xuống")).to_be_focused()
    expect(item(tab, 1).get_by_label("Mô tả ảnh", exact=True)).to_have_value("Đang tả dở")
    press(tab, 0, "Đưa xuống")
    expect(item(tab, 0)).to_have_attribute("id", first)
    tab.reload()
    expect(item(tab, 0)).to_have_attribute("id", first)
