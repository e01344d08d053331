"""The desk's list: what it costs whatever its length, how it is ordered and narrowed, what leaves as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import insert, select

from antq.appraisal import actions as desk
from antq.appraisal import queries as lists
from antq.appraisal.pages.queue import QueuePage
from antq.appraisal.worklist import QUEUE, QUEUES, SIZES, Wanted
from antq.kit import clock
from antq.kit.journal import timeline_of
from antq.nominations import actions
from antq.nominations.models import Nomination
from tests.browser import Page
from tests.cast import STAGES, appraising, received, returned, submitted, who
from tests.client import SITE, Client, page_of
from tests.making import reading
from tests.nominations.sending import token_of

PAGE = 12
"""Statements of a page of the desk for a clerk: who asks (3) and their notices, the tabs, the rows and their number,
who watches, colleagues, kept lists, rounds, tags. Not one more for a longer page."""


def copies(session: Any, count: int, **values: Any) -> None:
    """So many further dossiers like the one there is: the queue reads columns, nothing hangs on them."""
    like = session.scalars(select(Nomination)).first()
    row = {each.name: getattr(like, each.name) for each in Nomination.__table__.columns if each.name != "id"}
    rows = [{**row, "ref": f"DC-15-250101-{number:04d}-{number % 10}", **values} for number in range(count)]
    session.execute(insert(Nomination), rows)
    session.flush()


@pytest.mark.parametrize("rows", [1, 3, 200])
def test_a_page_costs_the_same_statements_whatever_its_length(
    client: Client, session: Any, rows: int
) -> None:
    submitted()
    if rows > 1:
        copies(session, rows - 1)
    client.sign_in("thuongtruc")
    client.get_page("/tham-dinh")  # what is remembered between requests
    with reading() as statements:
        page = client.get_page("/tham-dinh?hang-doi=moi&so-dong=200")
    assert len(page.all("tr")) == rows + 1
    assert len(statements) == PAGE, statements


def test_two_hundred_rows_of_two_thousand_are_light(client: Client, session: Any) -> None:
    submitted(name="Khu dân cư không có tội phạm, tệ nạn xã hội")
    copies(session, 1999)
    client.sign_in("thuongtruc")
    answer = client.get("/tham-dinh?hang-doi=moi&so-dong=200", headers={"Accept-Encoding": "br"})
    assert answer.content_encoding == "br"
    assert len(answer.data) <= 25_000
    plain = client.get("/tham-dinh?hang-doi=moi&so-dong=200")
    assert len(plain.data) <= 90_000


def on(day: int, month: int = 8) -> Any:
    return clock.stopped(datetime(2026, month, day, 5, tzinfo=UTC))


def refs(page: QueuePage) -> list[str]:
    return [row.ref for row in page.part.rows]


def test_fewest_days_left_first_and_what_is_held_last(session: Any) -> None:
    made: dict[str, Nomination] = {}
    for day, key in ((18, "later"), (17, "sooner"), (14, "overdue"), (13, "held")):
        with on(day):
            made[key] = received("donvi2", name=f"Mô hình {key}")
    with on(17):
        actions.hold(made["held"], "Đơn thư.", by=who("thuongtruc"))
    with on(28):
        page = QueuePage(Wanted(QUEUE["tiep-nhan"]), by=who("thuongtruc"))
        assert refs(page) == [made[key].ref for key in ("overdue", "sooner", "later", "held")]
        assert [page.days(row) for row in page.part.rows] == [
            ("Quá 1 ngày", "bad"),
            ("Hôm nay", "warn"),
            ("Còn 1 ngày", "warn"),
            ("Tạm dừng", "warn"),
        ]
        late = QueuePage(Wanted(QUEUE["qua-han"]), by=who("thuongtruc"))
        assert refs(late) == [made["overdue"].ref]
        assert lists.queue_counts(by=who("thuongtruc"))["qua-han"] == 1


def test_of_mine_is_what_i_have_claimed_and_still_have_to_do(session: Any) -> None:
    mine, done, other = received(), received("donvi2"), received("donvi2")
    for each in (mine, done):
        desk.claim(each, by=who("thuongtruc"))
    desk.claim(other, by=who("thuongtruc2"))
    actions.refuse(done, "Sai đối tượng.", by=who("thuongtruc"))
    assert refs(QueuePage(Wanted(QUEUE["cua-toi"]), by=who("thuongtruc"))) == [mine.ref]
    assert lists.queue_counts(by=who("thuongtruc"))["cua-toi"] == 1


NARROWED: list[tuple[str, Callable[[], Any], Callable[[], Any]]] = [
    ("q=TIENG+loa", submitted, lambda: submitted("donvi2", "collective")),
    ("q=m%C6%B0%E1%BB%9Dng+lai", submitted, lambda: submitted("donvi2")),
    ("linh-vuc=tu-quan", submitted, lambda: submitted("donvi2", "person")),
    ("doi-tuong=person", lambda: submitted("donvi2", "person"), submitted),
    ("hinh-thuc=bang-khen-ubnd-tinh", lambda: submitted("donvi", "person"), lambda: submitted("donvi2")),
    ("luu-y=alike", lambda: (submitted(), submitted("donvi2"))[1], lambda: submitted("donvi2", "person")),
]


@pytest.mark.parametrize(("query", "wanted", "other"), NARROWED)
def test_a_list_is_narrowed(session: Any, query: str, wanted: Any, other: Any) -> None:
    found, left_out = wanted(), other()
    listed = refs(QueuePage(Wanted.from_query(f"hang-doi=moi&{query}"), by=who("thuongtruc")))
    assert found.ref in listed
    assert left_out.ref not in listed


def test_percent_signs_are_letters_like_others(session: Any) -> None:
    submitted()
    for typed in ("l%z", "lo_z", "%z", "l\\z"):
        page = QueuePage(Wanted.from_args({"hang-doi": "moi", "q": typed}), by=who("thuongtruc"))
        assert refs(page) == [], typed


def test_the_address_of_a_list_says_all_of_it() -> None:
    wanted = Wanted.from_query("hang-doi=qua-han&q=loa&luu-y=held&nguoi=toi&so-dong=100&trang=2")
    assert Wanted.from_args({key: str(value) for key, value in wanted.args().items()}) == wanted
    odd = Wanted.from_query("hang-doi=khac&luu-y=khac&so-dong=7&trang=x&linh-vuc=khac&doi-tuong=khac")
    assert odd == Wanted()
    assert {queue.code for queue in QUEUES} >= {"moi", "cua-toi", "qua-han", "tat-ca"}
    assert SIZES == (50, 100, 200)


def test_who_has_no_office_hears_nothing_of_the_offices_tabs(client: Client, session: Any) -> None:
    nomination = appraising()
    desk.claim(nomination, by=who("thuongtruc"))
    client.sign_in("thamdinh1")
    page = client.get_page("/tham-dinh?hang-doi=tham-dinh")
    assert [link for link in page.links if link.href == "/tham-dinh?hang-doi=cua-toi"] == []
    assert page.all("input", name="hs") == []
    assert nomination.title in page


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_list_leaves_as_a_file_with_what_the_page_counts_and_nothing_else(
    client: Client, session: Any
) -> None:
    hostile = submitted(name="=HYPERLINK(1)")
    submitted("donvi3")  # another province
    STAGES["draft"]("donvi2")
    own = submitted("donvi2")
    client.sign_in("thuongtruc")
    lines = cells(client.get("/tham-dinh.csv?hang-doi=moi").data)
    assert {line[1] for line in lines[1:]} == {hostile.ref, own.ref}
    assert {line[2] for line in lines[1:]} == {"'=HYPERLINK(1)", own.name}
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get("/tham-dinh.xlsx?hang-doi=moi").data))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows[1:]] == [line[1] for line in lines[1:]]
    assert "'=HYPERLINK(1)" in [row[2] for row in rows[1:]]
    for name, refs_ in (("nguoinha", {own.ref}), ("camau", None), ("thamdinh1", set())):
        client.sign_out()
        client.sign_in(name)
        seen = {line[1] for line in cells(client.get("/tham-dinh.csv?hang-doi=moi").data)[1:]}
        assert seen == refs_ if refs_ is not None else not {own.ref, hostile.ref} & seen
    for name in ("donvi", "quantri", "congkhai"):
        client.sign_out()
        client.sign_in(name)
        for kind in ("csv", "xlsx"):
            assert client.get(f"/tham-dinh.{kind}").status_code == 403


def many(client: Client, **values: Any) -> Any:
    data = {"csrf_token": token_of(client.get_page("/tham-dinh")), "ve": "hang-doi=moi"}
    return client.post("/tham-dinh/nhieu", data=data | values, headers={"Origin": SITE})


def test_several_are_claimed_at_once_and_what_cannot_be_is_told(client: Client, session: Any) -> None:
    free, taken, own, elsewhere = submitted(), submitted("donvi2"), submitted("donvi2"), submitted("donvi3")
    desk.claim(taken, by=who("thuongtruc2"))
    client.sign_in("thuongtruc")
    sent = [each.ref for each in (free, taken, own, elsewhere)] + ["DC-15-000000-0000-0"]
    answer = many(client, viec="nhan", hs=sent)
    assert answer.status_code == 303
    page = client.get_page(answer.location)
    assert "Đã xử lý 2 hồ sơ." in page
    assert f"{taken.ref}: Đặng Thị Huệ đã nhận xử lý hồ sơ này trước." in page
    assert elsewhere.ref not in page
    session.expire_all()
    me = who("thuongtruc").person_id
    assert [each.assignee_id for each in (free, own, elsewhere)] == [me, me, None]


def test_several_are_given_and_tagged_but_never_decided(client: Client, session: Any) -> None:
    both = [submitted(), submitted("donvi2")]
    chosen = [each.ref for each in both]
    client.sign_in("thuongtruc")
    colleague = {each.username: each for each in lists.colleagues(by=who("thuongtruc"))}["thuongtruc2"]
    assert many(client, viec="giao", hs=chosen, nguoi=colleague.ref).status_code == 303
    assert many(client, viec="gan", hs=chosen, nhan="Họp đợt 2").status_code == 303
    session.expire_all()
    assert {(each.assignee_id, each.tag) for each in both} == {(colleague.id, "Họp đợt 2")}
    assert many(client, viec="tiep-nhan", hs=chosen).status_code == 404
    for wrong in (
        {"viec": "nhan"},
        {"viec": "giao", "hs": chosen},
        {"viec": "gan", "hs": chosen, "nhan": "x" * 41},
    ):
        answer = many(client, **wrong)
        assert answer.status_code == 422
        assert "Có chỗ cần sửa" in Page(answer.text)
    blank = page_of(many(client, viec="gan", hs=chosen[:1], nhan=" ", nguoi=colleague.ref), status=422)
    assert [blank.form("nhieu").fields[name] for name in ("hs", "nguoi")] == [chosen[:1], colleague.ref]
    assert "hoặc bấm “Bỏ nhãn”" in blank.text_of("nhan-moi-loi")
    assert blank.one("input", id="nhan-moi").get("aria-describedby") == "nhan-moi-loi"
    nobody = page_of(many(client, viec="giao", hs=chosen, nhan="Gấp"), status=422)
    assert ("Chọn người" in nobody.text_of("giao-cho-loi"), nobody.form("nhieu").fields["nhan"]) == (
        True,
        "Gấp",
    )
    session.expire_all()
    assert {each.tag for each in both} == {"Họp đợt 2"}
    assert many(client, viec="bo-nhan", hs=chosen).status_code == 303
    session.expire_all()
    assert {each.tag for each in both} == {""}
    assert [e.kind[11:] for e in timeline_of(both[0], ["office"])][-2:] == ["tag", "untag"]
    assert {each.state for each in both} == {"submitted"}


def test_only_the_office_claims_from_the_list(client: Client, session: Any) -> None:
    nomination = appraising()
    for name, status in (("thamdinh1", 303), ("nguoinha", 303), ("donvi", 403), ("congkhai", 403)):
        client.sign_in(name)
        data = {
            "csrf_token": token_of(client.get_page("/viec-can-lam")),
            "viec": "nhan",
            "hs": nomination.ref,
        }
        assert client.post("/tham-dinh/nhieu", data=data, headers={"Origin": SITE}).status_code == status
        client.sign_out()
    session.expire_all()
    assert nomination.assignee_id is None


def test_the_next_dossier_is_the_next_of_the_same_list(client: Client, session: Any) -> None:
    made = [submitted(name=f"Mô hình số {number}") for number in range(3)]
    client.sign_in("thuongtruc")

    def after(nomination: Nomination, tab: str = "moi") -> str:
        return str(client.get(f"/tham-dinh/{nomination.ref}/tiep?tu={tab}").location)

    assert after(made[0]) == f"/tham-dinh/{made[1].ref}?tu=moi"
    assert after(made[2]) == "/tham-dinh?hang-doi=moi"
    actions.receive(made[1], by=who("thuongtruc"))
    assert after(made[1]) == f"/tham-dinh/{made[0].ref}?tu=moi"  # it has left the list: from its top
    assert after(made[0], "cua-toi") == "/tham-dinh?hang-doi=cua-toi"
    client.sign_out()
    client.sign_in("thamdinh1")
    assert client.get(f"/tham-dinh/{made[0].ref}/tiep?tu=moi").status_code == 404


def test_lists_are_kept_and_dropped_in_the_page(client: Client, session: Any) -> None:
    returned()
    client.sign_in("thuongtruc")
    page = client.get_page("/tham-dinh?hang-doi=bo-sung&q=loa")
    answer = client.get_page(client.submit(page, "/tham-dinh/bo-loc", name="Chờ loa").location)
    assert "Chờ loa" in answer
    assert any(link.get("href") == "/tham-dinh?hang-doi=bo-sung&q=loa" for link in answer.all("a"))
    long = page_of(client.submit(answer, "/tham-dinh/bo-loc", name="x" * 81), status=422)
    assert long.form("/tham-dinh/bo-loc").fields["name"] == "x" * 81
    kept = lists.deskfilters(by=who("thuongtruc"))[0]
    client.sign_out()
    client.sign_in("thuongtruc2")
    token = token_of(client.get_page("/tham-dinh"))
    drop = f"/tham-dinh/bo-loc/{kept.ref}/bo"
    assert client.post(drop, data={"csrf_token": token}, headers={"Origin": SITE}).status_code == 404
    client.sign_out()
    client.sign_in("thuongtruc")
    assert client.submit(client.get_page("/tham-dinh"), drop).status_code == 303
    assert lists.deskfilters(by=who("thuongtruc")) == []


def test_the_days_are_of_the_day(session: Any) -> None:
    with on(14):
        nomination = received()
    with on(27):
        page = QueuePage(Wanted(QUEUE["tiep-nhan"]), by=who("thuongtruc"))
        assert page.days(page.part.rows[0]) == ("Hôm nay", "warn")
        assert nomination.due_on == date(2026, 8, 27)
