"""How a unit stands at the head of a paper: who is above it, its name by lines, where it writes from. Pure.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2: a People's Committee has nobody above it and its name on two lines.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..places.words import bare_name
from .models import Unit

COMMITTEE = "Ủy ban nhân dân"


@dataclass(frozen=True)
class Letterhead:
    """Lines above (not bold), lines of the unit itself (bold), its full name, the bare name of its seat."""

    name: str
    above: tuple[str, ...]
    agency: tuple[str, ...]
    seat: str


def letterhead(unit: Unit) -> Letterhead:
    """The head of a unit's papers."""
    committee = unit.kind.startswith("ubnd") and unit.name.startswith(f"{COMMITTEE} ")
    agency = (COMMITTEE, unit.name.removeprefix(f"{COMMITTEE} ")) if committee else (unit.name,)
    above = () if committee or unit.parent is None else (unit.parent.name,)
    seat = bare_name(unit.place.name, unit.place.kind) if unit.place else ""
    return Letterhead(unit.name, above, agency, seat)
