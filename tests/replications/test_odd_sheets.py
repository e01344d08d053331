"""Sheets at the edges: huge cells, names that nothing bears, places of long ago, senders who are gone."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
import xlsxwriter
from rapidfuzz import process
from sqlalchemy import select, update

from antq.kit import clock, jobs
from antq.kit.jobs import ATTEMPTS
from antq.kit.notices import notices_of
from antq.kit.records import Job
from antq.kit.refusals import Invalid
from antq.kit.spreadsheets import rows_of
from antq.people.models import Person
from antq.places import actions as places
from antq.places.queries import by_key
from antq.replications import actions
from antq.replications.finder import MOST_HINTS, Names
from antq.replications.models import Batch, Replication
from tests.cast import who
from tests.client import Client
from tests.making import an_initiative, rows
from tests.replications.points import accepted
from tests.replications.sheets import GOOD, HEAD, corners, workbook
from tests.replications.test_sheets import office, sent, told

OLD = (
    ("cu-135", "135", "Huyện Lục Yên", "huyen", "district", "15"),
    ("cu-137", "137", "Huyện Mù Cang Chải", "huyen", "district", "15"),
    ("cu-04324", "04324", "Xã Mường Cũ", "xa", "commune", "cu-135"),
    ("cu-04325", "04325", "Xã Chia Đôi", "xa", "commune", "cu-135"),
    ("cu-04460", "04460", "Xã Chế Cu Nha", "xa", "commune", "cu-137"),
)
FOLLOWED = (
    ("cu-04324", "04345", "whole"),
    ("cu-04325", "04456", "main"),
    ("cu-04325", "04345", "part"),
    ("cu-04460", "04456", "whole"),
)
OLDER = (("cu-04998", "04998", "Xã Xa Xưa"), ("cu-04999", "04999", "Xã Mường Cũ"))
FOLLOWED_FIRST = (("cu-04998", "cu-04325", "whole"), ("cu-04999", "cu-04324", "whole"))


@pytest.fixture
def initiative(session: Any) -> Any:
    made = an_initiative()
    session.commit()
    return made


@pytest.fixture
def before(session: Any) -> None:
    """What two communes of today were made of, over two steps."""
    names = "key code name type level parent_key"
    older = [(*each, "xa", "commune", "15") for each in OLDER]
    places.load_legacy(rows(names, tuple(older), valid_to="2019-12-31"), source="tests")
    places.load_legacy(rows(names, OLD, valid_to="2025-06-30"), source="tests")
    for followed, day in ((FOLLOWED_FIRST, "2020-01-01"), (FOLLOWED, "2025-07-01")):
        steps = rows("old_key new_code kind", followed, effective_on=day, decision="")
        places.load_succession(steps)
    session.commit()


def judged(session: Any, *lines: tuple[Any, ...]) -> list[tuple[str, str]]:
    """Verdict and words of these lines."""
    return list(told(sent(session, workbook(*lines))).values())


def test_a_district_that_contradicts_is_told(session: Any, initiative: Any, before: None) -> None:
    answers = judged(
        session,
        ("MH-0001", "Chế Cu Nha", "Huyện Lục Yên"),
        ("MH-0001", "Mường Lai", "Mù Cang Chải"),
        ("MH-0001", "Chế Cu Nha", "H. Mù Cang Chải"),
        ("MH-0001", "Mường Lai", "huyện Lục Yên, tỉnh Yên Bái"),
    )
    assert answers[0] == (
        "Phải sửa",
        "Không có xã, phường “Chế Cu Nha” ở “Huyện Lục Yên”. Tên ấy có ở: Huyện Mù Cang Chải.",
    )
    assert "“Mường Lai” ở “Mù Cang Chải”. Tên ấy có ở: Huyện Lục Yên" in answers[1][1]
    assert [verdict for verdict, _says in answers[2:]] == ["Nhập được", "Nhập được"]


def test_names_two_steps_back_are_understood(session: Any, initiative: Any, before: None) -> None:
    """Of two that bore one name after each other the day says which, else the last is meant."""
    sheet = sent(
        session,
        workbook(
            ("MH-0001", "Xa Xưa", "", "Thôn 1"),
            ("MH-0001", "Mường Cũ", "", "Thôn 2", "2018"),
            ("MH-0001", "Mường Cũ", "", "Thôn 3"),
        ),
    )
    assert "chia cho nhiều nơi" in told(sheet)[2][1]
    actions.take(sheet, agreed=False, by=who("donvi"))
    session.commit()
    jobs.work_all()
    made = session.scalars(select(Replication).order_by(Replication.id)).all()
    assert [each.place for each in made] == [by_key(each) for each in ("cu-04998", "cu-04999", "cu-04324")]
    assert [(each.commune.code, each.divided) for each in made] == [
        ("04456", True),
        ("04345", False),
        ("04345", False),
    ]
    assert actions.relocate() == 0, "the ledger sees them where the sheet saw them"


def test_a_settled_point_is_known(session: Any, initiative: Any, before: None) -> None:
    point = accepted(initiative, place=by_key("cu-04325"), neighbourhood="Thôn 1")
    actions.settle(point, "04345", by=who("thuongtruc"))
    session.commit()
    answers = judged(session, ("MH-0001", "Chia Đôi", "", "Thôn 1"), ("MH-0001", "Chia Đôi", "", "Thôn 2"))
    assert [verdict for verdict, _says in answers] == ["Đã có", "Nhập được"]


def test_names_that_nothing_bears_are_compared_once_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    names: Names[int] = Names()
    names.add("Tiếng loa an ninh", 1)
    compared: list[str] = []
    extract = process.extractOne

    def counted(said: str, *rest: Any, **options: Any) -> Any:
        compared.append(said)
        return extract(said, *rest, **options)

    monkeypatch.setattr(process, "extractOne", counted)
    assert {names.nearest(said) for said in ("Tiếng loa an nin", "TIENG LOA AN NIN")} == {"Tiếng loa an ninh"}
    assert len(compared) == 1
    for number in range(2 * MOST_HINTS):
        names.nearest(f"Tên lạ {number}")
    assert len(compared) == MOST_HINTS
    assert names.nearest("Tiếng loa an nin") == "Tiếng loa an ninh"


@pytest.mark.parametrize("state", ["waiting", "importing"])
def test_a_sheet_whose_job_died_says_so_and_its_page_rests(
    session: Any, client: Client, initiative: Any, state: str
) -> None:
    sheet = actions.send(workbook(GOOD), "diem.xlsx", by=who("donvi"))
    if state == "importing":
        session.commit()
        jobs.work_all()
        actions.take(sheet, agreed=False, by=who("donvi"))
    ref = sheet.ref
    dying = {"state": "running", "attempts": ATTEMPTS, "leased_until": clock.now() - timedelta(minutes=1)}
    session.execute(update(Job).where(Job.state == "queued").values(**dying))
    session.commit()
    client.sign_in("donvi")
    assert "every 2s" in client.get(f"/nhan-rong/bang/{ref}").text
    jobs.work_all()
    answer = client.get(f"/nhan-rong/bang/{ref}")
    assert "chưa xử lý xong bảng này. Chưa dòng nào được nhập." in answer.text
    assert "every 2s" not in answer.text


def placed(row: int, column: int) -> bytes:
    """A workbook whose table begins there, with an empty row below its first line."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(row, column, HEAD)
        page.write_row(row + 1, column, GOOD)
        page.write_row(row + 3, column, GOOD)
    return file.getvalue()


