"""Reading the two files of an import: a list of places as `current.csv`, and who followed whom.

Every wrong line is named with its number and the reason; a file with one is not taken at all.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..kit.text import clean
from .words import KIND_WORDS

PLACES = ("code", "name", "type", "parent_code")
SUCCESSIONS = ("old_code", "new_code", "kind")
PROVINCE_KINDS = ("tinh", "thanh-pho")
COMMUNE_KINDS = ("xa", "phuong", "dac-khu")
KINDS = ("whole", "main", "part")

_PROVINCE, _COMMUNE = re.compile(r"[0-9]{2}").fullmatch, re.compile(r"[0-9]{5}").fullmatch
_NAME = re.compile(
    "[a-zA-Z0-9 '’.()–\\-"
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ]+"
).fullmatch


class Unreadable(ValueError):
    """The files cannot be taken; `faults` says why, line by line."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Listed:
    """A line of the list: a place as it stands on the day of the import."""

    line: int
    code: str
    name: str
    kind: str
    parent_code: str


@dataclass(frozen=True)
class Followed:
    """A line of the successions."""

    line: int
    old_code: str
    new_code: str
    kind: str


def read_list(path: Path) -> list[Listed]:
    """The places of a file, provinces before communes. Raises Unreadable."""
    faults: list[str] = []
    read: list[Listed] = []
    found: dict[str, Listed] = {}
    for line, row in _rows(path, PLACES, faults):
        one = Listed(
            line, row["code"].strip(), clean(row["name"]), row["type"].strip(), row["parent_code"].strip()
        )
        read.append(one)
        if reason := _wrong_place(one):
            faults.append(f"{path.name}, line {line}: {reason}")
        elif one.code in found:
            faults.append(
                f"{path.name}, line {line}: code {one.code} stands in line {found[one.code].line} already"
            )
        else:
            found[one.code] = one
    codes = {"", *(one.code for one in read)}
    faults += [
        f"{path.name}, line {one.line}: its parent {one.parent_code} is not in the list"
        for one in found.values()
        if one.parent_code not in codes
    ]
    if not found and not faults:
        faults.append(f"{path.name}: the list is empty")
    if faults:
        raise Unreadable(faults)
    return sorted(found.values(), key=lambda one: (len(one.code), one.line))


def _wrong_place(one: Listed) -> str:
    province = not one.parent_code
    fits = _PROVINCE if province else _COMMUNE
    kinds = PROVINCE_KINDS if province else COMMUNE_KINDS
    if not fits(one.code):
        digits = "2 digits for a province (no parent_code)" if province else "5 digits for a commune"
        return f"code {one.code!r} has not {digits}; did a spreadsheet drop its zeros?"
    if not province and not _PROVINCE(one.parent_code):
        return f"parent_code {one.parent_code!r} has not the 2 digits of a province"
    if one.kind not in kinds:
        return f"type {one.kind!r} is none of {', '.join(kinds)}"
    if not one.name:
        return "there is no name"
    if not _NAME(one.name):
        return f"name {one.name!r} has letters that Vietnamese has not; is the file in an old encoding (TCVN3, VNI)?"
    if not one.name.lower().startswith(KIND_WORDS[one.kind] + " "):
        return f"name {one.name!r} does not begin with {KIND_WORDS[one.kind].capitalize()!r}, the word of its type"
    if len(one.name) > 120:
        return "the name is longer than 120 letters"
    return ""


def read_successions(path: Path) -> list[Followed]:
    """Who followed whom. Each old code has one successor `whole`, or one `main` and at least one `part`.

    Raises Unreadable.
    """
    faults: list[str] = []
    found: list[Followed] = []
    for line, row in _rows(path, SUCCESSIONS, faults):
        one = Followed(line, *(row[name].strip() for name in SUCCESSIONS))
        if reason := _wrong_succession(one, found):
            faults.append(f"{path.name}, line {line}: {reason}")
        else:
            found.append(one)
    for old in dict.fromkeys(one.old_code for one in found):
        kinds = sorted(one.kind for one in found if one.old_code == old)
        if kinds != ["whole"] and (kinds.count("main") != 1 or "whole" in kinds or len(kinds) < 2):
            lines = ", ".join(str(one.line) for one in found if one.old_code == old)
            faults.append(
                f"{path.name}, line {lines}: {old} needs one successor whole, or one main and at least one part"
            )
    if faults:
        raise Unreadable(faults)
    return found


def _wrong_succession(one: Followed, before: list[Followed]) -> str:
    if not all(_PROVINCE(code) or _COMMUNE(code) for code in (one.old_code, one.new_code)):
        return f"codes {one.old_code!r}, {one.new_code!r} have not 2 or 5 digits"
    if len(one.old_code) != len(one.new_code):
        return "a province cannot follow a commune, nor a commune a province"
    if one.kind not in KINDS:
        return f"kind {one.kind!r} is none of {', '.join(KINDS)}"
    if any((one.old_code, one.new_code) == (other.old_code, other.new_code) for other in before):
        return f"{one.old_code} to {one.new_code} stands there already"
    return ""


def _rows(path: Path, columns: tuple[str, ...], faults: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with the numbers of their lines; a byte order mark and empty lines are passed over."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = wrong.object[: wrong.start].count(b"\n") + 1
        faults.append(f"{path.name}, line {line}: not in UTF-8; save it as CSV UTF-8")
        return
    reader = csv.reader(text.splitlines())
    head = [name.strip() for name in next(reader, [])]
    if missing := [name for name in columns if name not in head]:
        faults.append(
            f"{path.name}, line 1: no column {', '.join(missing)}; it has {', '.join(head) or 'none'}"
        )
        return
    for row in _parsed(reader, path, faults):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(head):
            faults.append(f"{path.name}, line {reader.line_num}: {len(row)} columns instead of {len(head)}")
            continue
        yield reader.line_num, dict(zip(head, row, strict=True))


def _parsed(reader: Any, path: Path, faults: list[str]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as wrong:
        faults.append(f"{path.name}, line {reader.line_num}: {wrong}")
