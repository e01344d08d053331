"""Small counts of people and their dossiers, which might show who is meant: hidden so that nobody can work them out.

A count under the smallest that may be shown, and above 0, is SMALL ("dưới 5"). Where the sum of a line is known, a
hidden count would be what is missing to it: further counts of the line are then held BACK too, so many that every
small one can still be at least two numbers. Pure functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

USUAL = 5
"""The smallest count that is shown, where no norm says another."""


class Hidden(Enum):
    """What stands in place of a number."""

    SMALL = "small"
    BACK = "back"


Shown = int | Hidden


def alone(count: int, least: int = USUAL) -> Shown:
    """A count that is part of no sum."""
    return Hidden.SMALL if 0 < count < least else count


def of_sum(counts: Sequence[int], least: int = USUAL) -> list[Shown]:
    """The counts of a line whose sum everybody knows.

    Where the line is too short to hide anything in it, every one of its counts is held back, also those that are 0.
    """
    small = {place for place, count in enumerate(counts) if 0 < count < least}
    if not small:
        return list(counts)
    back: list[int] = []
    others = sorted((count, place) for place, count in enumerate(counts) if count >= least)
    for _count, place in [*others, (0, -1)]:
        if _all_open(counts, small, back, least):
            break
        back.append(place)
    if -1 in back:
        return [Hidden.BACK] * len(counts)
    return [
        Hidden.SMALL if place in small else Hidden.BACK if place in back else count
        for place, count in enumerate(counts)
    ]


def _all_open(counts: Sequence[int], small: Iterable[int], back: Sequence[int], least: int) -> bool:
    """Whether each small count could be two numbers at least, for whoever knows the sum of what is hidden.

    They all see the same: so many counts from 1 to least - 1, so many from `least` up, and their sum.
    """
    small = list(small)
    total = sum(counts[place] for place in (*small, *back))
    possible = 0
    for guess in range(1, least):
        rest, others = total - guess, len(small) - 1
        lowest = others + least * len(back)
        highest = others * (least - 1) if not back else None
        possible += rest >= lowest and (highest is None or rest <= highest)
    return possible >= 2
