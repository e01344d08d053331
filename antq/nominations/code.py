"""The code of a dossier: DC-<province>-<YYMMDD>-<serial>-<check digit>, as people know it from the portals."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from ..kit.database import db
from .models import Nomination


def check_digit(digits: str) -> int:
    """Luhn's check digit: catches every single wrong digit and most swapped neighbours."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return (10 - total % 10) % 10


def is_code(text: str) -> bool:
    """Whether `text` has the form of a code and its check digit fits."""
    parts = text.split("-")
    if (
        len(parts) != 5
        or parts[0] != "DC"
        or not all(part.isascii() and part.isdigit() for part in parts[1:])
    ):
        return False
    return parts[4] == str(check_digit("".join(parts[1:4])))


def next_code(province_code: str, on: date) -> str:
    """The next code of the province for a day; the column is unique, so a race ends in one winner."""
    start = f"DC-{province_code}-{on:%y%m%d}-"
    last = db.session.scalar(
        select(Nomination.ref)
        .where(Nomination.ref.startswith(start))
        .order_by(func.length(Nomination.ref).desc(), Nomination.ref.desc())  # 10000 comes after 9999
        .limit(1)
    )
    serial = int(last.split("-")[3]) + 1 if last else 1
    digits = f"{province_code}{on:%y%m%d}{serial:04d}"
    return f"{start}{serial:04d}-{check_digit(digits)}"
