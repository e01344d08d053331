"""The shipped places: counts, successions, heirs; what the press printed of four mergers."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from antq.ground import lay_places
from antq.kit.database import db
from antq.places import derived, lineage, queries, shipped
from antq.places.models import Place, PlaceVersion, Succession
from antq.places.queries import by_key, stood
from tests.grounded import app, grounded

__all__ = ["app", "grounded"]

REFORM = date(2025, 7, 1)
BEFORE = date(2025, 6, 30)


def count(rows: Select[Any]) -> int:
    return int(db.session.scalar(select(func.count()).select_from(rows.subquery())) or 0)


def standing(day: date, level: str) -> Select[Any]:
    return select(Place.id).where(Place.level == level, stood(day))


def test_what_stands_today(session: Any) -> None:
    kinds = dict(
        db.session.execute(
            select(Place.kind, func.count())
            .where(Place.ended_on.is_(None), Place.level == "commune")
            .group_by(Place.kind)
        ).all()
    )
    assert kinds == {"xa": 2599, "phuong": 709, "dac-khu": 13}
    provinces = Counter(each.kind for each in queries.provinces())
    assert provinces == {"thanh-pho": 9, "tinh": 25}


def test_what_stood_on_the_last_day_before_the_reform(session: Any) -> None:
    """A place without a first day always had stood: those of today that are new have one."""
    numbers = [count(standing(BEFORE, level)) for level in ("province", "district", "commune")]
    assert numbers == [63, 696, 10_035]
    numbers = [count(standing(REFORM, level)) for level in ("province", "district", "commune")]
    assert numbers == [34, 0, 3_321]


def test_every_ended_place_has_an_heir_of_today(session: Any) -> None:
    assert derived.faults() == []
    heirs = select(Place.id).where(Place.ended_on.is_not(None), Place.heir_id.is_not(None))
    assert count(heirs) == 10_035 + 699 + 52
    gone = select(Place.id).where(Place.heir_id.in_(select(Place.id).where(Place.ended_on.is_not(None))))
    assert count(gone) == 0
    heir = aliased(Place)
    communes = (
        select(heir.level, func.count())
        .join(Place, Place.heir_id == heir.id)
        .where(Place.ended_on == BEFORE, Place.level == "commune")
        .group_by(heir.level)
    )
    assert dict(db.session.execute(communes).all()) == {"commune": 10_035}


def test_the_heir_is_what_the_chain_of_successions_says(session: Any) -> None:
    for key in ("cu-04324", "cu-397", "cu-405", "cu-536", "cu-15", "cu-28252"):
        place = by_key(key)
        assert place.heir is lineage.today(place)


@pytest.mark.parametrize(
    ("district", "old", "new", "province"),
    [
        ("Hưng Nguyên", "Xã Hưng Tây", "Xã Hưng Nguyên", "Nghệ An"),
        ("Ia Grai", "Xã Ia Sao", "Xã Ia Hrung", "Gia Lai"),
        ("Mù Căng Chải", "Xã Chế Cu Nha", "Xã Mù Cang Chải", "Lào Cai"),
        ("Đắk R'Lấp", "Xã Nhân Cơ", "Xã Nhân Cơ", "Lâm Đồng"),
    ],
)
def test_mergers_that_were_printed(session: Any, district: str, old: str, new: str, province: str) -> None:
    found = [
        place
        for place in db.session.scalars(select(Place).where(Place.name == old, Place.ended_on == BEFORE))
        if place.parent and place.parent.name.endswith(district)
    ]
    assert len(found) == 1
    located = lineage.located(found[0])
    assert located.commune
    assert located.province
    assert located.commune.name == new
    assert located.province.name.endswith(province)


def test_the_source_divides_471_of_which_29_are_mistakes_of_the_source(session: Any) -> None:
    said = Counter(row["old_code"] for row in shipped.mapping())
    assert sum(times > 1 for times in said.values()) == 471
    divided = select(Succession.old_id).group_by(Succession.old_id).having(func.count() > 1)
    assert count(divided) == 442
    mains = select(Succession.id).where(Succession.kind == "main")
    assert count(mains) == 442
    both = select(Succession.old_id).where(Succession.kind != "part")
    assert count(both.group_by(Succession.old_id).having(func.count() > 1)) == 0


def test_corrections_name_rows_of_the_source_and_leave_each_place_one_main_heir() -> None:
    said = {(r["old_code"], r["new_code"]) for r in shipped.mapping()}
    right = shipped.corrections()
    assert {(row["old_code"], row["new_code"]) for row in right} <= said
    assert all(row["why"] for row in right)
    main = Counter(row["old_key"] for row in shipped.successions() if row["kind"] in ("whole", "main"))
    assert set(main.values()) == {1}


@pytest.mark.parametrize(
    ("key", "now"),
    [
        ("cu-28252", "Phường Đạo Thạnh"),
        ("cu-28437", "Phường Mỹ Phước Tây"),
        ("cu-29902", "Phường Sa Đéc"),
        ("cu-29875", "Phường Cao Lãnh"),
        ("cu-31379", "Xã Phú Hữu"),
    ],
)
def test_wards_of_one_name_lead_where_the_resolution_says(session: Any, key: str, now: str) -> None:
    assert [row.new.name for row in lineage.successors_of(by_key(key))] == [now]


def test_districts_of_thanh_hoa_through_time(session: Any) -> None:
    thanh_hoa = by_key("38")
    of = [
        count(standing(day, "district").where(Place.parent_id == thanh_hoa.id))
        for day in (date(2021, 5, 24), BEFORE, date(2026, 1, 1))
    ]
    assert of == [27, 26, 0]


def test_a_chain_of_several_steps(session: Any) -> None:
    dong_son = by_key("cu-405")
    assert [row.new.name for row in lineage.successors_of(dong_son)] == ["Thành phố Thanh Hóa"]
    assert dong_son.heir is by_key("38")
    nong_son = by_key("cu-519")
    assert lineage.described(nong_son) == "huyện Nông Sơn, Quảng Nam (nay thuộc thành phố Đà Nẵng)"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("cu-318", "huyện Bạch Long Vĩ, Hải Phòng (nay là đặc khu Bạch Long Vĩ, Hải Phòng)"),
        ("cu-755", "huyện Côn Đảo, Bà Rịa - Vũng Tàu (nay là đặc khu Côn Đảo, Hồ Chí Minh)"),
        ("cu-15715", "xã Thái Hòa, huyện Triệu Sơn (nay là xã Tân Ninh, Thanh Hóa)"),
        ("cu-04324", "xã Mường Lai, huyện Lục Yên, tỉnh Yên Bái (nay là xã Mường Lai, Lào Cai)"),
        ("cu-87", "tỉnh Đồng Tháp (trước sắp xếp)"),
        ("cu-62", "tỉnh Kon Tum (nay thuộc tỉnh Quảng Ngãi)"),
    ],
)
def test_places_are_described_with_what_they_are_now(session: Any, key: str, said: str) -> None:
    assert lineage.described(by_key(key)) == said


def test_an_unchanged_province_is_one_place(session: Any) -> None:
    assert by_key("38").began_on is None
    assert by_key("15").began_on == REFORM
    ended = select(Place.id).where(Place.level == "province", Place.ended_on.is_not(None))
    assert count(ended) == 52


def test_laying_again_changes_nothing(session: Any) -> None:
    tables = (Place, PlaceVersion, Succession)
    before = [db.session.scalar(select(func.count()).select_from(each)) for each in tables]
    newest = db.session.scalar(select(func.max(PlaceVersion.id)))
    lay_places()
    assert [db.session.scalar(select(func.count()).select_from(each)) for each in tables] == before
    assert db.session.scalar(select(func.max(PlaceVersion.id))) == newest
