"""Every public page: no barriers, valid, light enough for a weak line, whole without JavaScript and on paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests import nu
from tests.browser import Page as Reader
from tests.budget.weight import Weight
from tests.chromium import look_everywhere, too_wide

PAGES = {
    "home": "/",
    "catalogue": "/mo-hinh",
    "filtered": "/mo-hinh?linh-vuc=tu-quan&tinh=15",
    "found": "/mo-hinh?q=t%E1%BB%B1+qu%E1%BA%A3n",
    "nothing found": "/mo-hinh?q=zzz",
    "initiative": "/mo-hinh/MH-0010-hoi-quan",
    "commended initiative": "/mo-hinh/MH-0030-thanh-nien-giu-binh-yen-ban-du-lich",
    "honours": "/vinh-danh",
    "year": "/vinh-danh/2026",
    "empty year": "/vinh-danh/1999",
    "decision": "/quyet-dinh/QD-2026-0001",
    "statistics": "/thong-ke",
    "statistics of a province": "/thong-ke?tinh=15",
    "documents": "/van-ban",
    "document": "/van-ban/luat-06-2022",
    "about": "/gioi-thieu",
    "rules": "/gioi-thieu/quy-tac",
    "patterns": "/gioi-thieu/giao-dien",
    "charts": "/gioi-thieu/giao-dien/bieu-do",
    "accessibility": "/tro-nang",
    "open data": "/du-lieu",
    "api": "/api",
    "sign-in": "/dang-nhap",
    "not there": "/khong-co-trang-nay",
}
KB = 1024
every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
Visit = Callable[..., Page]


@every_page
def test_nobody_is_kept_out(visit: Visit, path: str) -> None:
    tab = visit(width=1280)
    tab.goto(path)
    assert look_everywhere(tab) == []
    tab.set_viewport_size({"width": 320, "height": 640})
    assert too_wide(tab) == 0
    print_on_a4(tab)


def print_on_a4(tab: Page) -> None:
    """A4 between its margins is 170 mm wide: 643 pixels of the style sheet."""
    tab.emulate_media(media="print", color_scheme="light")
    tab.set_viewport_size({"width": 643, "height": 900})
    assert too_wide(tab) == 0
    expect(tab.get_by_role("main")).to_contain_text(re.compile(r"\w{3}"), use_inner_text=True)
    expect(tab.get_by_role("navigation", name="Chính")).to_be_hidden()


@every_page
def test_a_first_visit_on_a_telephone_is_light_and_whole(visit: Visit, server: str, path: str) -> None:
    tab, weight = visit(width=360, scale=2), Weight()
    weight.listen(tab)
    tab.goto(path, wait_until="networkidle")
    assert weight.hosts() == {urlsplit(server).netloc}
    assert weight.requests <= 25, str(weight)
    assert 0 < weight.rest <= 80 * KB, str(weight)
    assert weight.rest + weight.photos <= 240 * KB, str(weight)
    bare = visit(width=360, javascript=False)
    bare.goto(path)
    wanted = words(tab)
    lost = wanted - words(bare)
    assert lost.total() <= wanted.total() * 0.05, lost


def words(tab: Page) -> Counter[str]:
    """The words in main that can be seen."""
    return Counter(tab.get_by_role("main").inner_text().split())


def test_every_page_is_valid(visit: Visit, tmp_path: Path) -> None:
    tab = visit(width=1280)
    html = {path: tab.request.get(path).text() for path in PAGES.values()}
    assert {path: faults for path, text in html.items() if (faults := Reader(text).errors)} == {}
    if nu.jar():
        assert nu.complaints(html, tmp_path) == []
