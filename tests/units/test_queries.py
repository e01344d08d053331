"""Questions about units."""

from __future__ import annotations

from typing import Any

from antq.places.queries import by_key
from antq.units.actions import add_unit
from antq.units.queries import issuers_of, kin_of, kin_of_each
from tests.peopled import app, peopled

__all__ = ["app", "peopled"]


def test_the_committee_of_the_province_is_the_first_to_issue_decisions(session: Any) -> None:
    province = by_key("15")
    assert province is not None
    refs = [unit.ref for unit in issuers_of([province.id])]
    assert refs[0] == "ubnd-tinh"
    assert refs[1:] == sorted(refs[1:])
    assert "cong-an-tinh" in refs


def test_each_unit_has_its_own_kin(session: Any) -> None:
    names = ("a", "b", "c", "d", "e")
    a, b, c, d, e = (add_unit(f"kin-{each}", name=each, kind="truong", place=None) for each in names)
    a.successor = b.successor = c
    c.successor = d
    session.flush()
    found = kin_of_each([a.id, b.id, c.id, e.id])
    assert found == {each.id: kin_of([each.id]) for each in (a, b, c, e)}
    assert found[a.id] == {a.id, c.id, d.id}
    assert kin_of_each([]) == {}
