"""Whether two awards may be for one achievement: the same recipient under any of its names, of the same unit under
any of its. Pure. "Không khen thưởng nhiều lần, nhiều hình thức cho một thành tích" (Luật TĐKT 2022, Điều 5).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from rapidfuzz import fuzz

from ...catalogue.likeness import Described, Expansions, compare, overlap
from ...kit.text import accented, fold

SURE, LIKELY, MAYBE = 3, 2, 1
HOW_SURE = {
    SURE: _l("Gần như chắc chắn"),
    LIKELY: _l("Có nhiều khả năng"),
    MAYBE: _l("Có thể chỉ trùng tên"),
}
_SAME_WORDS = 0.4
"""Share of common pairs of words from which two reports tell of one achievement."""

_HAMLET = re.compile(r"\b(?:thôn|bản|ấp|khóm|làng|buôn|xóm|tổ dân phố|tdp|khu phố|khu dân cư) (.+)$")
_ONE = 85  # of 100: a letter or a tone apart is a slip of the hand

_FEWEST = 4
"""Words that a name must have before another that has all of them is taken for it."""

_Y = dict(zip("yỳỷỹýỵ", "iìỉĩíị", strict=True))
_LAST_Y = re.compile(r"(?<=[bcdđghklmnpqrstvxu])[yỳỷỹýỵ]\b")
_ADDRESS = re.compile(r"^(?:ông|bà|đồng chí|đ c|anh|chị|cụ|thượng tá|trung tá|thiếu tá|đại úy|đại uý) ")


@dataclass(frozen=True)
class Case:
    """What is known of one award, given or asked for. `body` is the same for all that one unit was called, through
    mergers and new names; `initiative` that of the initiative which speaks for it today."""

    recipient: str
    name: str
    body: object = None
    province: int | None = None
    commune: int | None = None
    initiative: int | None = None
    summary: str = ""


def how_sure(one: Case, other: Case, expansions: Expansions) -> int:
    """SURE, LIKELY, MAYBE, or 0: nothing that anybody should look at."""
    same = one.initiative is not None and one.initiative == other.initiative
    if one.recipient != other.recipient:  # the initiative here, those who run it there: if in one unit
        return LIKELY if same and one.body is not None and one.body == other.body else 0
    if same and one.recipient == "initiative":
        return SURE
    known = _person(one, other) if one.recipient == "person" else _body(one, other, expansions)
    if known in (MAYBE, LIKELY) and overlap(one.summary, other.summary) >= _SAME_WORDS:
        known += 1
    return known


def _person(one: Case, other: Case) -> int:
    together = one.body is not None and one.body == other.body
    if person_key(one.name) == person_key(other.name):
        return SURE if together else MAYBE
    return LIKELY if together and fold(one.name) == fold(other.name) else 0


def person_key(name: str) -> str:
    """A person's name with its accents, without how they are addressed, with one spelling of tone and of i and y."""
    plain = _ADDRESS.sub("", accented(name))
    return _LAST_Y.sub(lambda found: _Y[found[0]], plain)


def _body(one: Case, other: Case, expansions: Expansions) -> int:
    if _of_other_hamlets(one.name, other.name):
        return 0  # a unit nominates a team of each of its hamlets, under names that differ in nothing else
    likeness = compare(_described(one), _described(other), expansions)
    together = one.body is not None and one.body == other.body
    if "name" in likeness.reasons:
        return SURE if together else LIKELY if likeness.same else MAYBE
    if "near_name" in likeness.reasons or (together and _within(one.name, other.name)):
        return LIKELY if together else MAYBE if likeness.same else 0
    return 0


def _of_other_hamlets(one: str, other: str) -> bool:
    """Whether both names end in a hamlet, and not in the same."""
    first, second = (_HAMLET.search(accented(name)) for name in (one, other))
    return (
        bool(first and second) and fuzz.ratio(*(fold(found[1]) for found in (first, second) if found)) < _ONE
    )


def _within(one: str, other: str) -> bool:
    """Whether one name has all the words of the other, and some: "Tổ tự quản an ninh thôn Suối Đá"."""
    first, second = set(fold(one).split()), set(fold(other).split())
    numbers = [{word for word in words if word.isdigit()} for words in (first, second)]
    shorter = min(first, second, key=len)
    return len(shorter) >= _FEWEST and numbers[0] == numbers[1] and (first <= second or second <= first)


def _described(case: Case) -> Described:
    return Described((case.name,), case.commune, case.province, case.summary)


def sentence(sure: int, *, given: bool) -> Any:
    """What is said of one that is so alike."""
    if given:
        return (
            _l("Có lẽ đã được khen cho cùng thành tích.")
            if sure > MAYBE
            else _l("Trùng tên với một lần khen.")
        )
    return (
        _l("Có hồ sơ khác đề nghị khen cùng thành tích.") if sure > MAYBE else _l("Trùng tên với hồ sơ khác.")
    )
