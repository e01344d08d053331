"""The list: what it finds, counts and costs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from antq.catalogue import actions, queries
from antq.catalogue.filters import Filter
from antq.catalogue.models import Initiative
from antq.catalogue.pages import BrowsePage
from antq.catalogue.queries import PER_PAGE, Found
from antq.evidence import actions as evidence
from antq.people.actor import SYSTEM, Nobody
from antq.places.queries import by_key
from tests.making import a_photo_in, an_initiative, map_of_places, reading


def browse(**args: Any) -> Found:
    return queries.browse(Filter.from_args(MultiDict(args)), by=Nobody())


def names(found: Found) -> list[str]:
    return [card.row.name for card in found.cards]


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


def test_a_page_too_far_is_the_last_one(session: Any) -> None:
    for number in range(PER_PAGE + 1):
        an_initiative(f"Mô hình {number:02}")
    assert browse().pages == 2
    assert names(browse()) == [f"Mô hình {number:02}" for number in range(PER_PAGE, 0, -1)]
    far = browse(trang="99")
    assert (far.page, names(far)) == (2, ["Mô hình 00"])


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_costs_seven_statements_however_long_it_is(session: Any, client: Any, rows: int) -> None:
    map_of_places()
    for number in range(rows):
        made = an_initiative(f"Mô hình {number:02}", place=by_key("cu-04345"))
        evidence.add_figure(made.album, what="Tổ", value=Decimal(number + 1))
    a_photo_in(made.album)
    session.commit()
    session.expunge_all()
    with reading() as sent:
        answer = client.get("/mo-hinh?q=mo+hinh&tinh=15&linh-vuc=tu-quan")
    assert answer.text.count("<article") == min(rows, PER_PAGE)
    assert len(sent) == 7, "\n".join(sent)


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
