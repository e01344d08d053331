"""A session through its pages, without JavaScript: prepared, opened, voted, closed, published."""

from __future__ import annotations

import io
from typing import Any

import docx
import pypdf
import pytest
from sqlalchemy import select

from antq.councils import actions
from antq.councils.models import CouncilSession
from antq.kit import clock
from antq.kit.numbers import write_day
from antq.kit.seals import seal
from antq.people.models import Person
from tests.cast import appraising, scored, who
from tests.client import Client, page_of
from tests.councils.sitting import a_session, called, item, opened, voted
from tests.rounds.test_rounds import a_round

COUNCIL = ("thamdinh1", "thamdinh2", "thamdinh3", "nguoinha", "chutich")


def file_at(client: Client, address: str) -> bytes:
    """What is downloaded there."""
    answer = client.get(address)
    assert answer.status_code == 200
    data = answer.data
    answer.close()
    return data


def sit(client: Client, name: str) -> None:
    client.sign_out()
    client.sign_in(name)


def test_from_the_plan_to_the_published_results(client: Client, session: Any) -> None:
    dossiers = [scored("donvi2", name=f"Hồ sơ số {number}") for number in (1, 2)]
    refs = [each.ref for each in dossiers]
    sit(client, "thuongtruc")
    page = client.follow(
        client.submit(
            client.get_page("/hop-xet/moi"),
            "phien-hop",
            name="Phiên họp đợt 1",
            meets_on=write_day(clock.today()),
            venue="Phòng 2",
        )
    )
    own = session.scalars(select(CouncilSession.ref)).one()
    page = client.follow(client.submit(page, "chuong-trinh", dossiers=refs))
    people = {person.username: person.ref for person in session.scalars(select(Person))}
    roll = {f"ghe_{people[name]}": "present" for name in COUNCIL}
    page = client.follow(client.submit(page, "diem-danh-phien", **roll))
    sit(client, "chutich")
    page = client.follow(client.submit(client.get_page(f"/hop-xet/{own}"), "buoc-open"))
    assert "Đang họp" in page
    page = client.get_page(f"/hop-xet/{own}/xac-nhan?viec=mo&hs={refs[0]}&hs={refs[1]}")
    assert "Đúng 2 hồ sơ" in page
    page = client.follow(client.submit(page, "xac-nhan"))
    assert "Đã mở bỏ phiếu. 2 hồ sơ." in page
    for name in COUNCIL:
        sit(client, name)
        sheet = client.get_page(f"/hop-xet/{own}/phieu-bau")
        answer = "against" if name == "thamdinh1" else "for"
        told = client.follow(client.submit(sheet, "phieu-bau", **{f"phieu_{ref}": answer for ref in refs}))
        assert "Đã bỏ 2 phiếu." in told
        assert "4 đồng ý" not in told
    sit(client, "chutich")
    page = client.follow(
        client.submit(
            client.get_page(f"/hop-xet/{own}/ho-so/{refs[0]}"), "kiem-phieu", press="Kết thúc và kiểm phiếu"
        )
    )
    assert "4 đồng ý, 1 không đồng ý, 5 thành viên" in page
    page = client.get_page(f"/hop-xet/{own}/xac-nhan?viec=xong&hs={refs[1]}")
    page = client.follow(client.submit(page, "xac-nhan"))
    page = client.follow(client.submit(page, "buoc-close"))
    session.expire_all()
    assert {each.state for each in dossiers} == {"appraising"}
    page = client.get_page(f"/hop-xet/{own}/cong-bo")
    page = client.follow(client.submit(page, "cong-bo"))
    assert "Đã công bố kết quả 2 hồ sơ." in page
    session.expire_all()
    assert {each.state for each in dossiers} == {"proposed"}
    minutes = client.get_page(f"/hop-xet/{own}/bien-ban")
    assert "4 đồng ý, 1 không đồng ý, 0 không có ý kiến; 5 dự" in minutes


def test_the_second_step_does_nothing_when_something_changed_in_between(client: Client, session: Any) -> None:
    sitting = opened(scored("donvi2"), scored("donvi2"))
    first, second = list(sitting.items)
    sit(client, "chutich")
    address = f"/hop-xet/{sitting.ref}/xac-nhan?viec=mo&hs={first.nomination.ref}&hs={second.nomination.ref}"
    shown = client.get_page(address)
    actions.defer(first, by=who("chutich"))
    answer = page_of(client.submit(shown, "xac-nhan"), status=409)
    assert first.nomination.ref in answer
    assert "Chưa hồ sơ nào được xử lý" in answer
    session.expire_all()
    assert [row.state for row in sitting.items] == ["deferred", "waiting"]


