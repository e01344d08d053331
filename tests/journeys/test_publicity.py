"""A collective and two people who do not want to be named go the same way; the public reads what was agreed to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import office, unit

FORM = "Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã"
COLLECTIVE = "Tổ liên gia ngõ Bến Đá"
SHORTENED = "Đặng Thị Khuyên"
HIDDEN = "Bùi Văn Lặng"


@pytest.fixture
def javascript() -> bool:
    return False


def test_names_are_public_only_as_agreed(desk: Callable[..., Page]) -> None:
    officer = desk("donvi2")
    codes = [
        nominate(officer, "Tập thể", "Tên tập thể (ghi đầy đủ, không viết tắt)", COLLECTIVE),
        nominate(officer, "Cá nhân", "Họ và tên", SHORTENED, "Chỉ nêu chữ cái đầu của tên"),
        nominate(officer, "Cá nhân", "Họ và tên", HIDDEN, "Không công khai"),
    ]
    secretary, chair = desk("thuongtruc"), desk("chutich")
    members = [desk("thamdinh1"), desk("thamdinh3")]
    for code in codes:
        office.receive(secretary, code)
        for member in members:
            office.score(member, code, "Thành tích có thật, được người dân xác nhận.")
        office.conclude(chair, code)
    address = office.draw_up(secretary, [COLLECTIVE, SHORTENED, HIDDEN], "4201")
    expect(secretary.get_by_role("table")).to_contain_text(HIDDEN)
    office.release(desk("congkhai"), address)
    read_as_a_stranger(desk(), address)
    expect_notice(officer)


def nominate(tab: Page, recipient: str, label: str, name: str, publicity: str = "") -> str:
    """Only what must be answered; the sentence that becomes public names the person, as people do."""
    code = unit.begin(tab, recipient)
    tab.get_by_role("link", name="Thông tin chung").click()
    summary = f"{name} đã nhiều năm giúp bà con trong ngõ giữ gìn trật tự, hòa giải nhiều vụ việc."
    unit.fill(tab, {label: name, "Hình thức đề nghị khen": FORM, "Thành tích trong một câu": summary})
    if publicity:
        unit.fill(tab, {"Chức vụ, vai trò": "Tổ trưởng tổ liên gia"})
        tab.get_by_label(publicity).check()
    unit.go_on(tab)
    unit.fill(tab, unit.METHOD)
    unit.go_on(tab)
    unit.fill(tab, {"Thành tích đạt được": unit.RESULTS["Thành tích đạt được"]})
    unit.go_on(tab)
    tab.goto(f"/de-cu/{code}/kiem-tra")
    unit.send(tab)
    return code


def read_as_a_stranger(tab: Page, address: str) -> None:
    tab.goto("/vinh-danh")
    expect(tab.get_by_role("heading", name=COLLECTIVE)).to_be_visible()
    expect(tab.get_by_role("heading", name="Đ.T.K.")).to_be_visible()
    for path in ("/", "/vinh-danh", address, "/mo-hinh?q=khuyen", "/mo-hinh?q=lang"):
        tab.goto(path)
        for name in (SHORTENED, HIDDEN, "Khuyên đã", "B.V.L."):
            assert name not in tab.content(), (path, name)
    tab.goto(address)
    table = tab.get_by_role("table")
    expect(table.get_by_role("rowheader")).to_have_text([COLLECTIVE, "Đ.T.K."])
    expect(table).to_contain_text("Đ.T.K. đã nhiều năm giúp bà con")


def expect_notice(officer: Page) -> None:
    """The unit itself is told in full."""
    officer.goto("/thong-bao")
    expect(officer.get_by_role("main")).to_contain_text(f"công khai khen thưởng “{HIDDEN}”")
