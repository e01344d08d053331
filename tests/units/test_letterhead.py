"""How a unit stands at the head of a paper."""

from __future__ import annotations

import pytest

from antq.places.models import Place
from antq.units.letterhead import letterhead
from antq.units.models import Unit


def unit(name: str, kind: str, parent: Unit | None = None, seat: Place | None = None) -> Unit:
    return Unit(ref="x", name=name, kind=kind, parent=parent, place=seat)


POLICE = "Công an tỉnh Lào Cai"


@pytest.mark.parametrize(
    ("name", "kind", "parent", "above", "agency"),
    [
        ("Ủy ban nhân dân xã Mường Lai", "ubnd-xa", "Ủy ban nhân dân tỉnh Lào Cai", (),
         ("Ủy ban nhân dân", "xã Mường Lai")),
        ("Công an xã Mường Lai", "cong-an-xa", POLICE, (POLICE,), ("Công an xã Mường Lai",)),
        ("Phòng Xây dựng phong trào, Công an tỉnh Lào Cai", "phong-cong-an", POLICE, (POLICE,),
         ("Phòng Xây dựng phong trào",)),
        ("Hội Phụ nữ tỉnh Lào Cai", "hoi-phu-nu", None, (), ("Hội Phụ nữ tỉnh Lào Cai",)),
    ],
)  # fmt: skip
def test_a_committee_has_two_lines_and_nobody_above(
    name: str, kind: str, parent: str | None, above: tuple[str, ...], agency: tuple[str, ...]
) -> None:
    head = letterhead(unit(name, kind, unit(parent, "cong-an-tinh") if parent else None))
    assert (head.name, head.above, head.agency) == (name, above, agency)


def test_the_seat_is_named_without_its_kind() -> None:
    seat = Place(name="Xã Mường Lai", kind="xa")
    assert letterhead(unit("Ủy ban nhân dân xã Mường Lai", "ubnd-xa", seat=seat)).seat == "Mường Lai"
    assert letterhead(unit("Hội", "hoi")).seat == ""
