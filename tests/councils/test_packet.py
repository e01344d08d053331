"""A packet of reviews: one's own dossiers only, safe to open, and taken whole or not at all."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from antq.councils import packet, parcel
from antq.kit.documents import ledger
from antq.kit.refusals import Invalid
from tests.cast import appraising, scored, who
from tests.client import Client, page_of


def table(data: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def answered(rows: list[list[Any]], **changed: Any) -> bytes:
    """The workbook with full marks on every line; `changed` by number of line (l1) replaces its verdict."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        if number:
            marks = [int(head.rsplit("–", 1)[1].rstrip(")")) for head in rows[0][5:-2]]
            row = [
                *row[:5],
                *marks,
                changed.get(f"l{number}", "Đề nghị khen thưởng"),
                "Cách làm rõ, dễ làm theo.",
            ]
        sheet.write_row(number, 0, row)
    book.close()
    return data.getvalue()


def test_the_packet_has_ones_own_dossiers_and_no_formula(session: Any) -> None:
    mine, _done = appraising("donvi2", name="=1+1 Tổ tự quản"), scored("donvi2")
    hidden = appraising("donvi")
    rows = table(packet.workbook(packet.own(by=who("thamdinh3"))))
    assert mine.ref in {row[0] for row in rows[1:]}
    assert hidden.ref not in {row[0] for row in rows[1:]}
    assert {row[1] for row in rows[1:] if row[0] == mine.ref} == {"'=1+1 Tổ tự quản"}


def test_an_answered_packet_is_given_whole(session: Any) -> None:
    first, second = appraising("donvi2"), appraising("donvi2")
    rows = table(packet.workbook(packet.own(by=who("thamdinh1"))))
    assert packet.take(answered(rows, l2="không có ý kiến"), by=who("thamdinh1")) == 2
    session.flush()
    assert sorted(str(r.total) for each in (first, second) for r in each.reviews) == ["100", "None"]


@pytest.mark.parametrize("wrong", ["verdict", "other", "twice", "head", "points"])
def test_one_wrong_line_stops_all(session: Any, wrong: str) -> None:
    dossiers = [appraising("donvi2"), appraising("donvi2")]
    rows = table(packet.workbook(packet.own(by=who("thamdinh1"))))
    changed = {"l2": "có lẽ"} if wrong == "verdict" else {}
    if wrong == "other":
        rows.append([scored("donvi2").ref, *rows[1][1:]])
    if wrong == "twice":
        rows.append(rows[1])
    if wrong == "head":
        rows[0][0] = "Mã"
    if wrong == "points":
        rows[0] = list(rows[0])
    data = answered(rows, **changed)
    if wrong == "points":
        data = answered([rows[0], rows[1]]) and _without_points(rows)
    with pytest.raises(Invalid):
        packet.take(data, by=who("thamdinh1"))
    assert [each.reviews for each in dossiers] == [[], []]


def _without_points(rows: list[list[Any]]) -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, rows[0])
    sheet.write_row(
        1, 0, [*rows[1][:5], *["999"] * (len(rows[0]) - 7), "Không đề nghị", "Cách làm chưa rõ lắm."]
    )
    book.close()
    return data.getvalue()


def test_lines_that_nobody_touched_wait_and_columns_may_move(session: Any) -> None:
    """A reviewer answers one of two dossiers and puts a column of notes in front."""
    first, second = appraising("donvi2"), appraising("donvi2")
    rows = table(packet.workbook(packet.own(by=who("thamdinh1"))))
    width = len(rows[0])
    done = [*rows[1][:5], *[0] * (width - 7), "Không đề nghị", "Cách làm chưa rõ lắm."]
    moved = [["Ghi chú riêng", *rows[0]], ["", *done], ["đọc sau", *rows[2]]]
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(moved):
        sheet.write_row(number, 0, row)
    book.close()
    assert packet.take(data.getvalue(), by=who("thamdinh1")) == 1
    session.flush()
    assert sorted(len(each.reviews) for each in (first, second)) == [0, 1]


def test_a_workbook_without_an_answer_or_a_column_says_so(session: Any) -> None:
    appraising("donvi2")
    untouched = packet.workbook(packet.own(by=who("thamdinh1")))
    with pytest.raises(Invalid, match="chưa có dòng nào được chấm"):
        packet.take(untouched, by=who("thamdinh1"))
    rows = table(untouched)
    rows[0][-1] = "Ý khác"
    with pytest.raises(Invalid, match="thiếu cột: Nhận xét"):
        packet.take(answered(rows), by=who("thamdinh1"))


def test_the_parcel_has_the_dossiers_to_read_and_no_other(client: Client, session: Any) -> None:
    mine, hidden = appraising("donvi2", name="Tổ tự quản ven sông"), appraising("donvi")
    client.sign_in("thamdinh3")
    answer = client.get("/hop-xet/goi-cham/goi-cham.zip")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as file:
        names = set(file.namelist())
        text = file.read(f"ho-so/{mine.ref}.txt").decode("utf-8-sig")
        assert table(file.read("goi-cham.xlsx"))[1][0] == mine.ref
    answer.close()
    assert names == {"goi-cham.xlsx", f"ho-so/{mine.ref}.txt"}
    assert hidden.ref not in text
    for said in ("Tổ tự quản ven sông", mine.summary, mine.background, mine.results):
        assert said in text.replace("\r\n", "\n"), said


def test_the_parcel_has_the_report_that_the_desk_issued(session: Any) -> None:
    mine, files = appraising("donvi2"), [ledger.keep("pdf", b"%PDF-1.7 report")]
    ledger.issue(
        ledger.Facts("bao-cao-ban", "Báo cáo", "a" * 64, "b" * 64), [mine], files, by=who("thuongtruc")
    )
    ledger.issue(ledger.Facts("bao-cao", "Báo cáo", "c" * 64, "b" * 64), [mine], files, by=who("donvi2"))
    with zipfile.ZipFile(io.BytesIO(parcel.parcel([mine]))) as file:
        assert file.read(f"ho-so/{mine.ref}.pdf") == b"%PDF-1.7 report"


def test_through_the_page(client: Client, session: Any) -> None:
    nomination = appraising("donvi2")
    client.sign_in("thamdinh1")
    page = client.get_page("/hop-xet/goi-cham")
    file = client.get("/hop-xet/goi-cham/goi-cham.xlsx")
    rows = table(file.data)
    file.close()
    wrong = client.submit(page, "goi-cham", file=(io.BytesIO(answered(rows, l1="?")), "a.xlsx"))
    assert "Dòng 2: chưa chọn ý kiến." in page_of(wrong, status=422)
    told = client.follow(client.submit(page, "goi-cham", file=(io.BytesIO(answered(rows)), "a.xlsx")))
    assert "Đã gửi 1 phiếu chấm." in told
    session.expire_all()
    assert len(nomination.reviews) == 1
    client.sign_out()
    client.sign_in("thuongtruc")
    assert client.get("/hop-xet/goi-cham").status_code == 403
