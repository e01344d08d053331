"""The filter of a list: read, changed and written as an address."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from antq.catalogue.filters import PARAMETERS, Filter


def read(query: str) -> Filter:
    return Filter.from_args(MultiDict(parse_qs(query, keep_blank_values=True)))


def test_an_address_is_read() -> None:
    wanted = read(
        "q=hoi+quan&linh-vuc=pcmt&linh-vuc=dan-van&tinh=15&xa=04345&trang-thai=nhan-rong&nam=2021&sap-xep=ten&trang=3"
    )
    assert wanted == Filter("hoi quan", ("pcmt", "dan-van"), "15", "04345", ("spreading",), (2021,), "ten", 3)
    assert wanted.narrowing == 6


def test_nothing_narrows_nothing() -> None:
    for query in ("", "q=&tinh=&xa=&sap-xep=&linh-vuc=&trang="):
        assert read(query) == Filter()
        assert read(query).is_empty
        assert read(query).args() == {}
        assert read(query).ignored == ()


def test_what_is_unknown_is_left_out_and_named() -> None:
    wanted = read("linh-vuc=khong-co&linh-vuc=pcmt&tinh=abc&nam=21&trang-thai=spreading&sap-xep=lung-tung")
    assert wanted == Filter(fields=("pcmt",))
    assert set(wanted.ignored) == {"khong-co", "abc", "21", "spreading", "lung-tung"}


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e3", "²", "", "99999999999999999999"])
def test_a_page_is_a_whole_number_within_reason(page: str) -> None:
    assert 1 <= read(f"trang={page}").page <= 10_000


def test_one_list_has_one_address() -> None:
    one = read("nam=2020&linh-vuc=dan-van&nam=2021&linh-vuc=tu-quan&trang=1&sap-xep=moi-nhat")
    other = read("linh-vuc=tu-quan&linh-vuc=dan-van&linh-vuc=tu-quan&nam=2021&nam=2020")
    assert one.args() == other.args() == {"linh-vuc": ["tu-quan", "dan-van"], "nam": [2021, 2020]}


def test_the_usual_sort_follows_the_words() -> None:
    assert read("").order == "moi-nhat"
    assert read("q=loa").order == "phu-hop"
    assert read("q=loa&sap-xep=phu-hop").args() == {"q": "loa"}
    assert read("sap-xep=phu-hop").order == "moi-nhat"
    assert read("q=loa&sap-xep=moi-nhat").args() == {"q": "loa", "sap-xep": "moi-nhat"}


def test_a_change_goes_back_to_the_first_page_and_another_province_drops_the_commune() -> None:
    wanted = Filter(province="15", commune="04345", page=4)
    assert wanted.with_(page=5).page == 5
    assert wanted.with_(q="loa").page == 1
    assert wanted.with_(q="loa").commune == "04345"
    assert wanted.with_(province="38").commune == ""
    assert wanted.without("province") == Filter()


def test_places_that_are_not_there_are_left_out() -> None:
    wanted = Filter(province="99", commune="04345").restricted({"15"}, {"04345"})
    assert wanted == Filter(commune="04345")
    assert wanted.ignored == ("99",)


def test_what_narrows_is_said_in_words_each_with_the_way_back(session: Any) -> None:
    wanted = Filter("loa", ("pcmt", "tu-quan"), "15", "", ("built",), (2021,))
    said = wanted.words({"15": "Lào Cai"})
    assert [label for label, _less in said] == [
        "“loa”",
        "Phòng, chống ma túy",
        "Tự quản cộng đồng",
        "Lào Cai",
        "Đã xây dựng",
        "Năm 2021",
    ]
    assert said[1][1].fields == ("tu-quan",)
    assert said[3][1].province == ""


@given(st.lists(st.tuples(st.sampled_from(PARAMETERS), st.text(max_size=12)), max_size=12))
def test_any_arguments_are_read_and_their_address_means_the_same(pairs: list[tuple[str, str]]) -> None:
    wanted = Filter.from_args(MultiDict(pairs))
    again = read(urlencode(wanted.args(), doseq=True))
    assert again.args() == wanted.args()
    assert again.ignored == ()
