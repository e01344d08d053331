"""A round of forty nominations, in real browsers, from its opening to a certificate that was taken back.

Everything that the standing office, the units, six reviewers, the chair and the releaser do first is done by hand;
what is done for the fortieth time is done by the same actions. With JavaScript the people are spread over two server
processes on one database, without it one serves them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from typing import TypeVar

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from antq.kit.journal import faults
from tests.chromium import Complaints
from tests.databases import Databases, Place
from tests.journeys import council, forty, honouring, office, unit
from tests.peopled import opened
from tests.server import serving

Desk = Callable[..., Page]
Seat = Callable[[str], Page]
T = TypeVar("T")

pytestmark = [
    pytest.mark.both_engines,
    pytest.mark.parametrize(
        ("javascript", "processes"), [(True, 2), (False, 1)], ids=["js-2-processes", "no-js-1-process"]
    ),
]

TITLE = "Đợt xét của bốn mươi tổ tuần khuya"
SITTING = "Phiên họp xét bốn mươi tổ tuần khuya"
GOOD = (25, 17, 16, 12, 8, 4)
ROLL = {
    "Phạm Hữu Nghĩa": "Có mặt",
    "Trần Thu Hà": "Có mặt",
    "Lê Quốc Bảo": "Có mặt",
    "Nông Văn Thắng": "Có mặt",
    "Lò Văn Tình": "Có mặt",
    "Giàng Thị Say": "Vắng, gửi ý kiến bằng văn bản",
    "Hà Đức Chính": "Vắng",
}
BY_HAND = ("thamdinh3", "thamdinh5")
"""Who votes in the browser: one who has an interest in ten, and the one who is not in the room."""

VOTERS = ("chutich", "thamdinh1", "thamdinh2", "thamdinh3", "thamdinh4", "thamdinh5")


@pytest.fixture
def place(databases: Databases, worker: str, javascript: bool) -> Iterator[Place]:
    """A database of this journey's own, with nothing of the sample data in it."""
    made = databases.copy(databases.migrated(), f"round_{worker}_{javascript}".lower())
    yield made
    databases.drop(made)


class Behind:
    """Does something in the database behind the servers, and gives what came of it."""

    def __init__(self, application: Flask) -> None:
        self.application = application

    def __call__(self, what: Callable[[], T]) -> T:
        with self.application.app_context():
            return what()


@pytest.fixture
def behind(place: Place) -> Iterator[Behind]:
    for application in opened(place):
        act = Behind(application)
        act(forty.prepare)
        yield act


@pytest.fixture
def addresses(place: Place, behind: Behind, processes: int) -> Iterator[list[str]]:
    with ExitStack() as running:
        logs = [place.data / f"server-{number}.log" for number in range(processes)]
        yield [running.enter_context(serving(place, log=log)) for log in logs]


@pytest.fixture
def complaints(addresses: list[str]) -> Iterator[Complaints]:
    heard = Complaints(tuple(addresses))
    yield heard
    assert not heard.found, "the browser complained:\n  " + "\n  ".join(heard.found)


@pytest.fixture
def seat(desk: Desk) -> Seat:
    """The one tab of each person; "" is a stranger."""
    return cache(desk)


def test_a_round_of_forty(seat: Seat, behind: Behind) -> None:
    secretary = seat("thuongtruc")
    round = council.open_round(secretary, TITLE)
    codes = behind(forty.write_forty)
    received(seat, secretary, codes, behind)
    kept_away(seat, secretary, codes)
    council.assign(secretary, round, 3)
    council.told(secretary, "Đã đổi 120 phân công.")
    assert behind(lambda: forty.faults_of_assignment(3)) == []
    reviewed(seat, behind)
    session = council.plan_session(secretary, round, SITTING)
    sat(seat, secretary, session, codes, behind)
    minuted(seat("chutich"), session)
    published(seat, session, codes)
    decision = honouring.decided(seat, secretary)
    code = honouring.certified(seat, secretary, decision, forty.HAMLETS[0])
    honouring.revoked(seat, secretary, decision, code)
    assert behind(faults) == []


