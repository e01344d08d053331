"""What people type into the search box, with and without accents, and what they find first."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser import read
from tests.chromium import with_and_without_javascript

Desk = Callable[..., Page]

HOI_QUAN = {"Hội quán"}
THREE_NOES = {"Câu lạc bộ “3 không” của Hội Liên hiệp Phụ nữ", "“3 không” của Hội Cựu chiến binh"}
PEOPLE_WORK = {"Đơn vị dân vận khéo - hạnh phúc cùng thôn, làng", "Mô hình dân vận khéo: 24 giờ trải nghiệm"}
MUONG_LAI = {"Tổ dân phố không có tội phạm và tệ nạn xã hội", "Tổ tự quản về an ninh trật tự"}
FIRST = {
    "hoi quan": HOI_QUAN,
    "HỘI QUÁN": HOI_QUAN,
    "hội quán": HOI_QUAN,
    unicodedata.normalize("NFD", "hội quán"): HOI_QUAN,  # some telephones send letters and marks apart
    "3 khong": THREE_NOES,
    "dan van kheo": PEOPLE_WORK,
    "kon tum": PEOPLE_WORK,  # a province until 30 June 2025, part of Quảng Ngãi today
}
NONSENSE = (
    "zzz qqq", '""', "-", "((((", "%%%", "' OR 1=1 --", "AND OR NOT NEAR", "a*b^c:d", "💥", "\u0301", "x" * 5000,
    "<script>alert(1)</script>", "%s%n", "\u202e đảo",
)  # fmt: skip


@with_and_without_javascript
def test_words_find_what_they_mean(desk: Desk, javascript: bool) -> None:
    tab = desk()
    found = {query: titles(search(tab, query, javascript)) for query in (*FIRST, "xa muong lai")}
    for query, wanted in FIRST.items():
        assert set(found[query][: len(wanted)]) == wanted, query
    assert set(found["xa muong lai"]) >= MUONG_LAI
    assert HOI_QUAN.isdisjoint(found["xa muong lai"])


def search(tab: Page, query: str, javascript: bool) -> Page:
    """Typing is enough where htmx runs; elsewhere the form of the front page is sent."""
    tab.goto("/mo-hinh" if javascript else "/")
    box = tab.get_by_role("searchbox")
    box.fill(query)
    if not javascript:
        box.press("Enter")
    words = unicodedata.normalize("NFC", query)
    tab.wait_for_url(lambda address: unicodedata.normalize("NFC", _asked(address)) == words)
    expect(tab.get_by_role("list", name="Đang lọc theo").first).to_contain_text(words)
    return tab


def _asked(address: str) -> str:
    return parse_qs(urlsplit(address).query).get("q", [""])[0]


def titles(tab: Page) -> list[str]:
    return tab.locator("#kq ul.grid h3").all_inner_texts()


def test_nonsense_gets_a_page(desk: Desk) -> None:
    tab = desk()
    for query in NONSENSE:
        answer = tab.request.get("/mo-hinh", params={"q": query})
        assert answer.status == 200, query
        page = read(answer.text())
        assert page.text_of("kq"), query
    tab.goto("/mo-hinh?q=zzz+qqq")
    expect(tab.get_by_text("Không tìm thấy “zzz qqq”")).to_be_visible()
    tab.get_by_role("link", name="zzz qqq").first.click()
    expect(tab.locator("#kq ul.grid > li").first).to_be_visible()
