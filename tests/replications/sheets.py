"""Sheets as offices send them, good and bad."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import xlsxwriter

HEAD = ("Mã mô hình", "Xã, phường", "Huyện cũ", "Thôn", "Bắt đầu", "Số tổ", "Người phụ trách", "Tình trạng")
GOOD = ("MH-0001", "Mường Lai", "", "Thôn 1", "19/8/2025", 4, "Trưởng thôn", "đang hoạt động")


def workbook(*lines: tuple[Any, ...], head: tuple[Any, ...] = HEAD, before: int = 0) -> bytes:
    """An XLSX of these lines below the headings."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        page.write_row(before, 0, head)
        for number, line in enumerate(lines, start=before + 1):
            page.write_row(number, 0, line)
    return file.getvalue()


def with_formula(*lines: tuple[Any, ...]) -> bytes:
    """One whose last line holds a formula that was never computed."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEAD)
        for number, line in enumerate(lines, start=1):
            page.write_row(number, 0, line)
        page.write_formula(len(lines), 5, "=2+2", value=4)
        page.write_string(len(lines), 3, "=HYPERLINK(1)")
    return file.getvalue()


@cache
def corners() -> bytes:
    """Two cells in opposite corners: a dense table of them would not fit into any memory."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write(0, 0, "Mã mô hình")
        page.write(1_048_575, 16_383, "x")
    return file.getvalue()
