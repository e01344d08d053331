"""What a round asks of the standing office, of reviewers and of the council in session. Works without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from playwright.sync_api import Page, expect

from antq.kit import clock
from tests.journeys.office import open_dossier, today
from tests.journeys.unit import fill


def told(tab: Page, sentence: str) -> None:
    """The page says so."""
    expect(tab.get_by_text(sentence).first).to_be_visible()


def open_round(tab: Page, name: str) -> str:
    """A round that takes nominations and reviews from today on; its address."""
    tab.goto("/dot-xet")
    tab.get_by_role("link", name="Mở đợt xét").click()
    tab.get_by_label("Tên đợt xét").fill(name)
    for phase, days in (("Nhận hồ sơ đề cử", 14), ("Chấm điểm", 20), ("Họp hội đồng", 30)):
        group = tab.get_by_role("group", name=re.compile(f"^{phase}"))
        group.get_by_label("Từ ngày").fill(today())
        group.get_by_label("Đến hết ngày").fill(f"{clock.today() + timedelta(days):%d/%m/%Y}")
    tab.get_by_role("button", name="Lưu").click()
    expect(tab.get_by_role("heading", level=1, name=name)).to_be_visible()
    expect(tab.get_by_role("row", name=re.compile("^Nhận hồ sơ đề cử"))).to_contain_text("Đang mở")
    return tab.url


def find_in_queue(tab: Page, queue: str, words: str) -> int:
    """Narrow a tab of the desk to some words; how many dossiers it says there are."""
    tab.goto(f"/tham-dinh?hang-doi={queue}&so-dong=200")
    tab.get_by_label("Mã, tên, đơn vị hoặc địa bàn").fill(words)
    tab.get_by_role("button", name="Lọc").click()
    expect(tab).to_have_url(re.compile("q="))
    return int(tab.locator("#hang-doi .num").inner_text().replace(".", ""))


def claim_all(tab: Page) -> None:
    """Claim every dossier of the list."""
    every = tab.get_by_label("Chọn cả trang")
    if every.is_visible():
        every.check()
    else:
        tick(tab, tab.locator("tbody input[name=hs]").count())
    tab.get_by_role("button", name="Nhận xử lý").click()


def tick(tab: Page, count: int) -> None:
    """Tick the first boxes of a table."""
    for at in range(count):
        tab.locator("tbody input[name=hs]").nth(at).check()


def recuse(tab: Page, unit: str, reason: str) -> None:
    """Judge nothing of a unit."""
    tab.goto("/xung-dot-loi-ich")
    form = tab.locator("#khai")
    form.get_by_label("Đơn vị").fill(unit)
    form.get_by_label("Lý do").fill(reason)
    form.get_by_role("button", name="Không xét hồ sơ của đơn vị này").click()
    expect(tab.get_by_role("heading", name="Đã khai")).to_be_visible()


def declare(tab: Page, code: str, reason: str) -> None:
    """Say that one has an interest in one dossier."""
    open_dossier(tab, code)
    tab.locator("summary", has_text="Xung đột lợi ích").click()
    form = tab.locator("#xung-dot")
    form.get_by_role("textbox").fill(reason)
    form.get_by_role("button", name="Tôi có xung đột lợi ích").click()
    expect(tab.get_by_text("Hồ sơ không còn ở bàn của đồng chí.")).to_be_visible()


def assign(tab: Page, round: str, each: int) -> None:
    """Have a plan made from the page of the round, look at it, carry it out."""
    tab.goto(round)
    tab.get_by_role("link", name="Phân công chấm").click()
    tab.get_by_label("Số người chấm mỗi hồ sơ").fill(str(each))
    tab.get_by_role("button", name="Lập phương án").click()
    expect(tab.get_by_role("heading", name="Sẽ thay đổi")).to_be_visible()
    tab.get_by_role("button", name="Phân công đúng như trên").click()


def score_on(tab: Page, points: Iterable[int] | None, verdict: str, comment: str = "") -> None:
    """Fill the sheet of the dossier that is open and go on to the next; None for an abstention."""
    form = tab.locator("#phieu-cham")
    expect(form.get_by_role("button").last).to_be_visible()  # the whole sheet is there
    if points is not None:
        for field, given in zip(form.locator("input[inputmode=numeric]").all(), points, strict=True):
            field.fill(str(given))
    form.get_by_label(verdict, exact=True).check()
    form.get_by_label("Nhận xét", exact=True).fill(comment)
    before = tab.url
    form.get_by_role("button", name="Lưu và sang hồ sơ tiếp").click()
    expect(tab).not_to_have_url(before)


def plan_session(tab: Page, round: str, name: str) -> str:
    """A session of the round, today; its address."""
    tab.goto(round)
    tab.get_by_role("link", name="Lập phiên họp").click()
    fill(tab, {"Tên phiên họp": name, "Ngày họp": today(), "Nơi họp": "Phòng họp số 2"})
    tab.get_by_role("button", name="Lưu").click()
    expect(tab.get_by_role("heading", level=1, name="Chương trình phiên họp")).to_be_visible()
    return tab.url.removesuffix("/chuong-trinh")


def call_the_roll(tab: Page, session: str, roll: Mapping[str, str]) -> None:
    """Name to attendance as the page words it."""
    tab.goto(session)
    form = tab.locator("#diem-danh-phien")
    for name, word in roll.items():
        form.get_by_label(re.compile(f"^{name}")).select_option(label=word)
    form.get_by_role("button", name="Ghi điểm danh").click()
    expect(tab.get_by_text("Đã điểm danh.")).to_be_visible()


def act_on(
    tab: Page,
    session: str,
    what: str,
    codes: Collection[str],
    *,
    all_at_once: bool = False,
    because: str = "",
) -> None:
    """Choose dossiers of the agenda, read what would be done, confirm exactly that."""
    tab.goto(session)
    if all_at_once:
        tab.get_by_role("link", name="Chọn hết").click()
        expect(tab.get_by_role("link", name="Bỏ chọn hết")).to_be_visible()
    for code in () if all_at_once else codes:
        tab.locator(f"input[name=hs][value='{code}']").check()
    tab.get_by_role("button", name=what).click()
    expect(tab.get_by_role("main")).to_contain_text(f"Đúng {len(codes)} hồ sơ")
    assert set(tab.locator("main ol .code").all_inner_texts()) == set(codes)
    if because:
        tab.get_by_label("Lý do").fill(because)
    tab.get_by_role("button", name=f"Xác nhận: {what}").click()
    expect(tab).to_have_url(session)


def vote(tab: Page, session: str, choices: Mapping[str, str], otherwise: str = "for") -> int:
    """Cast one's ballots on all that waits: (code to choice), the rest alike; how many."""
    tab.goto(session)
    tab.get_by_role("link", name="Bỏ phiếu").click()
    sheet = tab.locator("#phieu-bau")
    expect(sheet.get_by_role("button", name="Bỏ phiếu")).to_be_visible()  # the whole sheet is there
    codes = re.findall(r'<fieldset[^>]* id="phieu_([^"]+)"', sheet.inner_html())
    count = len(codes)
    for code in codes:
        sheet.locator(f"[name=phieu_{code}][value={choices.get(code, otherwise)}]").check()
    tab.get_by_role("button", name="Bỏ phiếu").click()
    expect(tab.get_by_text(f"Đã bỏ {count} phiếu.")).to_be_visible()
    return count


def end_vote(tab: Page, session: str, code: str, counted: Mapping[str, str] | None = None) -> None:
    """The chair ends one vote: by the ballots cast, or by what was counted in the room."""
    tab.goto(f"{session}/ho-so/{code}")
    for label, number in (counted or {}).items():
        tab.locator("#kiem-phieu .points").get_by_label(label, exact=True).fill(number)
    tab.get_by_role("button", name="Ghi số phiếu" if counted else "Kết thúc và kiểm phiếu").click()
    expect(tab).to_have_url(session)


def line(tab: Page, session: str, code: str) -> str:
    """What the agenda says of a dossier."""
    tab.goto(session)
    return tab.get_by_role("row").filter(has_text=code).inner_text()
