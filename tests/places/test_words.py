"""Names with and without their type word."""

from __future__ import annotations

import pytest

from antq.places.models import Place
from antq.places.words import bare_name, short, spoken


@pytest.mark.parametrize(
    ("name", "kind", "bare"),
    [
        ("Tỉnh Lào Cai", "tinh", "Lào Cai"),
        ("Thành phố Hồ Chí Minh", "thanh-pho", "Hồ Chí Minh"),
        ("Thị trấn Nưa", "thi-tran", "Nưa"),
        ("Đặc khu Trường Sa", "dac-khu", "Trường Sa"),
        ("Phường 3", "phuong", "Phường 3"),
        ("Xã Xã Lương", "xa", "Xã Lương"),
        ("Huế", "thanh-pho", "Huế"),
    ],
)
def test_the_type_word_is_taken_off_unless_nothing_would_be_left(name: str, kind: str, bare: str) -> None:
    assert bare_name(name, kind) == bare


def test_provinces_are_short_in_lists_and_communes_keep_their_type() -> None:
    assert short(Place(level="province", name="Tỉnh Lào Cai", kind="tinh")) == "Lào Cai"
    assert short(Place(level="commune", name="Xã Mường Lai", kind="xa")) == "Xã Mường Lai"


def test_only_the_type_word_loses_its_capital_in_a_sentence() -> None:
    assert spoken(Place(name="Thị trấn Mù Cang Chải", kind="thi-tran")) == "thị trấn Mù Cang Chải"
