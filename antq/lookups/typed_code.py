"""The code of a dossier as people type it: spaces, no dashes, other dashes, lower case, O for 0. Pure.

What cannot be a code is told with the part that looks wrong, before anything is asked of the register: the
check digit catches nearly all slips of the hand (`nominations.code.check_digit`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from ..nominations.code import check_digit

LONGEST = 60
"""Characters that are looked at; a code with every part spelt apart has some thirty."""

DIGITS = 13
"""2 of the province, 6 of the day, 4 of the serial, 1 to check; from the ten thousandth dossier of a day on, more."""

MOST = 500
"""Characters of what is pasted: an address has a host before the code."""

_BEFORE = re.compile(
    r"^(?:mã\s+(?:số\s+)?hồ\s+sơ\s*[:.]?\s*|(?:https?://)?[^\s/]+/tra-cuu(?:/|\?ma=))", re.IGNORECASE
)
_PREFIX = re.compile(r"[DĐ]\W?C(?![A-ZÀ-Ỹ])")
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "|": "1"})
_LENGTHS = (2, 6, 4, 1)
PARTS = ("province", "day", "serial", "check")
NAMES = {
    "province": _l("mã tỉnh"),
    "day": _l("ngày lập"),
    "serial": _l("số thứ tự"),
    "check": _l("số kiểm tra"),
}
"""The four parts of a code, in order, as people call them."""


@dataclass(frozen=True)
class Typed:
    """What was read. `code` is the canonical form when it can be one; else `says` what is wrong and `part` where
    (one of PARTS, or "" for the whole). `parts` are the four as far as they could be told apart."""

    code: str = ""
    says: Any = ""
    part: str = ""
    parts: tuple[str, ...] = ()


def read_code(text: str, *, today: date, provinces: Collection[str] = ()) -> Typed:
    """Read a typed code; `provinces` are the codes of today's, to say which one there is not."""
    text = _pasted(text[:MOST])
    marks = text.upper().strip(" \t\r\n.,;:“”\"'")
    if not marks:
        return Typed(says=_l("Nhập mã hồ sơ, ví dụ DC-15-261122-0001-2."))
    if len(text) > LONGEST:
        return Typed(says=_l("Mã hồ sơ chỉ có 13 chữ số sau chữ DC. Nhập riêng mã, không kèm chữ khác."))
    groups = _groups(_PREFIX.sub("", marks, count=1) if _PREFIX.match(marks) else marks)
    if isinstance(groups, Typed):
        return groups
    parts = _told_apart(groups)
    return parts if isinstance(parts, Typed) else _judged(parts, today, provinces)


def _pasted(text: str) -> str:
    """What follows the words or the address that a code is copied with: “Mã hồ sơ: …”, https://…/tra-cuu/…"""
    return _BEFORE.sub("", unicodedata.normalize("NFKC", text).strip(), count=1)


def _groups(marks: str) -> list[str] | Typed:
    """The runs of digits, or what stands among them that is none."""
    groups = [""]
    for char in marks.translate(_ALIKE):
        if char.isdecimal():
            groups[-1] += str(unicodedata.decimal(char))
        elif char.isalpha():
            return Typed(
                says=_l(
                    "Mã hồ sơ có dạng DC-15-261122-0001-2: chữ DC rồi toàn chữ số. Xem lại chữ “%(char)s”."
                )
                % {"char": char}
            )
        elif groups[-1]:
            groups.append("")
    return [group for group in groups if group]


def _told_apart(groups: list[str]) -> tuple[str, ...] | Typed:
    """The four parts: as they were typed apart if they fit, else by position."""
    digits = "".join(groups)
    if len(groups) == len(PARTS) and len(digits) != DIGITS:
        wrong = _of_wrong_length(groups)
        return tuple(groups) if wrong is None else wrong
    if len(digits) < DIGITS:
        return Typed(
            says=_l("Mã hồ sơ có 13 chữ số sau chữ DC, mới đọc được %(count)d. Xem còn thiếu chữ số nào.")
            % {"count": len(digits)}
        )
    if len(digits) > DIGITS and (digits[8] == "0" or len(digits) > DIGITS + 3):
        return Typed(
            says=_l("Mã hồ sơ có 13 chữ số sau chữ DC, đọc được %(count)d. Xem chữ số nào bị gõ thừa.")
            % {"count": len(digits)}
        )
    return digits[:2], digits[2:8], digits[8:-1], digits[-1]


def _of_wrong_length(groups: list[str]) -> Typed | None:
    for part, group, length in zip(PARTS, groups, _LENGTHS, strict=True):
        longer = part == "serial" and length < len(group) < length + 4 and group[0] != "0"
        if len(group) != length and not longer:
            says = _l("Phần %(part)s có %(length)d chữ số, đang là “%(group)s”.")
            return Typed(
                says=says % {"part": NAMES[part], "length": length, "group": group},
                part=part,
                parts=tuple(groups),
            )
    return None


def _judged(parts: tuple[str, ...], today: date, provinces: Collection[str]) -> Typed:
    province, day, serial, check = parts
    fits = check == str(check_digit(province + day + serial))
    if wrong := _wrong_day(day, today):
        return Typed(says=wrong, part="day", parts=parts)
    if not fits and provinces and province not in provinces:
        says = _l("Phần mã tỉnh “%(code)s”: không có tỉnh nào mang mã này.") % {"code": province}
        return Typed(says=says, part="province", parts=parts)
    if not int(serial):
        return Typed(says=_l("Phần số thứ tự bắt đầu từ 0001."), part="serial", parts=parts)
    if not fits:
        says = _l(
            "Số kiểm tra “%(check)s” không khớp với các chữ số trước nó: có một chữ số gõ sai hoặc hai chữ số"
            " đổi chỗ. So lại từng phần với giấy tiếp nhận."
        )
        return Typed(says=says % {"check": check}, part="check", parts=parts)
    return Typed(code="DC-" + "-".join(parts), parts=parts)


def _wrong_day(day: str, today: date) -> Any:
    """What is wrong with the part that says the day; "" when it is a day that has been."""
    try:
        begun = date(2000 + int(day[:2]), int(day[2:4]), int(day[4:]))
    except ValueError:
        return _l("Phần ngày lập “%(day)s” không phải một ngày. Sáu chữ số là năm, tháng, ngày: 261122.") % {
            "day": day
        }
    if begun > today:
        return _l("Phần ngày lập “%(day)s” là ngày chưa tới: %(date)s.") % {
            "day": day,
            "date": f"{begun:%d/%m/%Y}",
        }
    return ""
