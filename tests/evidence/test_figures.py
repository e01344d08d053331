"""Figures in words: the qualifier never gets lost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from antq.evidence import figures
from antq.evidence.figures import QUALIFIER_WORDS, Reading
from antq.evidence.models import QUALIFIERS, Figure
from antq.kit.numbers import Qualifier


def figure(**said: Any) -> Figure:
    return Figure(**{"what": "Vụ trộm cắp", "qualifier": "exact", "unit": "vụ", **said})


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"value": Decimal(47000), "qualifier": "nearly", "unit": "thành viên"}, "gần 47.000 thành viên"),
        ({"value": Decimal(206000), "qualifier": "more", "unit": "hộ"}, "hơn 206.000 hộ"),
        ({"value": Decimal(176000), "qualifier": "over", "unit": "hộ"}, "trên 176.000 hộ"),
        ({"value": Decimal(5), "high": Decimal(7), "qualifier": "at_least", "unit": "%"}, "ít nhất 5–7 %"),
        ({"value": Decimal("0.5"), "qualifier": "about", "unit": ""}, "khoảng 0,5"),
        ({"value": Decimal(1691), "unit": "tổ"}, "1.691 tổ"),
    ],
)
def test_number_qualifier_and_unit(said: dict[str, Any], words: str) -> None:
    assert figures.said(figure(**said)).replace("\xa0", " ") == words


def test_every_qualifier_has_its_word() -> None:
    assert set(QUALIFIER_WORDS) == set(QUALIFIERS)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (19, 11, "Vụ trộm cắp: giảm 42,1 %"),
        (10, 15, "Vụ trộm cắp: tăng 50 %"),
        (7, 31, "Vụ trộm cắp: tăng từ 7 lên 31 vụ"),
        (5, 5, "Vụ trộm cắp: vẫn 5 vụ"),
        (0, 4, "Vụ trộm cắp: tăng từ 0 lên 4 vụ"),
        (None, 4, "Vụ trộm cắp: 4 vụ"),
    ],
)
def test_a_change_is_told_against_what_was_before(before: int | None, after: int, words: str) -> None:
    made = figure(value=Decimal(after), before=None if before is None else Decimal(before))
    assert figures.finding(made).replace("\xa0", " ") == words


def test_an_approximate_change_and_a_share_are_told_by_both_numbers() -> None:
    about = figure(value=Decimal(9), before=Decimal(26), qualifier="about", unit="lượt")
    share = figure(what="Hòa giải thành", value=Decimal(92), before=Decimal(70), unit="%")
    said = [figures.finding(each).replace("\xa0", " ") for each in (about, share)]
    assert said == ["Vụ trộm cắp: giảm từ 26 xuống khoảng 9 lượt", "Hòa giải thành: tăng từ 70 % lên 92 %"]


def test_an_approximate_figure_is_never_turned_into_a_per_cent() -> None:
    assert figures.change(figure(value=Decimal(50), before=Decimal(100), qualifier="nearly")) is None


def test_what_was_typed_is_read_with_its_qualifier() -> None:
    assert figures.read("gần 47.000") == Reading(Decimal(47000), "nearly")
    assert figures.read("khoảng 5-7%") == Reading(Decimal(5), "about", Decimal(7))
    assert figures.read("1.691") == Reading(Decimal(1691))
    assert figures.read_before(" ") is None
    with pytest.raises(ValueError, match="số"):
        figures.read("nhiều")


def test_every_qualifier_that_can_be_typed_can_be_stored() -> None:
    typed = {"about" if each is Qualifier.APPROX else each.value for each in Qualifier}
    assert typed == set(QUALIFIERS)