@pytest.mark.parametrize("whose", ["thamdinh1", "khac", ""])
def test_a_list_sealed_for_another_or_changed_is_refused(client: Client, session: Any, whose: str) -> None:
    sitting = opened(scored("donvi2"))
    row = item(sitting)
    listed = [[row.nomination.ref, row.version]]
    number = who("thamdinh1").person_id if whose == "thamdinh1" else who("chutich").person_id
    ref = "PH-2026-99" if whose == "khac" else sitting.ref
    token = seal("councils.bulk", [number, ref, "mo", listed]) if whose else "chuoi-la"
    sit(client, "chutich")
    page = client.get_page(f"/hop-xet/{sitting.ref}")
    data = {"csrf_token": page.form("/dang-xuat").fields["csrf_token"], "danh_sach": token}
    assert client.post(f"/hop-xet/{sitting.ref}/xac-nhan", data=data).status_code == 422
    session.expire_all()
    assert item(sitting).state == "waiting"


def test_results_changed_after_the_last_look_are_not_published(client: Client, session: Any) -> None:
    sitting = opened(scored("donvi2"))
    row = voted(item(sitting), **dict.fromkeys(COUNCIL, "for"))
    actions.close(sitting, by=who("chutich"))
    sit(client, "chutich")
    shown = client.get_page(f"/hop-xet/{sitting.ref}/cong-bo")
    actions.undo(row, "Kiểm phiếu nhầm.", by=who("chutich"))
    page_of(client.submit(shown, "cong-bo"), status=409)
    session.expire_all()
    assert row.nomination.state == "appraising"


def test_the_session_says_nothing_to_whoever_is_in_conflict(client: Client, session: Any) -> None:
    hidden, seen = scored("donvi", name="Hồ sơ phải giấu"), scored("donvi2", name="Hồ sơ thấy được")
    sitting = opened(hidden, seen)
    voted(item(sitting), chutich="for")
    for name, sees in {"chutich": True, "thamdinh1": True, "thamdinh3": False, "nguoinha": False}.items():
        sit(client, name)
        pages = [
            client.get_page(f"/hop-xet/{sitting.ref}"),
            client.get_page(f"/hop-xet/{sitting.ref}/bien-ban"),
        ]
        for page in pages:
            assert "Hồ sơ thấy được" in page
            assert ("Hồ sơ phải giấu" in page) == sees, name
    sit(client, "nguoinha")  # who chairs too
    for address in (f"ho-so/{hidden.ref}", f"xac-nhan?viec=hoan-tac&hs={hidden.ref}", "cong-bo"):
        answer = client.get(f"/hop-xet/{sitting.ref}/{address}")
        assert hidden.ref not in answer.text.replace(f"/{address}", "")
        assert answer.status_code == (404 if address.startswith("ho-so") else 200)


def test_nobody_outside_the_council_finds_the_session(client: Client, session: Any) -> None:
    sitting = called(a_session(scored("donvi2")))
    for name, status in {"donvi2": 403, "congkhai": 403, "quantri": 403, "camau": 200}.items():
        sit(client, name)
        assert client.get("/hop-xet").status_code == status, name
        for page in ("", "/bien-ban", "/phieu-bau", "/cong-bo", "/chuong-trinh"):
            assert client.get(f"/hop-xet/{sitting.ref}{page}").status_code == 404, (name, page)
    assert sitting.ref not in client.get_page("/hop-xet")


def test_assignment_is_looked_at_then_carried_out(client: Client, session: Any) -> None:
    dossiers = [appraising("donvi2", name=f"Hồ sơ số {number}") for number in range(4)] + [
        appraising("donvi")
    ]
    sit(client, "thuongtruc")
    page = client.get_page("/hop-xet/phan-cong?each=2")
    assert "Sẽ thay đổi" in page
    page = client.follow(client.submit(page, "thuc-hien"))
    session.expire_all()
    loads: dict[str, int] = {}
    for each in dossiers:
        names = [one.reviewer.username for one in each.assignments]
        assert len(names) == 2
        for name in names:
            loads[name] = loads.get(name, 0) + 1
    assert sorted(loads.values()) == [3, 3, 4]
    assert {one.reviewer.username for one in dossiers[4].assignments} == {"thamdinh1", "thamdinh2"}
    sit(client, "thamdinh3")
    mine = {
        each.ref for each in dossiers[:4] for one in each.assignments if one.reviewer.username == "thamdinh3"
    }
    queue = client.get_page("/tham-dinh?hang-doi=can-cham").html
    assert {each.ref for each in dossiers if each.ref in queue} == mine
    for bad in ("each=0", "each=abc", "limit=-1", "each=99999999"):
        sit(client, "thuongtruc")
        assert client.get(f"/hop-xet/phan-cong?{bad}").status_code == 200


