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
        "q=hoi+quan&linh-vuc=pcmt&linh-vuc=dan-van&loai-hinh=clb&tinh=15&xa=04345&don-vi=ca-tinh-x"
        "&trang-thai=nhan-rong&nhan-rong-tu=3&nam=2021&khen=giay-khen&so-lieu=co&sap-xep=ten&sau=MH-0042"
    )
    assert wanted == Filter(
        q="hoi quan",
        fields=("pcmt", "dan-van"),
        kinds=("clb",),
        province="15",
        commune="04345",
        sponsor="ca-tinh-x",
        replication=("spreading",),
        spread=3,
        years=(2021,),
        awards=("giay-khen",),
        figures=True,
        sort="ten",
        after="MH-0042",
    )
    assert wanted.narrowing == 11


def test_nothing_narrows_nothing() -> None:
    for query in ("", "q=&tinh=&xa=&sap-xep=&linh-vuc=&sau=&truoc=&nhan-rong-tu=&so-lieu="):
        assert read(query) == Filter()
        assert read(query).is_empty
        assert read(query).args() == {}
        assert read(query).ignored == ()


def test_what_is_unknown_is_left_out_and_named() -> None:
    wanted = read("linh-vuc=khong-co&linh-vuc=pcmt&tinh=abc&nam=21&trang-thai=spreading&sap-xep=lung-tung")
    assert wanted == Filter(fields=("pcmt",))
    assert set(wanted.ignored) == {"khong-co", "abc", "21", "spreading", "lung-tung"}


@pytest.mark.parametrize("count", ["0", "-1", "x", "1e3", "²", "99999999999999999999"])
def test_a_count_is_a_whole_number_within_reason(count: str) -> None:
    assert (read(f"nhan-rong-tu={count}").spread, read(f"nhan-rong-tu={count}").ignored) == (0, (count[:60],))


def test_a_page_either_follows_or_ends_before_something() -> None:
    assert read("sau=MH-0001&truoc=MH-0002").args() == {"truoc": "MH-0002"}
    assert read("sau=abc").ignored == ("abc",)


def test_one_list_has_one_address() -> None:
    one = read("nam=2020&linh-vuc=dan-van&nam=2021&linh-vuc=tu-quan&sap-xep=moi-nhat")
    other = read("linh-vuc=tu-quan&linh-vuc=dan-van&linh-vuc=tu-quan&nam=2021&nam=2020")
    assert one.args() == other.args() == {"linh-vuc": ["tu-quan", "dan-van"], "nam": [2021, 2020]}


def test_the_usual_sort_follows_the_words() -> None:
    assert read("").order == "moi-nhat"
    assert read("q=loa").order == "phu-hop"
    assert read("q=loa&sap-xep=phu-hop").args() == {"q": "loa"}
    assert read("sap-xep=phu-hop").order == "moi-nhat"
    assert read("q=loa&sap-xep=moi-nhat").args() == {"q": "loa", "sap-xep": "moi-nhat"}


def test_a_change_goes_back_to_the_first_page_and_another_province_drops_the_commune() -> None:
    wanted = Filter(province="15", commune="04345", after="MH-0004")
    assert wanted.with_(after="MH-0005").after == "MH-0005"
    assert wanted.with_(before="MH-0003").after == ""
    assert wanted.with_(q="loa").after == ""
    assert wanted.with_(q="loa").commune == "04345"
    assert wanted.with_(province="38").commune == ""
    assert wanted.without("province") == Filter()


def test_what_narrows_is_said_in_words_each_with_the_way_back(session: Any) -> None:
    wanted = Filter(
        q="loa",
        fields=("pcmt", "tu-quan"),
        province="15",
        replication=("built",),
        spread=3,
        years=(2021,),
        awards=("giay-khen",),
        figures=True,
    )
    said = wanted.words({"15": "Lào Cai", "giay-khen": "Giấy khen"})
    assert [label for label, _less in said] == [
        "“loa”",
        "Phòng, chống ma túy",
        "Tự quản cộng đồng",
        "Lào Cai",
        "Đã xây dựng",
        "Nhân rộng từ 3 điểm",
        "Năm 2021",
        "Giấy khen",
        "Có số liệu",
    ]
    assert said[5][1].spread == 0
    assert said[8][1].figures is False
    assert said[1][1].fields == ("tu-quan",)
    assert said[3][1].province == ""


@given(st.lists(st.tuples(st.sampled_from(PARAMETERS), st.text(max_size=12)), max_size=12))
def test_any_arguments_are_read_and_their_address_means_the_same(pairs: list[tuple[str, str]]) -> None:
    wanted = Filter.from_args(MultiDict(pairs))
    again = read(urlencode(wanted.args(), doseq=True))
    assert again.args() == wanted.args()
    assert again.ignored == ()
