"""What an officer of a unit does in the browser, from the empty form to the receipt. Works without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, expect

Upload = Path | tuple[str, bytes]
"""A file that lies somewhere, or its name and what is in it."""

SEEN = "Các hộ tưới vườn chung lúc chiều muộn"
"""What the photo shows, for those who do not see it."""

BASICS = {
    "Tên mô hình": "Vườn rau canh gác liên thôn",
    "Hình thức đề nghị khen": "Công nhận mô hình điển hình",
    "Lĩnh vực": "Tự quản cộng đồng",
    "Loại hình": "Tổ tự quản",
    "Bắt đầu từ": "tháng 3/2025",
    "Thành tích trong một câu": "Các hộ luân phiên tưới vườn chung và canh đường thôn, cả năm không mất trộm nông cụ.",
}
METHOD = {
    "Đặc điểm, tình hình": "Ba thôn nằm dọc con đường tắt, ban đêm vắng, trước đây hay mất nông cụ.",
    "Cách làm": "Lập lịch tưới vườn chung theo nhóm hộ.\nNhóm trực đi một vòng đường thôn trước khi về.",
    "Nguồn lực": "Bốn mươi hộ, không dùng kinh phí.",
}
RESULTS = {
    "Thành tích đạt được": "Cả năm không xảy ra vụ mất trộm nông cụ nào, các hộ quen mặt nhau hơn.",
    "Bài học, khó khăn": "Mùa gặt phải đổi lịch trực sang buổi trưa.",
    "Tên chỉ số": "Số vụ mất trộm nông cụ",
    "Đơn vị tính": "vụ",
    "Trước": "7",
    "Sau": "0",
    "Kỳ": "cả năm 2024 và 2025",
    "Nguồn": "Sổ trực của ba thôn",
}


def begin(tab: Page, recipient: str) -> str:
    """From "Việc cần làm" to a draft; its code."""
    tab.goto("/viec-can-lam")
    tab.get_by_role("link", name="Đề cử mới").click()
    tab.get_by_label(recipient).check()
    tab.get_by_role("button", name="Lập bản nháp").click()
    expect(tab.get_by_role("heading", name="Danh sách việc")).to_be_visible()
    return tab.url.rpartition("/")[2]


def fill(tab: Page, answers: Mapping[str, str]) -> None:
    """Answer questions by their labels; a choice by its words or the beginning of them."""
    for label, answer in answers.items():
        answer_one(tab, label, answer)


def answer_one(tab: Page, label: str, answer: str) -> None:
    field = tab.get_by_label(re.compile(rf"^{re.escape(label)}( \(không bắt buộc\))?$")).first
    if field.evaluate("element => element.tagName") == "SELECT":
        words = field.locator("option", has_text=answer).first.inner_text()
        field.select_option(label=words)
    else:
        field.fill(answer)


def go_on(tab: Page) -> None:
    """Save the step and stand before the next."""
    tab.get_by_role("button", name="Lưu và tiếp tục").click()


def write(tab: Page, basics: Mapping[str, str] = BASICS) -> None:
    """The three written steps, one after the other."""
    tab.get_by_role("link", name="Thông tin chung").click()
    fill(tab, basics)
    go_on(tab)
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Hoàn cảnh và cách làm")
    fill(tab, METHOD)
    go_on(tab)
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Kết quả")
    fill(tab, RESULTS)
    go_on(tab)
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Hình ảnh")


def add_photo(tab: Page, file: Upload, words: str = SEEN) -> None:
    """Choose a photo, say what it shows and that it may be shown, send it. With scripts it is sent when chosen."""
    choose(tab, "Ảnh", file)
    if not tab.get_by_role("button", name="Tải ảnh lên").is_visible():
        describe_photo(tab, words)
        return
    form = tab.locator("form[data-photos]")
    form.get_by_label("Mô tả ảnh").fill(words)
    form.get_by_label("Người chụp").fill("Tổ tự quản")
    form.get_by_role("radio").first.check()
    form.get_by_role("button", name="Tải ảnh lên").click()


def describe_photo(tab: Page, words: str) -> None:
    """Describe the one photo that waits for its words."""
    item = tab.locator("[data-photos-hung] > li", has_text="Chưa mô tả")
    item.get_by_label("Mô tả ảnh", exact=True).fill(words)
    item.get_by_role("radio").first.check()
    item.get_by_text("Chú thích, người chụp, ngày chụp").click()
    item.get_by_label("Người chụp").fill("Tổ tự quản")
    item.get_by_role("button", name="Lưu mô tả").click()
    expect(tab.get_by_text(words).first).to_be_visible()
    expect(item).to_have_count(0)


def add_file(tab: Page, file: Upload, about: str = "") -> None:
    """Choose a PDF or DOCX and send it."""
    choose(tab, "Tệp PDF hoặc DOCX", file)
    tab.get_by_label("Nội dung tệp").fill(about)
    tab.get_by_role("button", name="Tải tệp lên").click()


def choose(tab: Page, label: str, file: Upload) -> None:
    """Put a file into the file field of this label."""
    field = tab.get_by_label(label, exact=True)
    if isinstance(file, Path):
        field.set_input_files(file)
    else:
        field.set_input_files({"name": file[0], "mimeType": "application/octet-stream", "buffer": file[1]})


def send(tab: Page) -> None:
    """Declare and send, from the page where answers are checked."""
    tab.get_by_label("Hồ sơ đúng sự thật").check()
    tab.get_by_role("button", name=re.compile("^Gửi (hồ sơ|phần)")).click()
    expect(tab.get_by_role("heading", level=1, name="Nộp hồ sơ thành công")).to_be_visible()
