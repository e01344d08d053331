"""A PDF as a stranger's program draws it (pdfium): what stands where on its pages. And which letters a font has."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2

MM = 25.4 / 72


@contextmanager
def drawn(data: bytes | Path) -> Iterator[list[Any]]:
    """The pages of a PDF; closed afterwards."""
    document = pypdfium2.PdfDocument(data)
    try:
        yield [document[number] for number in range(len(document))]
    finally:
        document.close()


def size(page: Any) -> tuple[float, float]:
    """Width and height in millimetres."""
    width, height = page.get_size()
    return round(width * MM, 1), round(height * MM, 1)


def top_margin(page: Any, height: float = 18) -> str:
    """What stands in the uppermost millimetres of a page."""
    _width, whole = page.get_size()
    found: str = page.get_textpage().get_text_bounded(bottom=whole - height / MM)
    return found.strip()


def lines_of(page: Any, sentence: str) -> int:
    """On how many lines the first occurrence of a sentence stands; 0 when it is not there."""
    text = page.get_textpage()
    found = text.search(sentence).get_next()
    return 0 if found is None else int(text.count_rects(*found))


def sides(page: Any, *, below: float = 19) -> tuple[float, float]:
    """How far the letters below the top margin stand from the left edge: the least and the most, in millimetres."""
    text, (_width, whole) = page.get_textpage(), page.get_size()
    boxes = [
        text.get_charbox(at)
        for at, char in enumerate(text.get_text_range())
        if not char.isspace() and at < text.count_chars()
    ]
    body = [box for box in boxes if whole - box[3] > below / MM and box[2] > box[0]]
    return min(box[0] for box in body) * MM, max(box[2] for box in body) * MM


def letters_of(font: Path) -> set[int]:
    """The code points that a TrueType font has glyphs for, read from its own table."""
    data = font.read_bytes()
    tables = {
        data[at : at + 4]: struct.unpack(">II", data[at + 8 : at + 16])
        for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16)
    }
    start, _length = tables[b"cmap"]
    count = struct.unpack(">H", data[start + 2 : start + 4])[0]
    found: set[int] = set()
    for each in range(count):
        offset = struct.unpack(">I", data[start + 8 + 8 * each : start + 12 + 8 * each])[0]
        found |= _mapped(data[start + offset :])
    return found


def _mapped(table: bytes) -> set[int]:
    kind = struct.unpack(">H", table[:2])[0]
    if kind == 12:
        groups = struct.unpack(">I", table[12:16])[0]
        ranges = (struct.unpack(">III", table[16 + 12 * n : 28 + 12 * n]) for n in range(groups))
        return {code for first, last, glyph in ranges for code in range(first, last + 1) if glyph}
    if kind != 4:
        return set()
    double = struct.unpack(">H", table[6:8])[0]
    ends, starts, deltas, offsets = (
        struct.unpack(f">{double // 2}H", table[at : at + double])
        for at in (14, 16 + double, 16 + 2 * double, 16 + 3 * double)
    )
    found = set()
    for n, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, last + 1):
            glyph = code
            if offset:
                at = 16 + 3 * double + 2 * n + offset + 2 * (code - first)
                glyph = struct.unpack(">H", table[at : at + 2])[0]
                if not glyph:
                    continue
            if (glyph + delta) % 65536 and code != 0xFFFF:
                found.add(code)
    return found