def received(seat: Seat, secretary: Page, codes: dict[str, list[str]], behind: Behind) -> None:
    """The fortieth is sent; all are claimed; one goes back, is mended, read as a difference, and handed on."""
    officer = seat("donvi5")
    officer.goto(f"/de-cu/{codes['donvi5'][-1]}/kiem-tra")
    unit.send(officer)
    assert council.find_in_queue(secretary, "moi", forty.WORD) == 40
    council.claim_all(secretary)
    council.told(secretary, "Đã xử lý 40 hồ sơ.")
    assert council.find_in_queue(secretary, "cua-toi", forty.WORD) == 40
    code = codes["donvi5"][0]
    office.send_back(
        secretary, code, "Cách làm còn chung chung, chưa rõ ai trực.", {"Cách làm": "Nêu rõ ai trực loa."}
    )
    supplemented(officer, code)
    secretary.goto(f"/tham-dinh/{code}?thay-doi=1")
    expect(secretary.locator("ins", has_text="Trưởng thôn cắt cử mỗi tuần hai hộ.")).to_be_visible()
    expect(secretary.get_by_text("Nêu rõ ai trực loa.").first).to_be_visible()
    assert "Nhà ở xa nhau" not in secretary.get_by_role("main").inner_text()
    office.receive(secretary, code)
    behind(forty.hand_on_the_rest)


def supplemented(officer: Page, code: str) -> None:
    """The unit finds what is asked beside the field, answers it and nothing else, and sends."""
    officer.goto(f"/de-cu/{code}/cach-lam")
    expect(officer.get_by_text("Nêu rõ ai trực loa.")).to_be_visible()
    how = officer.get_by_label("Cách làm", exact=True)
    how.fill(how.input_value() + "\nTrưởng thôn cắt cử mỗi tuần hai hộ.")
    with officer.expect_navigation():
        unit.go_on(officer)
    officer.goto(f"/de-cu/{code}/kiem-tra")
    unit.send(officer)


def kept_away(seat: Seat, secretary: Page, codes: dict[str, list[str]]) -> None:
    """A member with an interest in a unit, and one in a dossier, find nothing of it any more, and it is not counted."""
    fourth, first = seat("thamdinh4"), seat("thamdinh1")
    hidden, own = codes["donvi2"][0], codes["donvi4"][0]
    assert council.find_in_queue(fourth, "tham-dinh", forty.WORD) == 40
    council.recuse(fourth, "Ủy ban nhân dân xã Mù Cang Chải", "Em gái tôi công tác ở đơn vị này.")
    assert council.find_in_queue(fourth, "tham-dinh", forty.WORD) == 30
    assert council.find_in_queue(fourth, "tat-ca", hidden) == 0
    assert fourth.request.get(f"/tham-dinh/{hidden}").status == 404
    council.declare(first, own, "Tổ trưởng là anh ruột tôi.")
    assert council.find_in_queue(first, "tham-dinh", forty.WORD) == 39
    assert first.request.get(f"/tham-dinh/{own}").status == 404
    assert (
        council.find_in_queue(seat("thamdinh3"), "tham-dinh", forty.WORD) == 30
    )  # of the commune's own people
    office.open_dossier(secretary, own)
    expect(secretary.get_by_role("heading", name="Không tham gia xét")).to_be_visible()
    expect(secretary.get_by_text("Tổ trưởng là anh ruột tôi.")).to_be_visible()


def reviewed(seat: Seat, behind: Behind) -> None:
    """Two members score from their queue, one abstains once; nobody reads another's before giving their own."""
    second, fifth = seat("thamdinh2"), seat("thamdinh5")
    for tab in (second, fifth):
        assert council.find_in_queue(tab, "can-cham", forty.WORD) == 20
        tab.locator("tbody th a").first.click()
    council.score_on(second, GOOD, "Đề nghị khen thưởng", "Cách làm rõ, có số liệu.")
    council.score_on(second, GOOD, "Không đề nghị", "Việc còn mới, theo dõi thêm.")
    council.score_on(second, None, "Không có ý kiến")
    council.score_on(fifth, GOOD, "Đề nghị khen thưởng", "Bà con đồng thuận cao.")
    assert council.find_in_queue(second, "can-cham", forty.WORD) == 17
    behind(forty.review_the_rest)