def test_the_plan_and_the_session_of_a_round_keep_to_it(client: Client, session: Any) -> None:
    outside = appraising("donvi2", name="Hồ sơ ngoài đợt")
    round = a_round()
    inside = appraising("donvi2", name="Hồ sơ trong đợt")
    sit(client, "thuongtruc")
    page = client.get_page(client.get_page(f"/dot-xet/{round.ref}").link("Phân công chấm").href)
    page = page_of(client.submit(page, "phuong-an", each="2"))
    assert "Hồ sơ trong đợt" in page
    assert "Hồ sơ ngoài đợt" not in page
    page = client.follow(client.submit(page, "thuc-hien"))
    assert page.form("phuong-an").fields["dot"] == round.ref
    session.expire_all()
    assert (len(inside.assignments), len(outside.assignments)) == (2, 0)
    page = client.get_page(client.get_page(f"/dot-xet/{round.ref}").link("Lập phiên họp").href)
    assert page.form("phien-hop").fields["round"] == round.ref
    assert client.get("/hop-xet/moi?dot=DX-1999-01").status_code == 200


def test_the_agenda_offers_what_has_its_reviews(client: Client, session: Any) -> None:
    ready, early = scored("donvi2", name="Đủ phiếu"), appraising("donvi2", name="Chưa đủ phiếu")
    sitting = a_session()
    sit(client, "thuongtruc")
    page = client.get_page(f"/hop-xet/{sitting.ref}/chuong-trinh")
    form = page.form("chuong-trinh")
    assert set(form.choices["dossiers"]) == {ready.ref, early.ref}
    assert form.fields["dossiers"] == [ready.ref]
    assert page.text.count("Mới có 0 phiếu chấm") == 1


def test_the_chair_chooses_all_at_once_and_reads_who_is_there(client: Client, session: Any) -> None:
    sitting = called(a_session(scored("donvi2"), scored("donvi2")), thamdinh2="written")
    actions.open_session(sitting, by=who("chutich"))
    sit(client, "chutich")
    page = client.get_page(f"/hop-xet/{sitting.ref}")
    assert "4 có mặt; 1 vắng, gửi ý kiến bằng văn bản" in page
    agenda = f"/hop-xet/{sitting.ref}/xac-nhan"
    assert page.form(agenda).fields["hs"] == []
    page = client.get_page(page.link("Chọn hết").href.partition("#")[0])
    page = page_of(client.submit(page, agenda, press="Mở bỏ phiếu"))
    assert "Đúng 2 hồ sơ" in page


def test_the_minutes_are_issued_as_a_paper_that_names_nobodys_hidden_dossier(
    client: Client, session: Any
) -> None:
    hidden, seen = scored("donvi", name="Hồ sơ phải giấu"), scored("donvi2", name="Hồ sơ thấy được")
    sitting = opened(hidden, seen, thamdinh2="written")
    voted(item(sitting), chutich="for", thamdinh1="for")
    voted(item(sitting, 1), **dict.fromkeys(COUNCIL, "for"))
    address = f"/hop-xet/{sitting.ref}/bien-ban"
    sit(client, "chutich")
    assert "lap-bien-ban" not in client.get_page(address).html  # not before it has closed
    actions.close(sitting, by=who("chutich"))
    page = client.get_page(address)
    page = client.follow(client.submit(page, "bien-ban", minutes="Các ý kiến đều nhất trí."))
    page = client.follow(client.submit(page, "lap-bien-ban"))
    page = client.follow(client.submit(page, "lap-bien-ban"))
    (link,) = [each.href for each in page.links if each.href.endswith("/pdf")]
    (paper,) = [each.href for each in page.links if each.href.endswith("/docx")]
    text = "".join(part.extract_text() for part in pypdf.PdfReader(io.BytesIO(file_at(client, link))).pages)
    words = " ".join(text.split())
    for said in ("BIÊN BẢN", "Hồ sơ phải giấu", "Hồ sơ thấy được", "nhất trí", "xung đột lợi ích"):
        assert said in words, said
    tables = docx.Document(io.BytesIO(file_at(client, paper))).tables
    assert any("Hồ sơ thấy được" in cell.text for table in tables for row in table.rows for cell in row.cells)
    refused = {"nguoinha": 403, "thamdinh1": 403, "thamdinh3": 403, "thuongtruc": 200, "donvi2": 404}
    for name, status in refused.items():
        sit(client, name)
        answer = client.get(link)
        assert answer.status_code == status, name
        answer.close()
