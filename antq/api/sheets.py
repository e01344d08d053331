"""Tables as CSV (RFC 4180, UTF-8 with a mark at its start) and XLSX, row by row: memory does not grow with rows."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from threading import Lock
from typing import Any, BinaryIO

import xlsxwriter
from flask import Flask
from flask_babel import gettext as _

from ..kit import clock
from ..kit.database import db
from . import cells
from .reading import Ids
from .records import Record, columns
from .tables import CHUNK, Table

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells spreadsheet programs that the text is UTF-8; without it they show Vietnamese as noise."""

MOST_IN_WORKBOOK = 100_000
"""Rows of a workbook. The format ends at 1,048,576 with its head; long before that a visitor waits a minute
for what the CSV gives at once."""

_one_workbook = Lock()
"""One at a time in a process: each is packed at the end, which takes a core for seconds."""


def csv_of(app: Flask, table: Table, ids: Sequence[int] | Ids) -> Iterator[bytes]:
    """The table as CSV, one piece for each chunk of ids; each is read in a short transaction of its own."""
    yield _lines([[each.name for each in columns(table.record)]], mark=True)
    for start in range(0, len(ids), CHUNK):
        with app.app_context():
            records = table.read([int(each) for each in ids[start : start + CHUNK]])
            db.session.rollback()
            piece = _lines(_values(record, cells.in_csv) for record in records)
        yield piece


def write_csv(target: BinaryIO, table: Table) -> int:
    """Write all rows of the table; returns how many. Each chunk is a short transaction of its own."""
    target.write(_lines([[each.name for each in columns(table.record)]], mark=True))
    count = 0
    for ids in table.chunks():
        records = table.read(ids)
        db.session.rollback()
        target.write(_lines(_values(record, cells.in_csv) for record in records))
        count += len(records)
    return count


def _values(record: Record, cell: Any) -> list[Any]:
    return [cell(value) for _name, value in record]


def _lines(rows: Iterable[Sequence[str]], *, mark: bool = False) -> bytes:
    text = io.StringIO(MARK if mark else "", newline="")
    text.seek(0, io.SEEK_END)
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def workbook(table: Table, ids: Sequence[int] | Ids) -> BinaryIO:
    """The table as a workbook in a nameless temporary file, at its start: closing it removes it.

    The first sheet has the words of the columns at its head, the second explains each.
    """
    target: Any = tempfile.TemporaryFile()  # noqa: SIM115 (closed by whoever sends it)
    try:
        with _one_workbook, tempfile.TemporaryDirectory() as folder:
            options = {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_date_format": "dd/mm/yyyy",
            }
            with xlsxwriter.Workbook(target, options) as book:
                book.set_properties({"created": datetime.combine(clock.today(), time())})  # the same all day
                _fill(book, table, ids)
                _explain(book, table)
        target.seek(0)
    except BaseException:
        target.close()
        raise
    file: BinaryIO = target
    return file


def _fill(book: xlsxwriter.Workbook, table: Table, ids: Sequence[int] | Ids) -> None:
    sheet, bold = book.add_worksheet(_("Dữ liệu")), book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(table.record.model_fields) - 1, 18)
    sheet.write_row(0, 0, [each.word for each in columns(table.record)], bold)
    line = 0
    for start in range(0, len(ids), CHUNK):
        records = table.read([int(each) for each in ids[start : start + CHUNK]])
        db.session.rollback()
        for record in records:
            line += 1
            for column, value in enumerate(_values(record, cells.in_sheet)):
                _write(sheet, line, column, value)


def _write(sheet: Any, line: int, column: int, value: Any) -> None:
    if isinstance(value, str):
        sheet.write_string(line, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(line, column, value)
    elif value is not None:
        sheet.write_number(line, column, value)


def _explain(book: xlsxwriter.Workbook, table: Table) -> None:
    sheet, bold = book.add_worksheet(_("Giải thích cột")), book.add_format({"bold": True})
    sheet.set_column(0, 2, 30)
    sheet.write_row(0, 0, [_("Cột"), _("Tên trong CSV và API"), _("Nghĩa")], bold)
    for line, each in enumerate(columns(table.record), 1):
        for column, text in enumerate((each.word, each.name, each.about)):
            sheet.write_string(line, column, text)