def sat(seat: Seat, secretary: Page, session: str, codes: dict[str, list[str]], behind: Behind) -> None:
    """Agenda, roll, one secret ballot on all forty; a tie is voted again, and one dossier fails."""
    every = [code for refs in codes.values() for code in refs]
    fails, ties = codes["donvi5"][1], codes["donvi5"][2]
    secretary.get_by_role("button", name="Đưa vào chương trình").click()
    council.told(secretary, "Đã đưa 40 hồ sơ vào chương trình.")
    council.call_the_roll(secretary, session, ROLL)
    chair = seat("chutich")
    chair.goto(session)
    chair.get_by_role("button", name="Khai mạc phiên họp").click()
    expect(chair.get_by_text("Đang họp").first).to_be_visible()
    council.act_on(chair, session, "Mở bỏ phiếu", every, all_at_once=True)
    absent = seat("thamdinh6")
    absent.goto(session)
    expect(absent.get_by_role("link", name="Bỏ phiếu")).to_have_count(0)
    cast = {}
    for at, name in enumerate(VOTERS):
        choices = {fails: "for" if at < 2 else "against", ties: "for" if at < 3 else "against"}
        if name in BY_HAND:
            cast[name] = council.vote(seat(name), session, choices)
            assert "đồng ý, " not in seat(name).get_by_role("main").inner_text()
        else:
            cast[name] = behind(lambda name=name, said=choices: forty.cast_the_rest(name, said))  # type: ignore[misc]
    assert cast == {**dict.fromkeys(VOTERS, 40), "thamdinh1": 39, "thamdinh3": 30, "thamdinh4": 30}
    council.end_vote(chair, session, fails)
    others = [code for code in every if code != fails]
    council.act_on(chair, session, "Kết thúc và kiểm phiếu", others, all_at_once=True)
    assert "Không thông qua" in council.line(chair, session, fails)
    assert "Số phiếu ngang nhau" in council.line(chair, session, ties)
    again(chair, session, ties)
    chair.get_by_role("button", name="Bế mạc phiên họp").click()
    expect(chair.get_by_text("Đã bế mạc, chưa công bố").first).to_be_visible()


def again(chair: Page, session: str, code: str) -> None:
    """The tie is taken back and voted once more, on paper."""
    council.act_on(chair, session, "Hoàn tác kết quả", [code], because="Số phiếu ngang nhau.")
    council.act_on(chair, session, "Mở bỏ phiếu", [code])
    council.end_vote(chair, session, code, {"Đồng ý": "4", "Không đồng ý": "2"})
    assert "Thông qua" in council.line(chair, session, code)


def minuted(chair: Page, session: str) -> None:
    """The minutes say who was there, who wrote, how each vote fell, and who took no part."""
    chair.goto(f"{session}/bien-ban")
    chair.get_by_label("Nội dung thảo luận").fill("Hội đồng trao đổi kỹ về hồ sơ có số phiếu ngang nhau.")
    chair.get_by_role("button", name="Lưu").click()
    chair.get_by_role("button", name="Lập biên bản (DOCX, PDF)").click()
    link = chair.get_by_role("link", name="PDF").get_attribute("href") or ""
    text = honouring.text_of(chair.request.get(link).body())
    assert "Giàng Thị Say: vắng, gửi ý kiến bằng văn bản; Hà Đức Chính: vắng" in text
    assert "2 đồng ý, 4 không đồng ý, 0 không có ý kiến; 5 dự, 1 bằng văn bản, 7 thành viên" in text
    assert "Không tham gia vì xung đột lợi ích: Lò Văn Tình" in text


def published(seat: Seat, session: str, codes: dict[str, list[str]]) -> None:
    """Until the results are published the units learn nothing; then they do, at once."""
    officer, chair, fails = seat("donvi5"), seat("chutich"), codes["donvi5"][1]
    officer.goto(f"/de-cu/{fails}")
    expect(officer.get_by_text("Đang thẩm định").first).to_be_visible()
    chair.goto(session)
    chair.get_by_role("link", name="Công bố kết quả của phiên").click()
    chair.get_by_role("button", name="Công bố 40 kết quả").click()
    council.told(chair, "Đã công bố kết quả 40 hồ sơ.")
    officer.reload()
    expect(officer.get_by_text("Không được công nhận").first).to_be_visible()