@pytest.mark.parametrize(("row", "column"), [(0, 0), (2, 0), (4, 3)])
def test_lines_have_the_numbers_that_the_sender_sees(row: int, column: int) -> None:
    assert [each.number for each in rows_of(placed(row, column))] == [row + 1, row + 2, row + 4]


def test_huge_cells_are_told_and_break_no_page(session: Any, client: Client, initiative: Any) -> None:
    huge = "x" * 32_767
    lines = [list(GOOD) for _column in range(6)]
    for line, column, said in ((0, 3, huge), (1, 0, huge), (2, 1, huge), (3, 4, huge), (4, 6, "x" * 201)):
        lines[line][column] = said
    lines[5][3] = "x" * 200
    inline = workbook(*map(tuple, lines))
    sheet = sent(session, swollen(inline))
    answers = told(sheet)
    assert answers[2] == ("Phải sửa", "Thôn, tổ dân phố: nhiều nhất 200 ký tự.")
    assert answers[3] == ("Phải sửa", "Mã hoặc tên mô hình: nhiều nhất 300 ký tự.")
    assert answers[4] == ("Phải sửa", "Xã, phường: nhiều nhất 300 ký tự.")
    assert answers[5] == ("Phải sửa", "Bắt đầu: nhiều nhất 300 ký tự.")
    assert answers[6] == ("Phải sửa", "Người phụ trách: nhiều nhất 200 ký tự.")
    assert answers[7] == ("Nhập được", "")
    client.sign_in("donvi")
    assert "nhiều nhất 200 ký tự" in client.get_page(f"/nhan-rong/bang/{sheet.ref}")


