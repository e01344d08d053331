"""Sheets: every line is answered, and what is imported is imported whole."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import Any

import pytest
from sqlalchemy import func, select

from antq.kit import jobs, storage
from antq.kit.refusals import Invalid, Stale
from antq.kit.spreadsheets import rows_of
from antq.people.actor import Actor
from antq.places import actions as places
from antq.replications import actions
from antq.replications.models import Batch, Replication
from tests.cast import who
from tests.client import Client
from tests.making import an_initiative, rows
from tests.replications.sheets import GOOD, HEAD, corners, with_formula, workbook


def office() -> Actor:
    found = who("thuongtruc")
    assert isinstance(found, Actor)
    return found


def sent(session: Any, data: bytes, by: Any = None) -> Batch:
    """Sent and answered."""
    sheet = actions.send(data, "diem.xlsx", by=by or who("donvi"))
    session.commit()
    jobs.work_all()
    session.refresh(sheet)
    return sheet


def told(sheet: Batch) -> dict[int, tuple[str, str]]:
    """Line number to verdict and words."""
    with storage.store().open(sheet.answer) as file:
        table = csv.reader(io.StringIO(file.read().decode("utf-8-sig")))
    next(table)
    return {int(row[0]): (row[1], row[2]) for row in table}


def count(session: Any) -> int:
    return int(session.scalar(select(func.count()).select_from(Replication)))


@pytest.fixture
def initiative(session: Any) -> Any:
    made = an_initiative()
    session.commit()
    return made


def test_a_good_sheet_is_shown_before_it_is_taken(session: Any, initiative: Any) -> None:
    sheet = sent(session, workbook(GOOD, ("mh-0001", "xã mường lai", "", "Thôn 2"), before=3))
    assert (sheet.state, sheet.good_count, sheet.wrong_count) == ("answered", 2, 0)
    assert count(session) == 0
    actions.take(sheet, agreed=False, by=who("donvi"))
    session.commit()
    jobs.work_all()
    session.refresh(sheet)
    assert sheet.state == "imported"
    assert count(session) == 2
    first = session.scalars(select(Replication).order_by(Replication.id)).first()
    assert (first.state, first.team_count, first.neighbourhood) == ("registered", 4, "Thôn 1")
    with pytest.raises(Stale):
        actions.take(sheet, agreed=False, by=who("donvi"))
    again = sent(session, workbook(GOOD))
    assert told(again)[2][0] == "Đã có"
    with pytest.raises(Invalid):
        actions.take(again, agreed=True, by=who("donvi"))


def test_the_office_enters_what_runs_already(session: Any, initiative: Any) -> None:
    head = (*HEAD, "Đơn vị")
    sheet = sent(session, workbook((*GOOD, "Ủy ban nhân dân xã Mường Lai"), head=head), office())
    actions.take(sheet, agreed=False, by=office())
    session.commit()
    jobs.work_all()
    session.expire_all()
    assert (initiative.replication_count, initiative.team_count) == (1, 4)


BAD = [
    (("MH-9999", "Mường Lai"), "Không có mô hình “MH-9999”"),
    (("Tiếng loa an nin", "Mường Lai"), "Có phải “Tiếng loa an ninh”"),
    (("", "Mường Lai"), "Thiếu mã hoặc tên mô hình"),
    (("MH-0001", ""), "Thiếu xã, phường"),
    (("MH-0001", "Xã Không Có"), "Không có xã, phường “Xã Không Có”"),
    (("MH-0001", "Đất Mũi"), "Không có xã, phường “Đất Mũi” trong tỉnh"),
    (("MH-0001", "Mường Lai", "", "", "24-5"), "thiếu năm"),
    (("MH-0001", "Mường Lai", "", "", "30/2/2024"), "không có trong lịch"),
    (("MH-0001", "Mường Lai", "", "", "1/1/2099"), "chưa tới"),
    (("MH-0001", "Mường Lai", "", "", "", 1.691), "Ghi liền, ví dụ 1691"),
    (("MH-0001", "Mường Lai", "", "", "", -2), "từ 0 đến 10.000"),
    (("MH-0001", "Mường Lai", "", "", "", "nhiều"), "không phải là một số"),
    (("MH-0001", "Mường Lai", "", "", "", "", "", "giải thể"), "Tình trạng ghi một trong"),
    (("MH-0001", "Mường Lai", "", "=1+1"), "công thức"),
]


def test_every_wrong_line_is_answered_and_nothing_is_imported(session: Any, initiative: Any) -> None:
    sheet = sent(session, workbook(*(line for line, _says in BAD), GOOD))
    answers = told(sheet)
    for number, (line, says) in enumerate(BAD, start=2):
        assert says in answers[number][1], (line, answers[number])
        assert answers[number][0] == "Phải sửa"
    assert answers[len(BAD) + 2][0] == "Nhập được"
    assert (sheet.wrong_count, sheet.good_count) == (len(BAD), 1)
    with pytest.raises(Invalid):
        actions.take(sheet, agreed=True, by=who("donvi"))
    session.rollback()
    assert count(session) == 0


def test_numbers_and_days_as_people_write_them(session: Any, initiative: Any) -> None:
    lines = (
        ("MH-0001", "Mường Lai", "", "Thôn 1", "quý I/2024", "1.691"),
        ("MH-0001", "Mường Lai", "", "Thôn 2", "2021", "12"),
        ("MH-0001", unicodedata.normalize("NFD", "Xã Mường Lai"), "", "Thôn 3", "đầu năm 2024", 3.0),
        ("Tieng loa an ninh", "MUONG LAI", "", "Thôn 4", "24-5-2021", ""),
    )
    sheet = sent(session, workbook(*lines))
    assert {each for each, _says in told(sheet).values()} == {"Nhập được"}, told(sheet)
    actions.take(sheet, agreed=False, by=who("donvi"))
    session.commit()
    jobs.work_all()
    made = session.scalars(select(Replication).order_by(Replication.id)).all()
    assert [each.team_count for each in made] == [1691, 12, 3, 0]
    assert [each.started_precision for each in made] == ["quarter", "year", "approx", "day"]


@pytest.mark.parametrize("encoded", ["X· M­êng Lai", "Xaõ Möôøng Lai"])
def test_text_of_old_encodings_is_read_and_confirmed(session: Any, initiative: Any, encoded: str) -> None:
    sheet = sent(session, workbook(("MH-0001", encoded, "", "", "", 4)))
    assert told(sheet)[2] == ("Nhập được, chữ bảng mã cũ", "Chữ bảng mã cũ, đọc là “Xã Mường Lai”")
    with pytest.raises(Invalid):
        actions.take(sheet, agreed=False, by=who("donvi"))
    session.rollback()
    actions.take(sheet, agreed=True, by=who("donvi"))


def test_old_names_are_understood(session: Any, initiative: Any) -> None:
    old = (
        ("cu-04324", "04324", "Xã Mường Cũ", "xa", "commune", "15"),
        ("cu-04325", "04325", "Xã Chia Đôi", "xa", "commune", "15"),
    )
    places.load_legacy(
        rows("key code name type level parent_key", old, valid_to="2025-06-30"), source="tests"
    )
    followed = (
        ("cu-04324", "04345", "whole"),
        ("cu-04325", "04456", "main"),
        ("cu-04325", "04345", "part"),
    )
    places.load_succession(rows("old_key new_code kind", followed, effective_on="2025-07-01", decision=""))
    session.commit()
    sheet = sent(session, workbook(("MH-0001", "Mường Cũ"), ("MH-0001", "Xã Chia Đôi")))
    answers = told(sheet)
    assert answers[2] == ("Nhập được", "")
    assert "chia cho nhiều nơi" in answers[3][1]
    actions.take(sheet, agreed=False, by=who("donvi"))
    session.commit()
    jobs.work_all()
    made = session.scalars(select(Replication).order_by(Replication.id)).all()
    assert [each.commune.code for each in made] == ["04345", "04456"]
    assert [each.divided for each in made] == [False, True]


def test_what_is_no_such_sheet_is_refused_whole(session: Any, initiative: Any) -> None:
    sheet = sent(session, workbook(("a", "b"), head=("Họ tên", "Ngày sinh")))
    assert sheet.state == "refused"
    assert "Không thấy cột: Mã hoặc tên mô hình, Xã, phường" in sheet.refused
    assert sent(session, b"Ma mo hinh;Xa\nMH-0001;Muong Lai\n").good_count == 1
    formula = sent(session, with_formula(GOOD, GOOD))
    assert "công thức" in told(formula)[3][1]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Chọn một tệp"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 100, "không phải XLSX hay CSV"),
        (b"PK\x03\x04 nothing", "hỏng hoặc có mật khẩu"),
        (corners(), "quá 100.000 dòng"),
        ("Mã;Xã\n".encode("utf-16"), "không phải XLSX hay CSV"),
    ],
)
def test_hostile_bytes_are_refused_before_anything_reads_them(data: bytes, says: str) -> None:
    with pytest.raises(Invalid) as refusal:
        rows_of(data)
    assert says in str(refusal.value.errors["file"])


def test_csv_in_another_encoding_is_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        rows_of("Mã mô hình,Xã\n".encode("cp1258", "replace") + b"\xff\xfe")
    assert "UTF-8" in str(refusal.value.errors["file"])


def test_the_way_at_the_door(session: Any, client: Client, another_client: Any, initiative: Any) -> None:
    client.sign_in("donvi")
    page = client.get_page("/nhan-rong/bang")
    assert client.get("/nhan-rong/bang/mau.xlsx").data.startswith(b"PK")
    assert client.submit(page, "gui-bang").status_code == 422
    answer = client.submit(page, "gui-bang", file=(io.BytesIO(workbook(GOOD)), "điểm.xlsx"))
    page = client.follow(answer)
    assert "Đang đọc từng dòng" in page
    jobs.work_all()
    page = client.get_page(answer.location)
    assert "Nhập được: 1" in page
    other = another_client()
    other.sign_in("donvi2")
    assert other.get(answer.location).status_code == 404
    page = client.follow(client.submit(page, "nhap-bang"))
    assert "Đang nhập vào sổ" in page
    jobs.work_all()
    assert "Đã nhập 1 điểm" in client.get_page(answer.location)
    assert "Thôn 1" in client.get_page("/nhan-rong")


def test_fifty_thousand_lines_are_answered(session: Any, initiative: Any) -> None:
    lines = [f"MH-0001,Mường Lai,Thôn {number}" for number in range(50_000)]
    lines[777] = "MH-0001,Xã Lạ,Thôn"
    data = "\n".join(["Mã mô hình,Xã,Thôn", *lines]).encode()
    sheet = sent(session, data)
    assert (sheet.line_count, sheet.good_count, sheet.wrong_count) == (50_000, 49_999, 1)
    assert told(sheet)[779][0] == "Phải sửa"
    assert count(session) == 0
