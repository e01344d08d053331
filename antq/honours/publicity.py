"""How the public may read the name of whoever was honoured. Pure functions.

Source: some people are safer when their neighbours do not read their name (those who caught a robber,
who denounced a crime); the choice is made in the dossier and kept with the commendation.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from flask_babel import lazy_gettext as _l

from ..kit.text import fold

_WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")
_BETWEEN = re.compile(r"[\s.\-–]*")
"""What may stand between two words of one name."""

_ADDRESSES = frozenset(
    "đồng chí|ông|bà|anh|chị|em|cháu|cụ|bác|chú|cô|dì|thím|thầy|già làng|trưởng thôn|trưởng bản".split("|")
)
"""Words before a given name: "đồng chí An" names somebody as "Nguyễn Văn An" does."""


class Named(Protocol):
    """What is read of whoever is honoured: a commendation, or what would become one."""

    @property
    def recipient(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def citation(self) -> str: ...
    @property
    def publicity(self) -> str: ...


@dataclass(frozen=True)
class Proposed:
    """What a commendation would say, before there is one."""

    recipient: str
    name: str
    role: str
    citation: str
    publicity: str


def initials(name: str) -> str:
    """ "Nguyễn Văn An" -> "N.V.A."; Vietnamese letters stay as they are."""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())


def public_name(commendation: Named) -> str:
    """The name as the commendation's publicity allows; "" when it may not be shown at all."""
    match commendation.publicity:
        case "full":
            return commendation.name
        case "initials":
            return initials(commendation.name)
        case "unit_only":
            return str(_l("Một cá nhân") if commendation.recipient == "person" else _l("Một tập thể"))
    return ""


def public_role(commendation: Named) -> str:
    """The role beside the name; only beside a full one, since a role may give a person away."""
    return commendation.role if commendation.publicity == "full" else ""


def public_citation(commendation: Named) -> str:
    """The reason, with the name taken out of it where the name is not shown."""
    if commendation.publicity == "full" or not commendation.name:
        return commendation.citation
    said = replaced(commendation.citation, commendation.name, public_name(commendation))
    return _addressed_replaced(said, commendation) if commendation.recipient == "person" else said


def name_left(commendation: Named) -> list[str]:
    """Words of a person's name that the public would still read in the reason though the name is not shown: for the
    office to see before it is public. A word counts that is written as in the name, with its capital."""
    if commendation.publicity in ("full", "hidden") or commendation.recipient != "person":
        return []
    said = {found.group() for found in _WORD.finditer(public_citation(commendation))}
    return [
        part for part in _WORD.findall(commendation.name) if len(part) > 1 and said & {part, part.upper()}
    ]


def replaced(said: str, name: str, by: str) -> str:
    """`said` with every mention of the whole name replaced, however its capitals and accents are written; a word that
    only begins like the name stays."""
    wanted = [fold(word) for word in _WORD.findall(name)]
    return _replaced(said, len(wanted), by, lambda words, _before: [fold(each) for each in words] == wanted)


def _addressed_replaced(said: str, commendation: Named) -> str:
    """The end of the name after a word of address, as "đồng chí An" and "ông Văn An": the whole name's words, so that
    nobody reads half of it."""
    parts = [fold(word) for word in _WORD.findall(commendation.name)]
    for count in range(len(parts) - 1, 0, -1):

        def names(words: list[str], before: str, tail: list[str] = parts[-count:]) -> bool:
            folded = [fold(each) for each in words]
            capital = all(each[:1].isupper() for each in words)
            return capital and folded == tail and _is_address(before)

        said = _replaced(said, count, public_name(commendation), names)
    return said


def _is_address(before: str) -> bool:
    words = [each.casefold() for each in _WORD.findall(before)[-2:]]
    return bool(words) and (words[-1] in _ADDRESSES or " ".join(words) in _ADDRESSES)


def _replaced(said: str, count: int, by: str, names: Callable[[list[str], str], bool]) -> str:
    """`said` with each run of `count` words replaced that `names` says yes to, given also what stands before them."""
    words = list(_WORD.finditer(said)) if count else []
    made, done, at = [], 0, 0
    while at + count <= len(words):
        run = words[at : at + count]
        gaps = itertools.pairwise(run)
        if all(_BETWEEN.fullmatch(said, left.end(), right.start()) for left, right in gaps) and names(
            [each.group() for each in run], said[: run[0].start()]
        ):
            made += [said[done : run[0].start()], by]
            done, at = run[-1].end(), at + count
        else:
            at += 1
    return "".join([*made, said[done:]]) if made else said
