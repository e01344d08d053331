"""The official counting as a workbook: of each mô hình the total of its điểm and of its tổ, then by area and year.

In the form of the provinces' guidance to HD 22/HD-BCA-V05: the name, with the total of điểm in the area and the total
of tổ that carry it out. Totals are values, nothing is a formula.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from threading import Lock
from typing import Any

import xlsxwriter
from flask_babel import gettext as _

from ..catalogue.words import field_label, kind_label
from ..kit import clock
from ..kit.sheets import harmless
from ..places import queries as places
from ..replications.counting import Three
from . import queries
from .filters import Filter
from .ledger import Ledger, total
from .statistic import narrowed, today

MOST_LINES = 50_000
"""Lines of the first sheet; what is beyond it is in the totals and said."""

PATIENCE = 5.0
"""Seconds that a visitor waits for another's file."""

_one = Lock()
Line = Sequence[str | int]


class Busy(Exception):
    """Another file is being made, and the wait was too long."""


@contextmanager
def _alone() -> Iterator[None]:
    """One file at a time: it takes a thread for seconds, and the others have pages to serve."""
    if not _one.acquire(timeout=PATIENCE):
        raise Busy
    try:
        yield
    finally:
        _one.release()


def workbook(wanted: Filter) -> bytes:
    """The whole file. Raises Busy."""
    ledger = Ledger(wanted)
    file = io.BytesIO()
    with _alone(), tempfile.TemporaryDirectory() as folder:
        options = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        with xlsxwriter.Workbook(file, options) as book:
            book.set_properties({"created": datetime.combine(clock.today(), time())})  # the same all day
            _initiatives(book, ledger)
            _provinces(book, ledger)
            _communes(book, ledger)
            _years(book, ledger)
    return file.getvalue()


def _initiatives(book: Any, ledger: Ledger) -> None:
    groups = ledger.by_initiative(MOST_LINES)
    known = queries.initiatives(groups)
    withdrawn = _("Mô hình đã rút khỏi danh mục")
    lines: list[Line] = []
    for number, three in groups.items():
        each = known.get(number)
        said = (each.ref, each.name, field_label(each.field), kind_label(each.kind)) if each else None
        lines.append((len(lines) + 1, *(said or ("", withdrawn, "", "")), three.points, three.teams))
    more = ledger.three.initiatives - len(lines)
    note = (
        _("Còn %(count)s mô hình ít điểm nhất không ghi ở đây, đã tính vào tổng.", count=more) if more else ""
    )
    head = [
        _("STT"),
        _("Mã"),
        _("Tên mô hình"),
        _("Lĩnh vực"),
        _("Loại hình"),
        _("Tổng số điểm"),
        _("Tổng số tổ"),
    ]
    sums = ("", "", _("Tổng cộng: %(count)s mô hình", count=ledger.three.initiatives), "", "", *total(groups))
    _sheet(book, _("Mô hình"), ledger, head, lines, sums, note)


def _provinces(book: Any, ledger: Ledger) -> None:
    groups = ledger.by_place("province")
    lines = [
        (each.code, each.name, *_counts(groups, each.id))
        for each in places.provinces_named()
        if each.id in groups
    ]
    head = [_("Mã"), _("Tỉnh, thành phố"), *_three()]
    _sheet(
        book, _("Theo tỉnh"), ledger, head, [*lines, *_unknown(groups, 2)], _sums(ledger, groups, 2), _once()
    )


def _communes(book: Any, ledger: Ledger) -> None:
    groups = ledger.by_place("commune")
    today = places.today().values()
    above = {each.id: each for each in today if each.level == "province"}
    lines = [
        (
            each.code,
            above[each.parent_id].name if each.parent_id in above else "",
            each.name,
            *_counts(groups, each.id),
        )
        for each in today
        if each.level == "commune" and each.id in groups
    ]
    lines.sort(key=lambda line: _order(above.values(), line[1]))
    head = [_("Mã"), _("Tỉnh, thành phố"), _("Xã, phường, đặc khu"), *_three()]
    _sheet(
        book, _("Theo xã"), ledger, head, [*lines, *_unknown(groups, 3)], _sums(ledger, groups, 3), _once()
    )


def _order(provinces: Iterable[Any], name: str) -> int:
    return next((at for at, each in enumerate(provinces) if each.name == name), -1)


def _years(book: Any, ledger: Ledger) -> None:
    lines = [
        (str(each.year) if each.year else _("Không rõ năm"), each.begun, each.by_then)
        for each in ledger.years
    ]
    note = _("Mọi điểm đã vào sổ, cả điểm nay đã kết thúc; năm đang chọn không lọc trang này.")
    head = [_("Năm bắt đầu"), _("Số điểm bắt đầu"), _("Cộng dồn")]
    _sheet(book, _("Theo năm"), ledger, head, lines, (), note)


def _three() -> list[str]:
    return [_("Số mô hình"), _("Tổng số điểm"), _("Tổng số tổ")]


def _counts(groups: dict[int, Three], number: int) -> tuple[int, int, int]:
    return groups[number].initiatives, groups[number].points, groups[number].teams


def _unknown(groups: dict[int, Three], words: int) -> list[Line]:
    return [(*[""] * (words - 1), _("Không rõ"), *_counts(groups, 0))] if 0 in groups else []


def _sums(ledger: Ledger, groups: dict[int, Three], words: int) -> Line:
    return (*[""] * (words - 1), _("Tổng cộng"), ledger.three.initiatives, *total(groups))


def _once() -> str:
    return _("Một mô hình có ở nhiều nơi chỉ tính một lần ở dòng tổng cộng.")


def _sheet(
    book: Any, name: str, ledger: Ledger, head: Sequence[str], lines: Iterable[Line], sums: Line, note: str
) -> None:
    """Title, what is counted, the head, the lines, their sums; written from top to bottom."""
    sheet, bold = book.add_worksheet(name), book.add_format({"bold": True})
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, len(head) - 1, 24)
    wanted = ledger.wanted
    scope = narrowed(wanted, year=_("điểm bắt đầu năm %(year)s", year=wanted.year))
    sheet.write_string(0, 0, _("Thống kê mô hình, điểm, tổ%(narrowed)s", narrowed=scope), bold)
    told = _(
        "Tính đến %(day)s. Chỉ tính điểm đang hoạt động và được xác nhận trong %(quarters)s quý gần "
        "nhất hoặc quý này.",
        day=today(),
        quarters=ledger.grace.counted,
    )
    sheet.write_string(1, 0, note if not sums else f"{told} {note}".strip())
    rows = [*lines, *([sums] if sums else [])]
    for column, word in enumerate(head):
        sheet.write_string(3, column, str(word), bold)
    for number, row in enumerate(rows, 4):
        style = bold if sums and number == len(rows) + 3 else None
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, column, cell, style)
            elif cell:
                sheet.write_string(number, column, harmless(str(cell)), style)
