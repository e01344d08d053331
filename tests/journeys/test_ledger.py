"""A point's life in the browser: registered, taken in, launched, confirmed, gone silent, closed with a reason that
the next officer reads; an area that was divided; a unit of a level that is no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from antq import create_app
from antq.kit.database import writing
from antq.places import actions as places
from tests.chromium import SAMPLE_PASSWORD, Complaints, options, sign_in, with_and_without_javascript
from tests.databases import Databases, Place
from tests.journeys import unit
from tests.making import rows
from tests.server import running, serving

Desk = Callable[..., Page]
NEXT_SUMMER = "2027-08-10T03:00:00+00:00"
WORDS = "Tiền điện cho camera không còn nguồn chi, máy hỏng chưa thay được."
ANSWERS = {
    "Bắt đầu từ": "19/8/2026",
    "Điều chỉnh gì cho hợp địa bàn": "Đặt camera ở lối vào chợ, người trực là ban quản lý chợ.",
    "Số tổ thực hiện": "2",
    "Người phụ trách": "Phó Trưởng Công an xã",
}


@pytest.fixture(scope="module")
def field(databases: Databases, worker: str) -> Iterator[Place]:
    """A filled database with a commune of then whose area went to two."""
    place = databases.copy(databases.filled(), f"ledger_{worker}")
    app = create_app(place.config)
    with app.app_context(), writing():
        old = (("cu-99998", "99998", "Xã Chia Đôi", "xa", "commune", "15"),)
        places.load_legacy(
            rows("key code name type level parent_key", old, valid_to="2025-06-30"), source="tests"
        )
        followed = (("cu-99998", "04345", "main"), ("cu-99998", "04456", "part"))
        places.load_succession(
            rows("old_key new_code kind", followed, effective_on="2025-07-01", decision="")
        )
    yield place
    databases.drop(place)


@pytest.fixture(scope="module")
def server(field: Place) -> Iterator[str]:
    """The address, today."""
    with serving(field) as address:
        yield address


def register(tab: Page, **said: str) -> str:
    """From the initiative's page to a registered point; its code."""
    tab.goto("/mo-hinh?q=camera+giam+sat")
    tab.get_by_role("link", name="Camera giám sát an ninh").first.click()
    tab.get_by_role("link", name="Đăng ký nhân rộng").first.click()
    unit.fill(tab, {**ANSWERS, **said})
    tab.get_by_label("Đơn vị xác nhận hằng quý").check()
    tab.get_by_role("button", name="Đăng ký").click()
    expect(tab.get_by_text("chờ cơ quan thường trực nhận vào sổ").first).to_be_visible()
    return tab.url.rpartition("/")[2]


def accept(tab: Page, code: str) -> None:
    """The office takes it in."""
    tab.goto("/nhan-rong")
    tab.locator(f"#nhan-{code}").check()
    tab.get_by_role("button", name="Nhận vào sổ").click()
    expect(tab.locator(f"#nhan-{code}")).to_have_count(0)


@with_and_without_javascript
def test_a_point_lives_and_ends_and_the_next_officer_reads_why(desk: Desk, javascript: bool) -> None:
    where = f"Chợ xã, lần {int(javascript)}"
    officer, office, other = desk("donvi"), desk("thuongtruc"), desk("donvi2")
    code = register(officer, **{"Thôn, tổ dân phố, cơ quan, trường": where})
    assert other.goto(f"/diem/{code}").status == 404  # type: ignore[union-attr]
    accept(office, code)

    officer.goto(f"/diem/{code}")
    officer.get_by_role("link", name="Ra mắt").click()
    officer.get_by_role("button", name="Ghi ngày ra mắt").click()
    expect(officer.get_by_text("Nhập ngày ra mắt.").first).to_be_visible()
    officer.get_by_label("Ngày ra mắt").fill("19/8/2026")
    officer.get_by_role("button", name="Ghi ngày ra mắt").click()
    officer.get_by_role("button", name="Đi vào hoạt động").click()
    expect(officer.get_by_text("Đang hoạt động").first).to_be_visible()

    other.goto(f"/diem/{code}")
    expect(other.get_by_role("heading", name="Việc có thể làm")).to_have_count(0)
    officer.get_by_role("link", name="Kết thúc").click()
    officer.get_by_label("Vì sao kết thúc").select_option(label="Thiếu kinh phí, phương tiện")
    officer.get_by_role("button", name="Kết thúc điểm").click()
    expect(officer.get_by_text("Kể rõ vì sao kết thúc.").first).to_be_visible()
    officer.get_by_label("Kể rõ để nơi sau biết mà tránh").fill(WORDS)
    officer.get_by_role("button", name="Kết thúc điểm").click()
    expect(officer.get_by_text("Đã kết thúc").first).to_be_visible()

    other.goto("/mo-hinh?q=camera+giam+sat")
    other.get_by_role("link", name="Camera giám sát an ninh").first.click()
    other.get_by_role("link", name="Đăng ký nhân rộng").first.click()
    expect(other.get_by_text(WORDS).first).to_be_visible()
    expect(other.get_by_text("Thiếu kinh phí, phương tiện").first).to_be_visible()
    stranger = desk()
    stranger.goto(f"/diem/{code}")
    expect(stranger.get_by_text("Đã kết thúc").first).to_be_visible()
    expect(stranger.get_by_text("Thiếu kinh phí, phương tiện")).to_have_count(0)
    expect(stranger.get_by_text(WORDS)).to_have_count(0)


