"""What happens twice, at once, or too late: nothing is doubled, nothing typed is lost, nobody overwrites unseen."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.chromium import with_and_without_javascript
from tests.journeys import unit

Desk = Callable[..., Page]


@with_and_without_javascript
def test_a_double_click_makes_one_draft(desk: Desk) -> None:
    """With JavaScript the page holds the second click back; without, the server knows the key."""
    tab = desk("donvi")
    tab.goto("/don-vi")
    rows = tab.get_by_role("table").get_by_role("row")
    before = rows.count()
    tab.goto("/de-cu")
    tab.get_by_label("Tập thể").check()
    tab.get_by_role("button", name="Lập bản nháp").dblclick()
    expect(tab.get_by_role("heading", name="Danh sách việc")).to_be_visible()
    tab.reload()
    tab.goto("/don-vi")
    expect(rows).to_have_count(before + 1)


def test_a_form_sent_again_leads_where_it_led_first(desk: Desk) -> None:
    """Back, then the same button: the second sending acts no more."""
    tab = desk("donvi")
    tab.goto("/de-cu")
    tab.get_by_label("Cá nhân").check()
    form = tab.locator("main form").evaluate("form => Object.fromEntries(new FormData(form))")
    first, second = (tab.request.post("/de-cu", form=form, max_redirects=0) for _ in range(2))
    assert (first.status, second.status) == (303, 303)
    assert first.headers["location"] == second.headers["location"]


@with_and_without_javascript
def test_a_stale_tab_loses_no_text_and_overwrites_nothing(desk: Desk) -> None:
    early = desk("donvi")
    code = unit.begin(early, "Mô hình")
    late = desk("donvi")
    for tab in (early, late):
        tab.goto(f"/de-cu/{code}/cach-lam")
    unit.fill(early, {**unit.METHOD, "Nguồn lực": "Ba mươi hộ cùng góp công."})
    unit.go_on(early)
    expect(early.get_by_role("heading", level=1)).to_contain_text("Kết quả")
    with late.expect_response(lambda answer: answer.url.endswith("/cach-lam") and answer.status == 409):
        unit.fill(late, {**unit.METHOD, "Nguồn lực": "Năm mươi hộ cùng góp công."})
        unit.go_on(late)
    expect(late.get_by_text("Hồ sơ vừa được người khác lưu")).to_be_visible()
    resources = late.get_by_label(re.compile("^Nguồn lực"))
    expect(resources).to_have_value("Năm mươi hộ cùng góp công.")
    early.goto(f"/de-cu/{code}/cach-lam")
    expect(early.get_by_label(re.compile("^Nguồn lực"))).to_have_value("Ba mươi hộ cùng góp công.")
    unit.go_on(late)  # without a choice: neither text is taken
    expect(late.get_by_role("heading", level=1)).to_contain_text("Hoàn cảnh và cách làm")
    late.get_by_label("Giữ bản vừa gõ trên máy này").check()
    unit.go_on(late)
    expect(late.get_by_role("heading", level=1)).to_contain_text("Kết quả")
    early.reload()
    expect(early.get_by_label(re.compile("^Nguồn lực"))).to_have_value("Năm mươi hộ cùng góp công.")


def test_two_clerks_with_one_dossier(desk: Desk) -> None:
    """The quicker one receives it; the other reads so, with the own words kept, and it is received once."""
    clerks = [desk("thuongtruc", seat) for seat in (1, 2)]
    for tab in clerks:
        tab.goto("/tham-dinh?hang-doi=moi")
        tab.get_by_role("link", name="Tổ tự quản về an ninh trật tự thôn Đồng Tiến").click()
    quick, slow = clerks
    quick.get_by_role("button", name="Tiếp nhận hồ sơ").click()
    expect(quick.get_by_text("Đã tiếp nhận").first).to_be_visible()
    slow.locator("summary", has_text="Yêu cầu bổ sung").click()
    slow.get_by_label("Vì sao cần bổ sung").fill("Báo cáo thiếu số liệu hai năm.")
    slow.locator("form[action$='/tra-lai'] summary", has_text="Kết quả").click()
    slow.get_by_label("Thành tích đạt được", exact=True).fill("Thêm số liệu hai năm.")
    with slow.expect_response(re.compile("/tra-lai$")) as answer:
        slow.get_by_role("button", name="Gửi yêu cầu bổ sung").click()
    assert answer.value.status == 409
    main = slow.get_by_role("main")
    expect(main).to_contain_text("Đã tiếp nhận")
    expect(main).to_contain_text("Báo cáo thiếu số liệu hai năm.")
    expect(main).to_contain_text("Thêm số liệu hai năm.")
    quick.reload()
    timeline = quick.get_by_role("list", name="Diễn biến của hồ sơ")
    expect(timeline.get_by_text("tiếp nhận hồ sơ")).to_have_count(1)
    expect(timeline.get_by_text("yêu cầu bổ sung")).to_have_count(0)


def test_back_and_forward_restore_the_filters(desk: Desk) -> None:
    tab = desk()
    tab.goto("/mo-hinh")
    counts = [cards(tab).count()]
    fields = {
        "tu-quan": tab.get_by_label(re.compile("^Tự quản cộng đồng")),
        "pcmt": tab.get_by_label("ma túy"),
    }
    for number, (code, box) in enumerate(fields.items(), 1):
        box.check()
        expect(tab).to_have_url(re.compile(f"linh-vuc={code}$"))
        expect(tab.locator("#kq").get_by_role("link", name="Bỏ lọc:")).to_have_count(number)
        counts.append(cards(tab).count())
    assert 0 < counts[1] < counts[2] < counts[0]
    for move, ticked in ((tab.go_back, 1), (tab.go_back, 0), (tab.go_forward, 1), (tab.go_forward, 2)):
        move()
        expect(cards(tab)).to_have_count(counts[ticked])
        assert parse_qs(urlsplit(tab.url).query).get("linh-vuc", []) == list(fields)[:ticked]
        for number, box in enumerate(fields.values()):
            expect(box).to_be_checked(checked=number < ticked)


def cards(tab: Page) -> Locator:
    return tab.locator("#kq ul.grid > li")


@with_and_without_javascript
def test_signing_out_everywhere_ends_the_other_browser(desk: Desk) -> None:
    here, there = desk("quantri"), desk("quantri", 2)
    there.goto("/quan-tri/nguoi-dung")
    here.goto("/tai-khoan")
    here.get_by_role("button", name="Đăng xuất mọi nơi").click()
    expect(here.get_by_role("heading", level=1, name="Đăng nhập")).to_be_visible()
    for tab in (here, there):
        tab.goto("/quan-tri/nguoi-dung")
        expect(tab.get_by_role("heading", level=1, name="Đăng nhập")).to_be_visible()


def test_escape_goes_away_from_no_text_that_was_not_sent(desk: Desk) -> None:
    """At the desk Esc leads back to the list; a review half written is kept, and shown instead."""
    tab = desk("thamdinh1")
    tab.goto("/tham-dinh?hang-doi=tham-dinh")
    tab.locator(".dossiers th a").first.click()
    tab.wait_for_load_state("networkidle")
    address, box = tab.url, tab.locator("#phieu-cham textarea")
    box.fill("Đang viết dở.")
    box.press("Escape")
    tab.keyboard.press("Escape")
    expect(tab).to_have_url(address)
    expect(box).to_be_focused()
    tab.reload()
    expect(tab.get_by_text("Máy này còn giữ nội dung chưa lưu")).to_be_visible()
