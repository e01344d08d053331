"""CSV and XLSX: opened by independent readers (csv, python-calamine), safe in a spreadsheet, light on memory."""

from __future__ import annotations

import csv
import io
import os
import re
import tracemalloc
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from python_calamine import CalamineWorkbook
from sqlalchemy import insert, select

from antq.api import budget, sheets
from antq.api.cells import in_csv, in_sheet
from antq.api.records import columns
from antq.api.tables import INITIATIVES
from antq.catalogue.models import Initiative
from antq.evidence.models import Album
from antq.kit import clock
from antq.kit.database import db, writing
from tests.api.asking import MARK, table
from tests.api.conftest import World
from tests.client import Client
from tests.making import an_initiative, map_of_places

HOSTILE = (
    "=1+1",
    "+84 912 345 678",
    "-5 vụ",
    "@SUM(A1)",
    "\t=1",
    "＝1",
    'nói "được",\nrồi; thôi',
    "a\x00b",
    "'",
)


@pytest.mark.parametrize("text", [each for each in HOSTILE if each[0] not in "'na"])
def test_a_text_that_would_act_is_only_read(text: str) -> None:
    assert in_csv(text) == f"'{text}"
    assert in_sheet(text) == f"'{text}"


def test_numbers_and_days_stay_what_they_are() -> None:
    values: list[Any] = [-5, -0.5, None, True, date(2026, 8, 19)]
    assert [in_csv(each) for each in values] == ["-5", "-0.5", "", "true", "2026-08-19"]
    assert [in_sheet(each) for each in values[:4]] == [-5, -0.5, None, "true"]
    assert in_sheet([]) is None
    assert in_csv(["a", "b"]) == "a; b"
    assert in_csv("a\x00b\x1f\ud800") == "ab"


def named(client: Client, address: str) -> list[str]:
    return [row["name"] for row in table(client.get(address))]


def test_the_catalogue_as_csv_is_the_list_of_the_page(session: Any, client: Client) -> None:
    for name in ("Đèn ngõ", "Ánh sáng an ninh", "Cổng trường"):
        an_initiative(name)
    an_initiative("Hòa giải", field="hoa-giai")
    assert named(client, "/mo-hinh.csv?sap-xep=ten&linh-vuc=tu-quan") == [
        "Ánh sáng an ninh",
        "Cổng trường",
        "Đèn ngõ",
    ]
    assert named(client, "/mo-hinh.csv?q=den+ngo") == ["Đèn ngõ"]
    assert named(client, "/mo-hinh.csv")[0] == "Hòa giải"


def test_the_file_says_what_it_is(world: World, client: Client) -> None:
    answer = client.get("/mo-hinh.csv")
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f"attachment; filename=mo-hinh-{clock.today()}.csv"
    row = table(answer)[-1]
    assert list(row) == [each.name for each in columns(INITIATIVES.record)]
    assert row["ref"] == world.shown.ref
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", row["published_at"])
    assert row["started_on"] == "2021-01-01"


def test_hostile_words_arrive_whole_and_asleep(session: Any, client: Client) -> None:
    for text in ('=HYPERLINK("http://x")', "+1", "-1", "@x"):
        an_initiative(text)
    an_initiative('Nói "được", rồi; thôi', summary="Một dòng, rồi\nmột dòng.")
    rows = table(client.get("/mo-hinh.csv"))
    assert [row["name"][0] for row in rows if row["name"][0] in "=+-@"] == []
    assert {row["name"] for row in rows} >= {'\'=HYPERLINK("http://x")', "'+1", 'Nói "được", rồi; thôi'}
    assert all(None not in row and len(row) == len(columns(INITIATIVES.record)) for row in rows)


def test_the_workbook_is_opened_by_another_program(world: World, client: Client) -> None:
    an_initiative("=1+1")
    with client.get("/mo-hinh.xlsx?sap-xep=ten") as answer:
        assert answer.headers["Content-Disposition"] == f"attachment; filename=mo-hinh-{clock.today()}.xlsx"
        assert answer.content_length == len(answer.data)
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
    assert book.sheet_names == ["Dữ liệu", "Giải thích cột"]
    head, *rows = book.get_sheet_by_index(0).to_python()
    words = [each.word for each in columns(INITIATIVES.record)]
    assert head == words
    assert [row[1] for row in rows] == ["'=1+1", "Tiếng loa 77", "Tiếng loa 78", "Tiếng loa an ninh"]
    told = dict(zip(words, rows[-1], strict=True))
    assert told["Bắt đầu"] == date(2021, 1, 1)
    assert told["Năm"] == 2021
    assert told["Số lần khen"] == 0
    explained = book.get_sheet_by_index(1).to_python()[1:]
    assert [row[1] for row in explained] == [each.name for each in columns(INITIATIVES.record)]


