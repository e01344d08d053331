"""What is signed of a certificate: a few lines that whoever holds the paper can write down again. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..kit.text import clean

FIRST_LINE = "antq-giay-chung-nhan-1"
"""Names the form of the text, should it ever change."""


def hash_of_name(code: str, name: str) -> str:
    """The SHA-256 of code and name: whoever holds the paper can reckon it, nobody can read the name out of it."""
    return hashlib.sha256(f"{code}\n{clean(name)}".encode()).hexdigest()


def text_to_sign(code: str, name: str, *, number: str, issued_on: date, issuer: str, form: str) -> str:
    """The lines that are signed, each ended by a line feed, in UTF-8 (NFC)."""
    lines: Mapping[str, Any] = {
        "ma": code,
        "quyet-dinh": clean(number),
        "ngay": issued_on.isoformat(),
        "co-quan": clean(issuer),
        "hinh-thuc": clean(form),
        "ten-sha256": hash_of_name(code, name),
    }
    return "".join(f"{line}\n" for line in (FIRST_LINE, *(f"{key}: {said}" for key, said in lines.items())))
