"""Tables that people send: XLSX and CSV read into rows of cells, with the rows' own numbers.

A workbook is read by calamine: values only, no formula is ever computed. Text in the old encodings of Vietnamese
(TCVN3, VNI …) is recognised by viparse row by row; what it was turned into is told, never taken silently.
"""

from __future__ import annotations

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from html import unescape
from itertools import islice
from typing import Any
from xml.parsers import expat  # nosec B407: document types are refused

from flask_babel import lazy_gettext as _l
from python_calamine import CalamineError, CalamineWorkbook
from viparse import detect_text_encoding, fix

from .numbers import write_number
from .refusals import Invalid
from .text import clean

MOST_BYTES = 20_000_000
MOST_UNPACKED = 300_000_000
MOST_PARTS = 2_000
MOST_LINES = 100_000
MOST_COLUMNS = 200
MOST_READ = 3_000_000
"""Cells of a workbook that are written down."""

MOST_DENSE = 8_000_000
"""Cells of the table that they span."""

MOST_CELLS = 60
"""Cells of a row that are looked at; office tables are narrow, mistakes are wide."""

MOST_LETTERS = 32_767
"""Letters of a cell that are looked at: no spreadsheet program writes more into one."""

_MARKUP = (".xml", ".rels")
"""Parts that must be XML; any other is looked at when the workbook calls it a sheet."""

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,  # a locked archive
    expat.ExpatError,
)
UNICODE = re.compile("[\u0100-\u1eff]")
FOREIGN = re.compile(
    "[\x80-\xbf\xc4-\xc7\xcb\xce-\xd1\xd6-\xd8\xdb\xdc\xde-\xdf\xe4-\xe7\xeb\xee-\xf1\xf6-\xf8\xfb\xfc\xfe\xff]"
)
"""Signs of Latin-1 that Vietnamese has no use for, and the old encodings have."""

Cell = str | int | float | date | None
NEITHER = _l("Tệp không phải XLSX hay CSV. Lưu bảng thành XLSX rồi gửi lại.")
DAMAGED = _l("Bảng tính bị hỏng hoặc có mật khẩu. Mở thử, bỏ mật khẩu, lưu lại thành XLSX rồi gửi lại.")
SWOLLEN = _l("Bảng tính khi giải nén lớn bất thường nên không nhận được. Chép phần dữ liệu sang bảng mới.")
TOO_WIDE = _l("Bảng rộng quá 200 cột. Chép phần dữ liệu sang bảng mới.")
BROKEN = _l("Tệp CSV có ô dài quá 131.072 ký tự hoặc dấu ngoặc kép không đóng. Lưu thành XLSX rồi gửi lại.")
NOT_UTF8 = _l("Tệp CSV không phải UTF-8. Lưu thành “CSV UTF-8” hoặc XLSX rồi gửi lại.")


@dataclass(frozen=True)
class Row:
    """One line of the table: its number as the sender sees it, and what stands in it.

    `turned` has, by position, the text of cells that were read from an old encoding.
    """

    number: int
    cells: tuple[Cell, ...]
    turned: dict[int, str] = field(default_factory=dict)

    def text(self, place: int, *, multiline: bool = False) -> str:
        """A cell as clean text, its lines kept with `multiline`; a whole number without its point zero; "" where there
        is none."""
        value = self.cells[place] if 0 <= place < len(self.cells) else None
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        if isinstance(value, float):
            return str(value).replace(".", ",")
        return value.isoformat() if isinstance(value, date) else clean(str(value), multiline=multiline)

    @property
    def is_empty(self) -> bool:
        """Nothing but blanks."""
        return not any(self.text(place) for place in range(len(self.cells)))


def check(data: bytes, *, most: int = MOST_LINES) -> None:
    """Refuse (Invalid, "file") early what cannot be a table of at most so many lines: for the request that receives
    it."""
    if not data:
        raise Invalid({"file": _l("Chọn một tệp XLSX hoặc CSV.")})
    if len(data) > MOST_BYTES:
        raise Invalid({"file": _l("Tệp nặng quá 20 MB. Chia bảng thành nhiều tệp.")})
    if _is_zip(data):
        _check_parts(data, most)
    elif data.startswith(b"\xd0\xcf\x11\xe0") or b"\0" in data[:4096]:
        raise Invalid({"file": NEITHER})


def rows_of(data: bytes, *, most: int = MOST_LINES) -> list[Row]:
    """Every row that is not empty. Refuses (Invalid, "file"): no table, damaged, more than `most` lines."""
    check(data, most=most)
    lines = _workbook(data) if _is_zip(data) else _text(data, most)
    raw = [(number, _values(cells)) for number, cells in lines]
    if raw and raw[-1][0] > most:
        raise Invalid({"file": _too_long(most)})
    rows = [_read(number, cells) for number, cells in raw]
    return [row for row in rows if not row.is_empty]


def _read(number: int, cells: tuple[Cell, ...]) -> Row:
    """A row; one with a letter that only old encodings use is asked as a whole which one it is."""
    old = {place: str(each) for place, each in enumerate(cells) if _may_be_old(each)}
    words = " ".join(old.values())
    encoding = detect_text_encoding(words) if FOREIGN.search(words) else None
    if encoding is None:
        return Row(number, cells)
    turned = {place: now for place, each in old.items() if (now := fix(each, encoding=encoding)) != each}
    return Row(number, tuple(turned.get(place, each) for place, each in enumerate(cells)), turned)