def test_a_workbook_that_would_be_too_long_points_to_the_other_file(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_IN_WORKBOOK", 0)
    assert "tải tệp CSV" in client.get_page("/mo-hinh.xlsx", status=422)


def test_the_roll_as_csv(world: World, client: Client) -> None:
    rows = table(client.get("/vinh-danh.csv?nam=2026"))
    assert {row["name"] for row in rows} == {"Tiếng loa 77", "Vàng A Sinh", "L.T.B.", "Một cá nhân"}
    assert table(client.get("/vinh-danh.csv?nam=1999")) == []
    assert table(client.get("/vinh-danh.csv")) == rows


def test_places_as_csv_with_those_that_have_ended(session: Any, client: Client) -> None:
    map_of_places()
    rows = {row["key"]: row for row in table(client.get("/dia-ban.csv"))}
    assert rows["15"]["name"] == "Tỉnh Lào Cai"
    assert rows["15-2025-06-30"]["name"] == "Tỉnh Yên Bái"
    assert rows["135-2025-06-30"]["parent_key"] == "15-2025-06-30"


@pytest.mark.parametrize(
    "address",
    [
        "/mo-hinh.csv?linh-vuc=x",
        "/mo-hinh.csv?tinh=99",
        "/mo-hinh.xlsx?nam=x",
        "/mo-hinh.atom?trang-thai=x",
        "/vinh-danh.csv?nam=x",
    ],
)
def test_a_filter_that_is_not_understood_is_refused(session: Any, client: Client, address: str) -> None:
    assert "Không hiểu bộ lọc" in client.get_page(address, status=400)


def test_an_unchanged_file_is_not_made_again(world: World, client: Client) -> None:
    first = client.get("/mo-hinh.csv")
    kept = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/mo-hinh.csv", headers=kept).status_code == 304
    assert client.get("/mo-hinh.csv?q=loa", headers=kept).status_code == 200
    an_initiative("Mới thêm")
    assert client.get("/mo-hinh.csv", headers=kept).status_code == 200


def test_files_have_a_budget(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("antq.api.views.files.EXPORTS", "1 per minute")
    budget.forget()
    assert client.get("/mo-hinh.csv").status_code == 200
    client.get_page("/dia-ban.csv", status=429)


ROWS = 2500


@pytest.fixture
def many(fresh_app: Flask) -> Flask:
    """Thousands of initiatives with words of usual length, written straight into the table."""
    now = clock.now()
    with fresh_app.app_context(), writing():
        album = Album(public=True)
        db.session.add(album)
        db.session.flush()
        rows = [
            {
                "ref": f"MH-{number:05}", "name": f"Mô hình số {number} giữ yên thôn bản", "slug": f"so-{number}",
                "sort_key": f"{number:09}", "kind": "khac", "field": "tu-quan", "summary": "Một câu. " * 30,
                "what": "Một đoạn. " * 100, "how": "", "resources": "", "lessons": "", "replication": "built",
                "started_precision": "year", "activity": "active", "state": "public", "album_id": album.id,
                "commendation_count": 0, "published_at": now - timedelta(minutes=number), "updated_at": now,
            }
            for number in range(ROWS)
        ]  # fmt: skip
        db.session.execute(insert(Initiative), rows)
    return fresh_app


def grown(app: Flask, ids: list[int], make: Any) -> int:
    """Bytes that Python held at most, beyond what it held before, while the file was made and thrown away."""
    with app.app_context():
        tracemalloc.start()
        make(ids)
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return most


def test_memory_does_not_grow_with_rows(many: Flask) -> None:
    """Two chunks are held at once, 500 rows of some 2.5 KB each; more rows need no more."""
    with many.app_context():
        ids = [each for chunk in INITIATIVES.chunks() for each in chunk]
    assert len(ids) == ROWS

    def as_csv(chosen: list[int]) -> None:
        lines = sum(piece.count(b"\r\n") for piece in sheets.csv_of(many, INITIATIVES, chosen))
        assert lines == len(chosen) + 1

    def as_workbook(chosen: list[int]) -> None:
        with sheets.workbook(INITIATIVES, chosen) as file:
            assert file.read(2) == b"PK"

    def as_part_of_the_bundle(chosen: list[int]) -> None:
        with Path(os.devnull).open("wb") as nowhere:
            assert sheets.write_csv(nowhere, replace(INITIATIVES, rows=lambda: among(chosen))) == len(chosen)

    for make in (as_csv, as_workbook, as_part_of_the_bundle):
        make_once = grown(many, ids[:100], make)  # caches of the statements are filled
        assert make_once > 0
        few, all_of_them = grown(many, ids[:1000], make), grown(many, ids, make)
        assert all_of_them < few * 1.2 + 100_000, (make.__name__, few, all_of_them)


def among(ids: list[int]) -> Any:
    return select(Initiative.id).where(Initiative.id <= ids[-1])


def test_a_file_is_sent_in_pieces(many: Flask) -> None:
    """The first piece is there before the last row was read, and each is read in a transaction of its own."""
    client = Client(many)
    answer = client.get("/mo-hinh.csv", buffered=False, headers={"Accept-Encoding": "identity"})
    assert answer.content_length is None
    pieces = list(answer.iter_encoded())
    assert len(pieces) > ROWS // 1000
    rows = list(csv.reader(io.StringIO(b"".join(pieces).removeprefix(MARK).decode(), newline="")))
    assert len(rows) == ROWS + 1
    assert rows[1][0] == "MH-00000"