def swollen(data: bytes) -> bytes:
    """The workbook with every run of 32,767 letters made 200,000: no program writes that, some people's do."""
    return repacked(data, lambda name, part: part.replace(b"x" * 32_767, b"x" * 200_000))


def repacked(data: bytes, turned: Any, **more: bytes) -> bytes:
    """The archive with its parts turned, and more of them by name ("." written "__")."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, turned(name, old.read(name)))
        for name, part in more.items():
            new.writestr(name.replace("__", "."), part)
    return file.getvalue()


def test_a_cell_that_never_ends_is_told() -> None:
    with pytest.raises(Invalid) as refusal:
        rows_of(('Mã mô hình,Xã\nMH-0001,"' + "x" * 140_000).encode())
    assert "dấu ngoặc kép không đóng" in str(refusal.value.errors["file"])


def test_what_is_embedded_in_a_workbook_is_nobody_s_business() -> None:
    more = {f"xl/embeddings/anh__{kind}": b"PK\x03\x04 \xff" for kind in ("docx", "tiff", "bmp", "pdf")}
    data = repacked(workbook(GOOD), lambda name, part: part, **more)
    assert [each.number for each in rows_of(data)] == [1, 2]


@pytest.mark.parametrize("kind", ["docx", "bin", "png", "x&#46;bmp", "XLSX"])
@pytest.mark.parametrize("slash", ["/", "\\"])
def test_a_sheet_by_another_name_is_measured_all_the_same(kind: str, slash: str) -> None:
    name = f"xl/embeddings/anh.{kind}"

    def turned(old: str, part: bytes) -> bytes:
        return part.replace(b"worksheets/sheet1.xml", f"embeddings/anh.{kind}".encode().lower())

    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(corners())) as old, zipfile.ZipFile(file, "w") as new:
        for each in old.namelist():
            there = name.replace("/", slash) if each == "xl/worksheets/sheet1.xml" else each
            new.writestr(there, turned(each, old.read(each)))
    with pytest.raises(Invalid) as refusal:
        rows_of(file.getvalue())
    assert "quá 100.000 dòng" in str(refusal.value.errors["file"])


def imported(session: Any, sheet: Batch, by: str) -> None:
    actions.take(sheet, agreed=False, by=who(by))
    session.commit()
    jobs.work_all()
    session.refresh(sheet)


def test_the_office_is_told_once_of_what_an_officer_s_sheet_brings(session: Any, initiative: Any) -> None:
    lines = [(*GOOD[:3], f"Thôn {number}", *GOOD[4:]) for number in range(3)]
    sheet = sent(session, workbook(*lines))
    imported(session, sheet, "donvi")
    says = "Hoàng Thị Lan đăng ký 3 điểm từ bảng “diem.xlsx”, trước hết là “Tiếng loa an ninh – Xã Mường Lai”"
    assert points_told("thuongtruc") == [(says, "DM-0001")]
    assert points_told("camau") == []


def points_told(username: str) -> list[tuple[str, str]]:
    """Words and refs of the person's notices about points."""
    notices = notices_of(who(username).person_id or 0)
    return [(each.entry.says, each.ref) for each in notices if each.subject == "replication"]


def test_the_office_s_own_sheet_asks_nobody(session: Any, initiative: Any) -> None:
    line = (*GOOD, "Ủy ban nhân dân xã Mường Lai")
    sheet = sent(session, workbook(line, head=(*HEAD, "Đơn vị")), office())
    imported(session, sheet, "thuongtruc")
    assert sheet.state == "imported"
    assert points_told("thuongtruc2") == []


@pytest.mark.parametrize("answered", [False, True])
def test_the_sheet_of_a_disabled_account_is_not_imported(
    session: Any, initiative: Any, answered: bool
) -> None:
    sheet = actions.send(workbook(GOOD), "diem.xlsx", by=who("donvi"))
    session.commit()
    if answered:
        jobs.work_all()
        actions.take(sheet, agreed=False, by=who("donvi"))
    session.execute(update(Person).where(Person.username == "donvi").values(disabled_at=clock.now()))
    session.commit()
    jobs.work_all()
    session.refresh(sheet)
    assert sheet.state == "refused"
    assert "đã bị khóa" in sheet.refused
    assert session.scalars(select(Replication)).all() == []
