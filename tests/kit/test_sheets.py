"""Small tables as CSV: a mark for spreadsheet programs, nothing in a cell that acts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from antq.kit.sheets import csv_of


def test_cells_are_written_plainly_and_do_nothing() -> None:
    rows = [
        ("=1+1", "a,b", 3, Decimal("1.50"), date(2026, 8, 19), None),
        ("-x", 'nói "vâng"', -3, Decimal(0), None, ""),
    ]
    text = csv_of(["Tên", "@", "Số", "Điểm", "Ngày", ""], rows).decode()
    assert text.startswith("\ufeff")
    assert text.removeprefix("\ufeff").split("\r\n") == [
        "Tên,'@,Số,Điểm,Ngày,",
        '\'=1+1,"a,b",3,1.50,2026-08-19,',
        '\'-x,"nói ""vâng""",-3,0,,',
        "",
    ]