@with_and_without_javascript
def test_a_divided_area_is_settled_by_the_office(desk: Desk, javascript: bool) -> None:
    officer, office = desk("donvi"), desk("thuongtruc")
    said = {
        "Tên xã, phường lúc bắt đầu": "Xã Chia Đôi",
        "Thôn, tổ dân phố, cơ quan, trường": f"Thôn {int(javascript)}",
    }
    code = register(officer, **said)
    accept(office, code)
    office.goto("/viec-can-lam")
    office.get_by_role("link", name="Điểm có địa bàn cũ đã chia tách").click()
    office.locator(f'a[href="/diem/{code}/dia-ban"]').click()
    office.get_by_label("Xã Mù Cang Chải").check()
    office.get_by_role("button", name="Chọn nơi này").click()
    expect(office.get_by_text("Chọn địa bàn nay: Xã Mù Cang Chải")).to_have_count(1)
    office.goto("/nhan-rong")
    expect(office.locator(f'a[href="/diem/{code}/dia-ban"]')).to_have_count(0)


@pytest.mark.parametrize("javascript", [False], ids=["no-js"])
def test_a_unit_of_a_level_that_is_no_more_is_handed_over(desk: Desk) -> None:
    officer = desk("donvi2")
    officer.goto("/viec-can-lam")
    officer.get_by_role("link", name="bàn giao").first.click()
    if officer.get_by_role("button", name="Tiếp nhận").count() == 0:
        officer.locator("main a[href*='/quan-tri/ban-giao/BG-']").first.click()
    officer.get_by_role("button", name="Tiếp nhận").click()
    expect(officer.get_by_text("Đã tiếp nhận").first).to_be_visible()


@with_and_without_javascript
def test_a_silent_point_goes_grey_and_a_tap_brings_it_back(
    field: Place, chromium: Browser, complaints: Complaints, javascript: bool, viewport: dict[str, int]
) -> None:
    """Next summer nobody has confirmed anything for three quarters."""
    officer, code = ("donvi", "DM-0001") if javascript else ("donvi2", "DM-0002")
    with running(field, "tests.clocked:app", TEST_NOW=NEXT_SUMMER) as (address, _process):
        context = chromium.new_context(
            **options(address=address, javascript=javascript, viewport=viewport, scheme="light")
        )
        complaints.address = address
        complaints.listen(context)
        tab = context.new_page()
        tab.goto(f"/diem/{code}")
        expect(tab.get_by_text("Lâu chưa xác nhận, không tính").first).to_be_visible()
        sign_in(tab, officer, SAMPLE_PASSWORD)
        tab.goto("/viec-can-lam")
        tab.get_by_role("link", name="Điểm mô hình chờ xác nhận").click()
        boxes: Any = tab.locator("#xac-nhan input[type=checkbox]")
        for box in boxes.all():
            box.set_checked(box.get_attribute("value") == code)
        tab.get_by_role("button", name="Xác nhận còn hoạt động").click()
        expect(tab.get_by_text("Đã xác nhận").first).to_be_visible()
        tab.goto(f"/diem/{code}")
        expect(tab.locator(".lead").get_by_text("Lâu chưa xác nhận")).to_have_count(0)
        expect(tab.get_by_role("complementary").get_by_text("quý III/2027")).to_be_visible()
        context.close()
