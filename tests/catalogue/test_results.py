"""The results on the page of an initiative, and initiatives that have ended."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest

from antq.catalogue import actions
from antq.catalogue.filters import Filter
from antq.catalogue.models import Initiative
from antq.evidence import actions as evidence
from antq.evidence.models import Figure
from antq.people.actor import SYSTEM
from antq.places.queries import by_key
from tests.browser import Page, words
from tests.client import Client
from tests.making import an_initiative, map_of_places


@pytest.fixture
def made(session: Any) -> Initiative:
    """An initiative without figures."""
    return an_initiative("Đèn sáng ngõ quê")


def figure(made: Initiative, value: int, **said: Any) -> Figure:
    usual = {"what": "Vụ trộm cắp", "unit": "vụ", "source": "Công an xã", "period": "năm 2025"}
    return evidence.add_figure(made.album, value=Decimal(value), **usual | said)


def shown(client: Client, made: Initiative, session: Any) -> Page:
    session.commit()
    return client.get_page(f"/mo-hinh/{made.address}")


def text(page: Page) -> str:
    return page.text.replace("\xa0", " ")


def test_each_result_says_how_far_it_may_be_trusted(made: Initiative, client: Client, session: Any) -> None:
    figure(made, 11, before=Decimal(19), base=Decimal(3200), base_unit="dân")
    figure(made, 3, what="Tổ tự quản", unit="tổ", label="appraised")
    page = shown(client, made, session)
    said = [words(each) for each in page.all("p") if "Về số này" in words(each)]
    assert [each.replace("\xa0", " ").split(" Về")[0] for each in said] == [
        "Tự báo cáo 3,4 trên 1.000 dân",
        "Đã thẩm định",
    ]


def test_what_had_no_effect_or_went_wrong_is_shown_but_not_praised(
    made: Initiative, client: Client, session: Any
) -> None:
    figure(made, 12, before=Decimal(19), label="no_effect")
    figure(made, 9, before=Decimal(4), what="Vụ đánh nhau", better="down")
    page = shown(client, made, session)
    assert "Không hiệu quả" in page
    assert list(page.all("p", class_="result")) == []
    assert list(page.all("span", class_="change")) != []
    good = figure(made, 5, before=Decimal(9), what="Vụ gây rối", better="down")
    page = shown(client, made, session)
    assert good.what in words(page.one("p", class_="result"))


def test_contradicting_sources_stand_side_by_side(made: Initiative, client: Client, session: Any) -> None:
    figure(made, 48, what="Tổ tự quản", unit="tổ")
    assert "Các nguồn nêu số khác nhau" not in shown(client, made, session)
    figure(made, 2250, what="Tổ tự quản", unit="tổ", source="Báo tỉnh", qualifier="nearly")
    page = shown(client, made, session)
    assert "Các nguồn nêu số khác nhau" in page
    assert "Tổ tự quản: 48 tổ (Công an xã) và gần 2.250 tổ (Báo tỉnh)" in text(page)
    assert len(list(page.all("div", class_="stat"))) == 2


def test_the_figures_are_a_table_to_take_away(made: Initiative, client: Client, session: Any) -> None:
    figure(
        made, 11, before=Decimal(19), what='=HYPERLINK("x")', better="down", base=Decimal(850), base_unit="hộ"
    )
    page = shown(client, made, session)
    answer = client.get(page.link("Tải CSV các số liệu này").href)
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")))
    assert row["what"] == '\'=HYPERLINK("x")'
    assert (row["label"], row["better"], row["base"], row["base_unit"]) == (
        "self_reported",
        "down",
        "850",
        "hộ",
    )
    assert row["address"] == f"/so-lieu/{row['code']}"
    assert client.get(f"/mo-hinh/{made.ref}/so-lieu.csv").data == answer.data
    assert client.get("/mo-hinh/MH-9999/so-lieu.csv").status_code == 404


def test_a_withdrawn_initiative_gives_no_table(made: Initiative, client: Client, session: Any) -> None:
    figure(made, 11)
    actions.withdraw(made, note="Trùng.", by=SYSTEM)
    session.commit()
    assert client.get(f"/mo-hinh/{made.ref}/so-lieu.csv").status_code == 404


def test_of_merged_ones_all_figures_are_in_the_table(made: Initiative, client: Client, session: Any) -> None:
    other = an_initiative("Đèn sáng ngõ xóm")
    figure(made, 11)
    figure(other, 12, what="Vụ đánh nhau")
    other.state, other.merged_into = "merged", made
    session.commit()
    told = client.get(f"/mo-hinh/{other.ref}/so-lieu.csv").data.decode("utf-8-sig")
    assert [row["what"] for row in csv.DictReader(io.StringIO(told))] == ["Vụ trộm cắp", "Vụ đánh nhau"]


def test_what_ended_stays_and_teaches(client: Client, session: Any) -> None:
    ended = an_initiative("Trạm gác ngõ", activity="ended", lessons="Trực đêm quá sức người già.")
    page = shown(client, ended, session)
    headings = [words(each) for each in page.all("h2")]
    assert headings[0] == "Điều rút ra"
    assert "Bài học kinh nghiệm" not in headings
    assert page.text.count("Trực đêm quá sức người già.") == 1
    assert "Đã kết thúc" in page
    silent = an_initiative("Chốt gác", activity="ended")
    assert "Chưa có ai ghi lại bài học" in shown(client, silent, session)
    assert "Điều rút ra" not in shown(client, an_initiative("Loa", lessons="Ít mà đều."), session)


def test_what_ended_can_be_found(client: Client, session: Any) -> None:
    an_initiative("Trạm gác ngõ", activity="ended")
    an_initiative("Tiếng loa", activity="active")
    an_initiative("Tiếng kẻng")
    session.commit()
    page = client.get_page("/mo-hinh?hoat-dong=da-ket-thuc&hoat-dong=tam-dung")
    assert [words(each) for each in page.all("h3") if "Trạm" in words(each) or "Tiếng" in words(each)] == [
        "Trạm gác ngõ"
    ]
    choices = page.form("/mo-hinh").choices if len(page.forms) == 1 else None
    assert choices is None or "chua-ro" in choices["hoat-dong"]
    assert "Đã kết thúc 1" in words(page.one("label", for_="hoat-dong-da-ket-thuc"))
    assert "Trạm gác" in client.get_page("/mo-hinh?q=tram+gac")
    assert [
        each["name"]
        for each in json.loads(client.get("/api/v1/initiatives?hoat-dong=da-ket-thuc").text)["items"]
    ] == ["Trạm gác ngõ"]


def test_the_state_of_activity_is_read_written_and_said() -> None:
    wanted = Filter.from_query("hoat-dong=chua-ro&hoat-dong=da-ket-thuc&hoat-dong=chet")
    assert wanted.activity == ("unknown", "ended")
    assert wanted.args() == {"hoat-dong": ["da-ket-thuc", "chua-ro"]}
    assert [label for label, _less in wanted.words({})] == ["Chưa rõ tình trạng", "Đã kết thúc"]
    assert wanted.ignored == ("chet",)


def test_an_album_knows_who_looks_after_it(session: Any) -> None:
    map_of_places()
    made = an_initiative("Đèn ngõ", place=by_key("cu-04345"))
    assert made.album.province_id == made.province_id == by_key("15").id
    actions.withdraw(made, note="Trùng.", by=SYSTEM)
    assert (made.album.public, made.album.unit_id) == (False, None)
