"""/thong-ke at the door: sentences, tables, files; what is odd in an address is left out and said."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from antq.evidence.models import Figure
from antq.kit import clock
from antq.kit.hiding import Hidden
from antq.kit.numbers import write_day
from antq.places.queries import by_key
from antq.statistics import every, of_ledger
from antq.statistics.filters import Filter
from tests.cast import released
from tests.client import Client
from tests.making import an_initiative, reading
from tests.replications.points import closed, running
from tests.statistics.test_ledger import some_points

SENTENCE = "2 mô hình đang được nhân rộng tại 3 điểm với 12 tổ thực hiện"


def table(client: Client, key: str, query: str = "") -> list[list[str]]:
    """The rows of a CSV, its head first."""
    answer = client.get(f"/thong-ke/{key}.csv{query}")
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    assert answer.get_data().startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))


def test_sentences_come_first(session: Any, client: Client) -> None:
    some_points()
    page = client.get_page("/thong-ke")
    assert f"{SENTENCE}, tính đến {write_day(clock.today())}." in page
    for each in every.statistics(Filter()):
        assert each.title in page
        assert each.sentence in page
        assert each.definition.endswith(".")
    part = client.get_part("/thong-ke?tinh=15", target="so-lieu")
    assert "(tỉnh Lào Cai)" in part
    assert client.get("/thong-ke?tinh=15").status_code == 200


def test_an_empty_register_says_so(session: Any, client: Client) -> None:
    page = client.get_page("/thong-ke")
    assert "Chưa có điểm nào đang hoạt động trong sổ." in page
    assert "Không có số liệu cho lựa chọn này." in client.get_page("/thong-ke?tinh=96&nam=2020&loai=quy")


def test_the_form_narrows_without_scripts(session: Any, client: Client) -> None:
    some_points()
    page = client.get_page("/thong-ke")
    answer = client.submit(page, "loc-so-lieu", tinh="15", loai="clb")
    assert (
        "1 mô hình đang được nhân rộng tại 1 điểm với 1 tổ thực hiện (tỉnh Lào Cai; loại hình câu lạc bộ)"
        in answer.text
    )
    assert 'value="clb" selected' in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "nam=abc",
        "nam=99999999999",
        "tinh=99",
        "tinh=04345",
        "loai=%3Cscript%3E",
        "tinh=15'%20OR%201=1",
        "nam=-1",
    ],
)
def test_what_is_odd_is_left_out_and_said(session: Any, client: Client, query: str) -> None:
    some_points()
    page = client.get_page(f"/thong-ke?{query}")
    assert "nên đã bỏ qua" in page
    assert SENTENCE in page
    assert client.get(f"/thong-ke.xlsx?{query}").status_code == 200
    assert table(client, "dia-ban", f"?{query}")


@pytest.mark.parametrize(
    "query", ["nam=&tinh=&loai=", "khac=1", "nam=2025&nam=2024", "nam=%00", "%FF=%FE", "tinh[]=15"]
)
def test_nothing_in_an_address_is_an_error(session: Any, client: Client, query: str) -> None:
    assert client.get(f"/thong-ke?{query}").status_code == 200


def test_a_table_that_is_none_is_not_there(session: Any, client: Client) -> None:
    assert client.get("/thong-ke/khong-co.csv").status_code == 404


def test_files_say_what_the_page_says(session: Any, client: Client) -> None:
    some_points()
    assert table(client, "dia-ban")[1:] == [["Tỉnh Lào Cai", "2", "3", "12"], ["Tất cả", "2", "3", "12"]]
    assert table(client, "dia-ban", "?tinh=15")[1:] == [
        ["Xã Mù Cang Chải", "2", "2", "8"],
        ["Xã Mường Lai", "1", "1", "4"],
        ["Tất cả", "2", "3", "12"],
    ]
    assert table(client, "nam-bat-dau") == [
        ["Năm", "Bắt đầu trong năm", "Cộng dồn"],
        ["2024", "1", "1"],
        ["2025", "4", "5"],
    ]
    assert table(client, "loai-hinh")[1:] == [
        ["Tiếng kẻng, tiếng loa an ninh", "1", "2", "11"],
        ["Câu lạc bộ", "1", "1", "1"],
    ]
    for key in every.MAKERS:
        head, *rows = table(client, key)
        assert all(len(row) == len(head) for row in rows)


def test_a_name_is_no_formula(session: Any, client: Client) -> None:
    running(an_initiative("=HYPERLINK(1) tiếng loa"))
    assert table(client, "mo-hinh-nhan-rong")[1][0] == "'=HYPERLINK(1) tiếng loa"
    assert sheet(client, "Mô hình")[4][2] == "'=HYPERLINK(1) tiếng loa"


def sheet(client: Client, name: str, query: str = "") -> list[list[Any]]:
    answer = client.get(f"/thong-ke.xlsx{query}")
    assert answer.status_code == 200
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.get_data()))
    assert book.sheet_names == ["Mô hình", "Theo tỉnh", "Theo xã", "Theo năm"]
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def test_the_official_counting_of_names_with_points_and_teams(session: Any, client: Client) -> None:
    loa, keng = some_points()
    first = sheet(client, "Mô hình")
    assert first[3] == ["STT", "Mã", "Tên mô hình", "Lĩnh vực", "Loại hình", "Tổng số điểm", "Tổng số tổ"]
    assert [row[2] for row in first[4:]] == [loa.name, keng.name, "Tổng cộng: 2 mô hình"]
    assert [row[5:] for row in first[4:]] == [[2, 11], [1, 1], [3, 12]]
    assert [row[1:] for row in sheet(client, "Theo tỉnh")[4:]] == [
        ["Tỉnh Lào Cai", 2, 3, 12],
        ["Tổng cộng", 2, 3, 12],
    ]
    assert [row[2:] for row in sheet(client, "Theo xã")[4:]] == [
        ["Xã Mù Cang Chải", 2, 2, 8],
        ["Xã Mường Lai", 1, 1, 4],
        ["Tổng cộng", 2, 3, 12],
    ]
    assert sheet(client, "Theo năm")[4:] == [["2024", 1, 1], ["2025", 4, 5]]
    narrow = sheet(client, "Mô hình", "?loai=clb&nam=2025")
    assert [row[2] for row in narrow[4:]] == [keng.name, "Tổng cộng: 1 mô hình"]
    assert "điểm bắt đầu năm 2025" in narrow[0][0]


def test_the_same_file_all_day(session: Any, client: Client) -> None:
    some_points()
    assert client.get("/thong-ke.xlsx").get_data() == client.get("/thong-ke.xlsx").get_data()


def test_reasons_are_of_the_whole_country_and_hidden_where_they_are_few(session: Any) -> None:
    """Of a province or a year they could be taken from the rest, so whatever is chosen, the country's are shown."""
    loa = an_initiative()
    for number in range(3):
        closed(loa, neighbourhood=f"Thôn {number}")
    few = of_ledger.reasons(Filter())
    assert (few.rows, few.ranks) == ((), ())
    assert "3 điểm đã kết thúc trong cả nước" in few.sentence
    for number in range(3, 6):
        closed(loa, neighbourhood=f"Thôn {number}")
    every = [
        of_ledger.reasons(Filter(province=code, year=year)) for code in ("", "15", "96") for year in (0, 2020)
    ]
    assert all(("Không đủ người tham gia", 6) in each.rows for each in every)
    closed(loa, neighbourhood="Thôn 7").close_reason = "no-lead"
    session.flush()
    assert {row[1] for row in of_ledger.reasons(Filter()).rows[:-1]} >= {Hidden.SMALL, Hidden.BACK}