def _may_be_old(cell: Cell) -> bool:
    """Whether a cell may be in an old encoding: one letter such as ộ or đ says that it is Unicode."""
    return isinstance(cell, str) and not cell.isascii() and not UNICODE.search(cell)


def _too_long(most: int) -> Any:
    return _l(
        "Bảng dài quá %(most)s dòng. Chia thành nhiều tệp, xóa hẳn các dòng trống ở cuối.",
        most=write_number(most),
    )


def _is_zip(data: bytes) -> bool:
    return data.startswith(b"PK")


def _values(cells: list[Any]) -> tuple[Cell, ...]:
    return tuple(_value(cell) for cell in cells[:MOST_CELLS])


def _value(cell: Any) -> Cell:
    if isinstance(cell, datetime):
        return cell.date()
    if cell is None or isinstance(cell, str | int | float | date):
        return None if cell == "" else cell[:MOST_LETTERS] if isinstance(cell, str) else cell
    return str(cell)


def _workbook(data: bytes) -> Iterator[tuple[int, list[Any]]]:
    """The first sheet that has anything in it."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            if sheet.height:  # its rows come with the blank ones above them
                return iter(list(enumerate(sheet.iter_rows(), start=1)))
    except (CalamineError, ValueError, OSError) as error:
        raise Invalid({"file": DAMAGED}) from error
    return iter(())


def _text(data: bytes, most: int) -> Iterator[tuple[int, list[Any]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid({"file": NOT_UTF8}) from error
    head = text[:4096].partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return iter(list(enumerate(islice(lines, most + 1), start=1)))
    except csv.Error as error:
        raise Invalid({"file": BROKEN}) from error


def _check_parts(data: bytes, most: int) -> None:
    """A workbook is a ZIP: one that swells is refused before anything reads it."""
    if data.count(b"PK\x01\x02") > MOST_PARTS:
        raise Invalid({"file": SWOLLEN})
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Invalid({"file": SWOLLEN})
            if "xl/workbook.xml" not in {part.filename for part in parts}:
                raise Invalid({"file": NEITHER})
            markup = [part for part in parts if _must_be_markup(part)]
            read = [(_last(part.filename), _Extent.of(archive, part, most)) for part in markup]
            called = _called_sheets(read)
            for part in parts:  # what is embedded may be anything, unless the workbook calls it a sheet
                if not _must_be_markup(part) and _last(unescape(part.filename)) in called:
                    _Extent.of(archive, part, most)
    except _DAMAGE as error:
        raise Invalid({"file": DAMAGED}) from error


def _must_be_markup(part: zipfile.ZipInfo) -> bool:
    """By its name, or because it may have another one for other readers (the extra field "up")."""
    return part.filename.lower().endswith(_MARKUP) or b"up" in part.extra


def _last(name: str) -> str:
    """The last step of the path to a part, as careless as readers are about what stands between and how."""
    return " ".join(re.split(r"[/\\]", name.rstrip("/\\"))[-1].lower().split())


def _called_sheets(read: list[tuple[str, _Extent]]) -> set[str]:
    """The last steps of the paths that the relationships of a workbook give to what it calls sheets."""
    sheets = {(f"{name}.rels", each) for name, extent in read for each in extent.sheets}
    return {
        _last(target) for name, extent in read for each, target in extent.targets if (name, each) in sheets
    }


class _Extent:
    """Walks a sheet's markup and refuses one whose cells stand far apart: calamine keeps a dense table, so two
    cells in opposite corners would ask for more memory than there is. Where a row or a cell does not say where
    it stands, it stands after the one before, as calamine reads it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._row = self._column = self._cells = self._width = 0
        self.sheets: set[str] = set()
        self.targets: list[tuple[str, str]] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._element
        self._parser.StartDoctypeDeclHandler = self._doctype

    @classmethod
    def of(cls, archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> _Extent:
        """One part, read. Raises Invalid ("file") when it is too wide or too long, ExpatError when it is no XML.

        `sheets` are the marks of what it calls sheets, `targets` the marks and paths of relationships.
        """
        extent = cls(most)
        with archive.open(part) as sheet:
            while chunk := sheet.read(1 << 16):
                extent._parser.Parse(chunk)
        extent._parser.Parse(b"", True)
        return extent

    def _doctype(self, *_: Any) -> None:
        raise Invalid({"file": DAMAGED})

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(" ")[2]
        if kind == "sheet":
            self.sheets |= {
                value for key, value in attributes.items() if key.rpartition(" ")[2].lower() == "id"
            }
        if kind == "Relationship":
            self.targets.append((attributes.get("Id", ""), attributes.get("Target", "")))
        if len(self.sheets) + len(self.targets) > MOST_LINES:
            raise Invalid({"file": SWOLLEN})
        if kind not in ("row", "c"):
            return
        place = attributes.get("r", "").upper()
        letters = place.rstrip("0123456789")
        number = place[len(letters) :][:8]
        if kind == "row":
            self._row, self._column = int(number) if number else self._row + 1, 0
        else:
            self._cells += 1
            self._row = max(self._row, int(number)) if number else self._row
            self._column = _position(letters) if letters else self._column + 1
            self._width = max(self._width, self._column)
        if self._row > self._most or self._cells > MOST_READ or self._row * self._width > MOST_DENSE:
            raise Invalid({"file": _too_long(self._most)})
        if self._column > MOST_COLUMNS:
            raise Invalid({"file": TOO_WIDE})


def _position(letters: str) -> int:
    """A column's letters as a number: A is 1, AA 27."""
    found = 0
    for letter in letters[:4]:
        found = found * 26 + max(0, ord(letter) - 64)
    return found
