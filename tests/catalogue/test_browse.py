"""The list: what it finds, counts and costs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from werkzeug.datastructures import MultiDict

from antq.catalogue import actions, columns, queries
from antq.catalogue.cards import card_view
from antq.catalogue.filters import Filter
from antq.catalogue.models import Initiative
from antq.catalogue.pages import BrowsePage
from antq.catalogue.queries import PER_PAGE, Found
from antq.evidence import actions as evidence
from antq.law import actions as law
from antq.people.actor import SYSTEM, Nobody
from antq.places.queries import by_key
from tests.making import a_photo_in, an_initiative, map_of_places, reading


def browse(**args: Any) -> Found:
    return queries.browse(Filter.from_args(MultiDict(args)), by=Nobody())


def names(found: Found) -> list[str]:
    return [card.row.name for card in queries.cards(found.ids)]


def ref_at(found: Found, place: int) -> str:
    """The ref of one of the page, counted from its beginning, or its end as in a list."""
    ref: str = queries.cards([found.ids[place]])[0].row.ref
    return ref


@pytest.fixture
def shelf(session: Any) -> None:
    """What the promises of search are about, and things that only look alike."""
    map_of_places()
    an_initiative(
        "Hội quán", field="tu-quan", kind="hoi-quan", place=by_key("cu-87"), aliases=["Hội quán nông dân"]
    )
    an_initiative("“3 không” của Hội Cựu chiến binh", field="pctp", kind="cam-ket", replication="built")
    an_initiative("Câu lạc bộ “3 không”", field="pcmt", kind="clb", started_on=date(2022, 1, 1))
    an_initiative("Mô hình dân vận khéo: 24 giờ trải nghiệm", field="dan-van", kind="dan-van-kheo",
                  replication="nationwide", summary="Công an cùng ăn, cùng ở với dân.")  # fmt: skip
    an_initiative(
        "Tổ tự quản về an ninh trật tự", field="tu-quan", kind="to-tu-quan", place=by_key("cu-04345")
    )
    an_initiative("Đường hoa phụ nữ", what="Quán xá, hội hè không liên quan.")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("hoi quan", "Hội quán"),
        ("HỘI QUÁN", "Hội quán"),
        ("hoi quan nong dan", "Hội quán"),
        ("dan van kheo", "Mô hình dân vận khéo: 24 giờ trải nghiệm"),
        ("24 gio", "Mô hình dân vận khéo: 24 giờ trải nghiệm"),
        ("xa muong lai", "Tổ tự quản về an ninh trật tự"),
        ("Vĩnh Lạc", "Tổ tự quản về an ninh trật tự"),
        ("huyen luc yen", "Tổ tự quản về an ninh trật tự"),
        ("yen bai", "Tổ tự quản về an ninh trật tự"),
        ("lao cai", "Tổ tự quản về an ninh trật tự"),
        ("duong hoa", "Đường hoa phụ nữ"),
        ("dong thap", "Hội quán"),
    ],
)
def test_search_keeps_its_promises(shelf: None, typed: str, first: str) -> None:
    assert names(browse(q=typed))[:1] == [first]


def test_the_same_name_of_two_sponsors_is_two_initiatives(shelf: None) -> None:
    assert set(names(browse(q="3 khong"))) == {"“3 không” của Hội Cựu chiến binh", "Câu lạc bộ “3 không”"}


def test_nothing_is_found_that_is_not_there(shelf: None) -> None:
    found = browse(q="trượt tuyết")
    assert (found.total, names(found), found.pages) == (0, [], 1)


def test_a_withdrawn_initiative_leaves_list_counts_and_search(shelf: None, session: Any) -> None:
    gone = session.query(Initiative).where(Initiative.name == "Hội quán").one()
    assert browse().counts["province"] == {"15": 1, "82": 1}
    actions.withdraw(gone, note="Trùng.", by=SYSTEM)
    found = browse()
    assert found.total == 5
    assert found.counts["province"] == {"15": 1}
    assert browse(q="hoi quan nong dan").total == 0


def test_each_facet_is_counted_with_the_others_applied(shelf: None) -> None:
    found = browse(**{"linh-vuc": "tu-quan"})
    assert found.total == 3
    assert found.counts["fields"] == {"tu-quan": 3, "pctp": 1, "pcmt": 1, "dan-van": 1}
    assert found.counts["replication"] == {"spreading": 3}
    assert found.counts["years"] == {2021: 3}
    narrowed = browse(**{"linh-vuc": "tu-quan", "tinh": "15"})
    assert narrowed.total == 1
    assert narrowed.counts["fields"] == {"tu-quan": 1}
    assert narrowed.counts["province"] == {"15": 1, "82": 1}
    assert narrowed.counts["commune"] == {"04345": 1}


def test_values_of_one_facet_widen_and_facets_narrow(shelf: None) -> None:
    several = Filter(fields=("pctp", "pcmt"))
    assert queries.browse(several, by=Nobody()).total == 2
    assert queries.browse(several.with_(years=(2022,)), by=Nobody()).total == 1


def test_words_and_facets_go_together(shelf: None) -> None:
    assert names(browse(q="3 khong", **{"linh-vuc": "pcmt"})) == ["Câu lạc bộ “3 không”"]
    assert browse(q="3 khong").counts["fields"] == {"pctp": 1, "pcmt": 1}


def test_names_are_sorted_the_vietnamese_way(session: Any) -> None:
    for name in ("Đội xung kích", "Dân vận khéo", "Ấp an toàn", "An toàn", "Ăn ở nền nếp"):
        an_initiative(name)
    assert names(browse(**{"sap-xep": "ten"})) == [
        "An toàn",
        "Ăn ở nền nếp",
        "Ấp an toàn",
        "Dân vận khéo",
        "Đội xung kích",
    ]


def on_pages(**args: Any) -> list[list[str]]:
    """The names on every page, walked forwards by `sau`."""
    walked: list[list[str]] = []
    mark: dict[str, str] = {}
    while True:
        found = browse(**args, **mark)
        walked.append(names(found))
        assert found.page == len(walked)
        if found.last is None:
            return walked
        mark = {"sau": ref_at(found, -1)}


@pytest.mark.parametrize("sort", ["moi-nhat", "ten", "nhan-rong", "phu-hop"])
def test_pages_follow_each_other_forwards_and_backwards(session: Any, sort: str) -> None:
    for number in range(2 * PER_PAGE + 3):
        an_initiative(f"Mô hình {number:02}")
    args = {"sap-xep": sort, "q": "mo hinh" if sort == "phu-hop" else ""}
    pages = on_pages(**args)
    assert [len(page) for page in pages] == [PER_PAGE, PER_PAGE, 3]
    assert len({name for page in pages for name in page}) == 2 * PER_PAGE + 3
    second = browse(**args, sau=ref_at(browse(**args), -1))
    third = browse(**args, sau=ref_at(second, -1))
    back = browse(**args, truoc=ref_at(third, 0))
    assert (names(back), back.page, back.pages) == (pages[1], 2, 3)
    assert names(browse(**args, truoc=ref_at(back, 0))) == pages[0]


def test_what_comes_in_meanwhile_moves_no_page(session: Any) -> None:
    for number in range(PER_PAGE + 2):
        an_initiative(f"Mô hình {number:02}")
    mark = ref_at(browse(), -1)
    an_initiative("Vừa mới vào")
    assert names(browse(sau=mark)) == ["Mô hình 01", "Mô hình 00"]


def test_a_mark_that_has_left_the_list_leads_to_its_beginning(session: Any) -> None:
    gone, stays = an_initiative("Đi"), an_initiative("Ở")
    actions.withdraw(gone, note="Trùng.", by=SYSTEM)
    for mark in (gone.ref, "MH-9999"):
        found = browse(sau=mark)
        assert (names(found), found.wanted.ignored) == (["Ở"], (mark,))
    assert names(browse(sau=stays.ref)) == ["Ở"]  # nothing follows the last one: its own page


def test_more_facets_count_and_narrow(shelf: None, session: Any) -> None:
    club = session.query(Initiative).where(Initiative.kind == "clb").one()
    evidence.add_figure(club.album, what="Thành viên", value=Decimal(30))
    for code in ("giay-khen", "bang-khen"):
        law.add_award_form(code, label=code, level="xa", authority="", subjects=["tap-the"], mark="V1")
    actions.count_commendations(club, {"giay-khen": 2, "bang-khen": 1})
    actions.count_points(club, points=2, teams=5)
    found = browse()
    assert found.counts["kinds"]["clb"] == 1
    assert found.counts["figures"] == {True: 1}
    assert found.counts["awards"] == {"giay-khen": 1, "bang-khen": 1}
    assert found.counts["spread"] == {1: 1, 3: 0, 10: 0, 30: 0, 100: 0}
    for args in ({"loai-hinh": "clb"}, {"so-lieu": "co"}, {"khen": "bang-khen"}, {"nhan-rong-tu": "1"}):
        assert names(browse(**args)) == ["Câu lạc bộ “3 không”"]
    assert club.commendation_count == 3
    assert names(browse(**{"sap-xep": "nhan-rong"}))[0] == "Câu lạc bộ “3 không”"


def test_a_year_may_be_named_among_the_words(shelf: None) -> None:
    assert names(browse(q="nam:2022")) == ["Câu lạc bộ “3 không”"]
    assert names(browse(q="khong nam:2022")) == ["Câu lạc bộ “3 không”"]
    assert browse(q="khong nam:2019").total == 0


def test_places_and_units_that_are_not_there_are_left_out(shelf: None) -> None:
    found = browse(tinh="99", xa="04345", **{"don-vi": "khong-co"})
    assert found.wanted == Filter(commune="04345")
    assert found.wanted.ignored == ("99", "khong-co")


def test_another_province_lets_go_of_the_commune(shelf: None) -> None:
    assert browse(tinh="15", xa="04345").wanted == Filter(province="15", commune="04345")
    found = browse(tinh="82", xa="04345")
    assert (found.wanted, found.wanted.ignored) == (Filter(province="82"), ())


def test_forms_that_do_not_exist_are_left_out(shelf: None) -> None:
    found = browse(khen="khong-co")
    assert (found.wanted, found.wanted.ignored) == (Filter(), ("khong-co",))
    assert found.total == 6


def test_an_order_that_lacks_some_or_knows_more_is_still_one(shelf: None, session: Any) -> None:
    """Between the reading of the columns and that of the order somebody may have published or withdrawn."""
    before = columns.now()
    new = an_initiative("Ánh sáng an ninh")
    gone = queries.find("MH-0003", by=Nobody())
    actions.withdraw(gone, note="Trùng.", by=SYSTEM)
    session.flush()
    assert sorted(before.by_name.places.tolist()) == sorted(before.by_name.ranks.tolist()) == list(range(6))
    assert before.by_name.places[-1] == before.places(np.array([gone.id]))[0]
    assert new.id not in before.ids


@pytest.mark.parametrize("rows", [3, 30])
def test_the_page_costs_as_many_statements_however_long_it_is(session: Any, client: Any, rows: int) -> None:
    map_of_places()
    for number in range(rows):
        made = an_initiative(f"Mô hình {number:02}", place=by_key("cu-04345"))
        evidence.add_figure(made.album, what="Tổ", value=Decimal(number + 1))
    a_photo_in(made.album)
    session.commit()
    session.expunge_all()
    address = "/mo-hinh?q=%22mo+hinh%22&tinh=15&linh-vuc=tu-quan"
    with reading() as sent:
        answer = client.get(address)
    assert answer.text.count("<article") == min(rows, PER_PAGE)
    # version, places, columns, abbreviations; three of the index; four of the cards; the award forms
    assert len(sent) == 12, "\n".join(sent)
    with reading() as again:
        assert client.get(address).text == answer.text
    assert len(again) == 1, "\n".join(again)  # the version
    client.get(address.replace("q=%22mo+hinh%22&", ""))
    with reading() as known:
        client.get(address.replace("q=%22mo+hinh%22&", ""))
    assert len(known) == 1, "\n".join(known)


def test_the_counts_beside_the_facets_are_those_of_the_list(shelf: None) -> None:
    page = BrowsePage(Filter(fields=("pctp",)), by=Nobody())
    shown = {option.label: (option.count, option.chosen, option.idle) for option in page.by_field}
    assert shown["Phòng, chống tội phạm"] == (1, True, False)
    assert shown["Tự quản cộng đồng"] == (3, False, False)
    assert shown["Hòa giải ở cơ sở"] == (0, False, True)
    assert [option.value for option in page.by_replication] == [
        "toan-quoc",
        "nhan-rong",
        "xay-dung",
        "de-xuat",
    ]


@pytest.mark.parametrize(
    ("points", "teams", "said"),
    [(0, 0, []), (1, 0, ["Nhân rộng: 1 điểm, 0 tổ"]), (1234, 5678, ["Nhân rộng: 1.234 điểm, 5.678 tổ"])],
)
def test_a_card_tells_points_and_teams_together(
    session: Any, points: int, teams: int, said: list[str]
) -> None:
    made = an_initiative()
    actions.count_points(made, points=points, teams=teams)
    assert card_view(queries.cards([made.id])[0]).foot == said
