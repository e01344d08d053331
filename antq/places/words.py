"""How places are spoken of: with or without their type word, in a sentence or in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Place

KIND_WORDS = {
    "tinh": "tỉnh",
    "thanh-pho": "thành phố",
    "huyen": "huyện",
    "quan": "quận",
    "thi-xa": "thị xã",
    "xa": "xã",
    "phuong": "phường",
    "thi-tran": "thị trấn",
    "dac-khu": "đặc khu",
}

"""Type of a place, as in the lists, to its word inside a sentence."""

MAIN_FIRST = {"whole": 0, "main": 1, "part": 2}
"""Kinds of succession, the one that counts as the heir first."""


def bare_name(name: str, kind: str) -> str:
    """The name without its type word: "Tỉnh Lào Cai" -> "Lào Cai"; "Phường 3" stays, it has no other name."""
    word = KIND_WORDS.get(kind, "")
    if word and name.lower().startswith(f"{word} "):
        rest = name[len(word) + 1 :]
        if not rest.isdigit():
            return rest
    return name


def short(place: Place) -> str:
    """As a label in lists: provinces without their type word, all others with it."""
    return bare_name(place.name, place.kind) if place.level == "province" else place.name


def spoken(place: Place) -> str:
    """Inside a sentence: "xã Thái Hòa", "tỉnh Lào Cai"; only the type word loses its capital."""
    word = KIND_WORDS.get(place.kind, "")
    if word and place.name.lower().startswith(f"{word} "):
        return word + place.name[len(word) :]
    return place.name
