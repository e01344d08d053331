"""A packet of reviews: one's own dossiers only, safe to open, and taken whole or not at all."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from antq.councils import packet, parcel
from antq.kit import clock, spreadsheets
from antq.kit.database import db
from antq.kit.documents import ledger
from antq.kit.refusals import Invalid
from antq.law.norms import norm
from antq.nominations import actions
from antq.nominations.scoring import criteria
from tests.cast import appraising, score, scored, who
from tests.client import Client, page_of
from tests.councils.test_ballots import change_norm


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
    assert packet.take(packet.rows(answered(rows, l2="không có ý kiến")), by=who("thamdinh1")) == 2
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
        packet.take(packet.rows(data), by=who("thamdinh1"))
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
    assert packet.take(packet.rows(data.getvalue()), by=who("thamdinh1")) == 1
    session.flush()
    assert sorted(len(each.reviews) for each in (first, second)) == [0, 1]


def test_a_workbook_without_an_answer_or_a_column_says_so(session: Any) -> None:
    appraising("donvi2")
    untouched = packet.workbook(packet.own(by=who("thamdinh1")))
    with pytest.raises(Invalid, match="chưa có dòng nào được chấm"):
        packet.take(packet.rows(untouched), by=who("thamdinh1"))
    rows = table(untouched)
    rows[0][-1] = "Ý khác"
    with pytest.raises(Invalid, match="thiếu cột: Nhận xét"):
        packet.take(packet.rows(answered(rows)), by=who("thamdinh1"))


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


def written(*rows: list[Any]) -> list[Any]:
    """A workbook of these rows, as it is read."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return packet.rows(data.getvalue())


def full(rows: list[list[Any]], number: int, comment: str = "Cách làm rõ, dễ làm theo.") -> list[Any]:
    """An answered line."""
    return [*rows[number][:5], *[1] * (len(rows[0]) - 7), "Không đề nghị", comment]


def test_the_workbook_is_read_with_no_transaction_open_and_once(
    client: Client, session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On SQLite nobody could write meanwhile."""
    appraising("donvi2")
    client.sign_in("thamdinh1")
    data = answered(table(packet.workbook(packet.own(by=who("thamdinh1")))))
    held: list[Any] = []
    read, check = spreadsheets.rows_of, spreadsheets.check

    def reads(*args: Any, **said: Any) -> Any:
        held.append(db.session().in_transaction())
        return read(*args, **said)

    def checks(*args: Any, **said: Any) -> None:
        held.append("checked")
        check(*args, **said)

    monkeypatch.setattr(packet, "rows_of", reads)
    monkeypatch.setattr(spreadsheets, "check", checks)
    page = client.get_page("/hop-xet/goi-cham")
    assert client.submit(page, "goi-cham", file=(io.BytesIO(data), "a.xlsx")).status_code == 303
    assert held == [False, "checked"]


@pytest.mark.parametrize("kind", ["xlsx", "csv", "heavy"])
def test_what_no_packet_can_be_is_refused_before_it_is_read(kind: str) -> None:
    if kind == "xlsx":
        with pytest.raises(Invalid, match=r"quá 1\.000 dòng"):
            written(*[["HS", number] for number in range(packet.MOST_LINES + 1)])
        return
    line = "HS;1\n" if kind == "csv" else "HS;" + "1" * 4000 + "\n"
    says = r"quá 1\.000 dòng" if kind == "csv" else "quá 2 MB"
    with pytest.raises(Invalid, match=says):
        packet.rows((line * (packet.MOST_LINES + 1)).encode())
    assert len(packet.rows(b"HS;1\n" * packet.MOST_LINES)) == packet.MOST_LINES


def of_two_days(session: Any) -> tuple[Any, Any]:
    """Two dossiers that wait; between their days ten points went from the first criterion to the second."""
    old, new = appraising("donvi2"), appraising("donvi2")
    since = clock.today() - timedelta(days=30)
    sheet = [dict(row) for row in norm("nomination.criteria", on=since)]
    sheet[0]["max"], sheet[1]["max"] = sheet[0]["max"] - 10, sheet[1]["max"] + 10
    change_norm("nomination.criteria", sheet, since)
    old.norms_on, new.norms_on = since - timedelta(days=1), since
    session.flush()
    return old, new


def test_each_dossier_is_judged_by_the_sheet_of_its_own_day(session: Any) -> None:
    """By the highest points of the first one's sheet the best line of the other would be too much, or not all."""
    dossiers = of_two_days(session)
    rows = table(packet.workbook(packet.own(by=who("thamdinh1"))))
    lines = []
    for each in dossiers:
        marks: dict[str, Any] = dict.fromkeys(rows[0][5:-2], "")
        marks |= {f"{line.label} (0–{line.most})": line.most for line in criteria(each.norms_on)}
        lines.append(
            [each.ref, *[""] * 4, *marks.values(), "Đề nghị khen thưởng", "Cách làm rõ, dễ làm theo."]
        )
    assert packet.take(written(rows[0], *lines), by=who("thamdinh1")) == 2
    assert [each.reviews[0].total for each in dossiers] == [100, 100]


def test_points_in_a_column_of_another_sheet_name_the_line(session: Any) -> None:
    old, _new = of_two_days(session)
    rows = table(packet.workbook(packet.own(by=who("thamdinh1"))))
    every = [old.ref, *[""] * 4, *[1] * (len(rows[0]) - 7), "Không đề nghị", "Cách làm chưa rõ lắm."]
    with pytest.raises(Invalid, match="Dòng 2: hồ sơ này không chấm “"):
        packet.take(written(rows[0], every), by=who("thamdinh1"))


def test_the_paragraphs_of_a_comment_are_kept(session: Any) -> None:
    nomination = appraising("donvi2")
    rows = table(packet.workbook(packet.own(by=who("thamdinh1"))))
    says = "Cách làm rõ, dễ làm theo.\n\nCần ghi thêm nguồn số liệu."
    assert packet.take(written(rows[0], full(rows, 1, says)), by=who("thamdinh1")) == 1
    assert nomination.reviews[0].comment == says


def test_what_takes_no_review_any_more_says_why_and_the_unseen_says_nothing(session: Any) -> None:
    sent, closed, open_ = appraising("donvi2"), appraising("donvi2"), appraising("donvi2")
    unseen = appraising("donvi")  # thamdinh3 sits in that unit
    rows = table(packet.workbook([sent, closed, unseen, open_]))
    score(sent, "thamdinh3")
    actions.close_reviews([closed])
    session.flush()
    unknown = [f"{unseen.ref[:-1]}{(int(unseen.ref[-1]) + 5) % 10}", *full(rows, 3)[1:]]
    lines = [full(rows, number) for number in (1, 2, 3, 4)]
    with pytest.raises(Invalid) as wrong:
        packet.take(written(rows[0], *lines, unknown), by=who("thamdinh3"))
    nothing = "không có hồ sơ này trong phần chờ đồng chí chấm."
    assert {key: str(says) for key, says in wrong.value.errors.items()} == {
        "line2": "Dòng 2: phiếu của đồng chí cho hồ sơ này đã được gửi.",
        "line3": "Dòng 3: Phiên họp hội đồng đã mở, phiếu chấm đã chốt.",
        "line4": f"Dòng 4: {nothing}",
        "line6": f"Dòng 6: {nothing}",
    }
