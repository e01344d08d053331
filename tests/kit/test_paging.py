"""Long lists a page at a time: none is left out, none comes twice, and two statements suffice."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from antq.kit.paging import links, number_of, part_of
from antq.places.models import Place
from tests.making import map_of_places, reading


def test_every_row_stands_on_one_page(session: Any) -> None:
    map_of_places()
    everything = select(Place).order_by(Place.sort_key, Place.id)
    wanted = list(session.scalars(everything))
    first = part_of(everything, 1, size=2)
    assert (first.total, first.last) == (len(wanted), -(-len(wanted) // 2))
    assert [
        row for number in range(first.last) for row in part_of(everything, number + 1, size=2).rows
    ] == wanted
    for number, shown in ((0, 1), (-3, 1), (99_999, first.last)):
        assert part_of(everything, number, size=2).number == shown
    with reading() as sent:
        part_of(everything, 1, size=2)
    assert len(sent) == 2


def test_an_empty_list_has_one_empty_page(session: Any) -> None:
    part = part_of(select(Place).where(Place.code == "?"), 7)
    assert (list(part.rows), part.number, part.last, part.total) == ([], 1, 1, 0)
    assert part.links(str) == []


@pytest.mark.parametrize(
    ("typed", "number"), [("", 1), ("0", 1), ("-1", 1), ("3", 3), ("٣", 1), ("x", 1), ("999999", 1)]
)
def test_the_number_of_a_page_as_an_address_says_it(typed: str, number: int) -> None:
    assert number_of(typed) == number


@pytest.mark.parametrize(
    ("number", "last", "shown"),
    [
        (1, 1, ""),
        (1, 2, "[1] 2"),
        (1, 9, "[1] 2 3 … 9"),
        (5, 9, "1 … 3 4 [5] 6 7 … 9"),
        (4, 6, "1 2 3 [4] 5 6"),
        (9, 9, "1 … 7 8 [9]"),
    ],
)
def test_pages_far_away_are_left_out(number: int, last: int, shown: str) -> None:
    found = links(number, last, "?trang={}".format)
    said = ["…" if each["number"] is None else f"[{each['number']}]" if each["current"] else str(each["number"])
            for each in found]  # fmt: skip
    assert " ".join(said) == shown
    assert all(each["href"] == f"?trang={each['number']}" for each in found if each["number"])
