"""The link in a letter: signed, for one person, one unit, one quarter.

It opens one page with one button, for as long as the quarter lasts: whoever has it can say "it still runs"
for that unit, and nothing else. Reading the page changes nothing, for mail servers read links too.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass

from ..kit import seals

PURPOSE = "replications.confirm"


@dataclass(frozen=True)
class Asked:
    """Who was asked (ref), for which unit (ref), in which quarter."""

    person: str
    unit: str
    quarter: int


def seal(asked: Asked) -> str:
    """The last part of the link."""
    return seals.seal(PURPOSE, astuple(asked))


def unseal(token: str) -> Asked | None:
    """What a link says; None when it was changed."""
    said = seals.unseal(PURPOSE, token)
    return Asked(*said) if said is not None else None