def test_commendations_of_released_decisions_only(session: Any, client: Client) -> None:
    assert len(table(client, "khen-thuong")) == 1
    commendation = released().commendation
    assert commendation is not None
    year = str(commendation.decision.year)
    assert table(client, "khen-thuong")[1][:1] + table(client, "khen-thuong")[1][2:] == [
        year,
        "1",
        "0",
        "0",
        "1",
    ]
    assert len(table(client, "khen-thuong", "?tinh=96")) == 1
    commendation.publicity = "hidden"
    session.flush()
    assert len(table(client, "khen-thuong")) == 1


def test_what_documents_say_stands_apart(session: Any, client: Client) -> None:
    figure = Figure(
        ref="SL-9001",
        place=by_key("15"),
        what="Mô hình trên toàn tỉnh",
        value=Decimal(48),
        unit="mô hình",
        period="2022",
    )
    session.add(figure)
    some_points()
    page = client.get_page("/thong-ke?tinh=15")
    assert "Số liệu chính thức trong văn bản" in page
    assert "48 mô hình" in page.text.replace("\N{NO-BREAK SPACE}", " ")
    assert SENTENCE in page, "what a document says is counted nowhere"
    assert "Mô hình trên toàn tỉnh" not in client.get_page("/thong-ke?tinh=96")


def test_a_place_shows_its_own(session: Any, client: Client) -> None:
    assert "Điểm đang hoạt động ở đây" not in client.get_page("/dia-ban/04456")
    loa, _keng = some_points()
    an_initiative("Tiếng loa đầu bản", place=by_key("04456"))
    page = client.get_page("/dia-ban/04456")
    assert "Điểm đang hoạt động ở đây" in page
    assert loa.name in page
    assert page.link("Tiếng loa đầu bản").href.startswith("/mo-hinh/")
    assert page.link("Xem thống kê").href == "/thong-ke?tinh=15"


def test_as_many_statements_for_thirty_as_for_one(session: Any, client: Client) -> None:
    def statements() -> int:
        with reading() as sent:
            assert client.get("/thong-ke").status_code == 200
        return len(sent)

    client.get("/thong-ke")
    running(an_initiative())
    one = statements()
    for number in range(30):
        running(an_initiative(f"Tiếng loa thôn {number}"), started=None, team_count=number)
    assert statements() == one
