"""What became of a place, and the names its area can be looked for by."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from antq.kit.database import db
from antq.places import actions, lineage
from antq.places.models import Succession
from antq.places.queries import by_key
from tests.making import map_of_places, rows

EFFECTIVE = date(2020, 1, 1)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("cu-15715", "xã Thái Hòa, huyện Triệu Sơn (nay là xã Tân Ninh, Thanh Hóa)"),
        ("cu-04324", "xã Mường Lai, huyện Lục Yên, tỉnh Yên Bái (nay là xã Mường Lai, Lào Cai)"),
        ("cu-135", "huyện Lục Yên, Yên Bái (nay thuộc tỉnh Lào Cai)"),
        ("cu-15", "tỉnh Yên Bái (nay thuộc tỉnh Lào Cai)"),
        ("cu-87", "tỉnh Đồng Tháp (trước sắp xếp)"),
        ("04345", "xã Mường Lai, Lào Cai"),
        ("15", "tỉnh Lào Cai"),
    ],
)
def test_a_place_is_described_with_what_it_is_now(session: Any, key: str, said: str) -> None:
    map_of_places()
    assert lineage.described(by_key(key)) == said


def test_an_area_is_found_by_every_name_it_had(session: Any) -> None:
    map_of_places()
    names = lineage.names_of(by_key("cu-04345"))
    assert names[0] == "Xã Vĩnh Lạc"
    assert {"Xã Mường Lai", "Huyện Lục Yên", "Tỉnh Yên Bái", "Tỉnh Lào Cai"} <= set(names)
    assert "Xã Vĩnh Lạc" in lineage.names_of(by_key("04345"))
    assert "Tỉnh Yên Bái" in lineage.names_of(by_key("04345"))
    assert "Xã Tân Ninh" not in names


def test_the_main_part_leads_over_several_steps(session: Any) -> None:
    map_of_places()
    legacy = (("cu-04300", "04300", "Xã Ngày Xưa", "xa", "commune", "cu-135"),)
    actions.load_legacy(
        rows("key code name type level parent_key", legacy, valid_to="2019-12-31"), source="tests"
    )
    ancient = by_key("cu-04300")
    part, main = by_key("15715"), by_key("cu-04345")
    for new, kind in ((part, "part"), (main, "main")):
        db.session.add(
            Succession(old_id=ancient.id, new_id=new.id, kind=kind, effective_on=EFFECTIVE, decision="tests")
        )
    db.session.flush()
    assert [row.kind for row in lineage.successors_of(ancient)] == ["main", "part"]
    assert lineage.today(ancient).name == "Xã Mường Lai"
    assert {row.old.name for row in lineage.predecessors_of(by_key("04345"))} == {
        "Xã Mường Lai",
        "Xã Vĩnh Lạc",
    }


def test_a_circle_in_the_data_is_a_mistake_that_is_told(session: Any) -> None:
    map_of_places()
    one, two = by_key("cu-135"), by_key("cu-397")
    for old, new in ((one, two), (two, one)):
        db.session.add(
            Succession(old_id=old.id, new_id=new.id, kind="whole", effective_on=EFFECTIVE, decision="")
        )
    db.session.flush()
    with pytest.raises(RuntimeError, match="no end"):
        lineage.today(one)
