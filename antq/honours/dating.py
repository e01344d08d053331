"""Place and day as they stand on everything that a decision makes. Pure.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4: the place is where the issuing body has its seat: of a commune's decision
the commune, not the province.
"""

from __future__ import annotations

from ..law.citing import written_day
from ..places.words import short
from ..units.letterhead import letterhead
from .models import Decision


def dated_at(decision: Decision) -> str:
    """ "Mường Lai, ngày 05 tháng 02 năm 2026"; of an issuer whose seat is not known, its province stands there."""
    day = written_day(decision.issued_on)
    seat = letterhead(decision.issuer).seat or (short(decision.province) if decision.province else "")
    return f"{seat}, {day}" if seat else day
