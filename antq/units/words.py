"""How units are spoken of once they have ended, and who may take over from whom."""

from __future__ import annotations

from .models import Unit

LONGEST_CHAIN = 12
"""More steps than this is a mistake in the data, not history."""

TAKES_OVER = {
    "ubnd-huyen": ("ubnd-xa", "ubnd-tinh"),
    "cong-an-huyen": ("cong-an-xa", "cong-an-tinh"),
}
"""Kinds of unit that no longer exist, to those that their work went to; any other to its own kind."""


def heir_kinds(kind: str) -> tuple[str, ...]:
    """The kinds of unit among which the successor of one of this kind is looked for."""
    return TAKES_OVER.get(kind, (kind,))


def line(unit: Unit) -> list[Unit]:
    """The unit, the one that took over from it, the one that took over from that one …: all that answer for what
    it began. `queries.carried_on_by` is the same, asked from the other end."""
    found = [unit]
    while (following := found[-1].successor) is not None:
        if len(found) >= LONGEST_CHAIN:
            raise RuntimeError(f"the successors of unit {unit.ref} have no end")
        found.append(following)
    return found


def today(unit: Unit) -> Unit:
    """The unit that has taken over by now, over any number of steps; itself where nobody has."""
    return line(unit)[-1]


def with_successor(unit: Unit, said: str = "") -> str:
    """Its name, or the words of a source, with who has taken over: "Công an huyện Lục Yên (nay do Công an xã
    Lục Yên tiếp nhận)"."""
    said, now = said or unit.name, today(unit)
    return said if now is unit else f"{said} (nay do {now.name} tiếp nhận)"
