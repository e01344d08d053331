"""The code on a certificate: 80 random bits in four groups, each with a check symbol of its own. Pure.

Symbols are those of Douglas Crockford's base 32, which leaves out what is mistaken for something else (I, L, O, U); a
reader may type either. The check symbol of a group is reckoned in the field of 32 elements with a factor for each
place, and with the number of the group: one wrong symbol, two that changed places and two groups that did are
noticed, and the group is named.
"""

from __future__ import annotations

import secrets
from typing import NamedTuple

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISTAKEN = str.maketrans({"O": "0", "I": "1", "L": "1"})
GROUPS, DATA = 4, 4
LENGTH = GROUPS * (DATA + 1)
POLYNOMIAL = 0b100101
"""x⁵ + x² + 1: two is a generator of the field of 32 elements."""


class Read(NamedTuple):
    """What was typed: the code as it is kept, or which groups are wrong (from 1; none when it is no code at all)."""

    code: str
    wrong: tuple[int, ...] = ()

    @property
    def good(self) -> bool:
        """Whether it can be the code of a certificate."""
        return bool(self.code)


def new_code() -> str:
    """A code that nobody can guess, as it is printed."""
    number = secrets.randbits(5 * GROUPS * DATA)
    symbols = [SYMBOLS[number >> 5 * at & 31] for at in range(GROUPS * DATA)]
    groups = ["".join(symbols[at * DATA : (at + 1) * DATA]) for at in range(GROUPS)]
    return "-".join(group + check_symbol(group, at) for at, group in enumerate(groups))


def check_symbol(group: str, place: int) -> str:
    """The check symbol of the group that stands at `place` (from 0)."""
    total = 0
    for symbol in (*group, SYMBOLS[place + 1]):
        total = _doubled(total ^ SYMBOLS.index(symbol))
    return SYMBOLS[total]


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ POLYNOMIAL if value & 32 else value


def read_code(typed: str) -> Read:
    """A code as somebody typed it: in small letters, with other strokes or none, with O for 0."""
    symbols = "".join(typed.upper().translate(MISTAKEN).replace("-", " ").split())
    if len(symbols) != LENGTH or not set(symbols) <= set(SYMBOLS):
        return Read("", _spoilt(symbols))
    groups = [symbols[at : at + DATA + 1] for at in range(0, LENGTH, DATA + 1)]
    wrong = tuple(
        at for at, group in enumerate(groups, 1) if check_symbol(group[:DATA], at - 1) != group[DATA]
    )
    return Read("" if wrong else "-".join(groups), wrong)


def _spoilt(symbols: str) -> tuple[int, ...]:
    """The groups with a symbol that no code has, where the length is right."""
    if len(symbols) != LENGTH:
        return ()
    return tuple(sorted({at // (DATA + 1) + 1 for at, symbol in enumerate(symbols) if symbol not in SYMBOLS}))
