"""The file of a whole set: each paper under its number in the ledger, with an index and the checksums."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Sequence

import xlsxwriter

from ...kit import clock, storage
from ...kit.documents.records import IssuedPaper, PaperFile
from ...kit.sheets import harmless
from ..parts import Part

WHEN = (1980, 1, 1, 0, 0, 0)
"""Every entry of the file carries the same time, so that the same papers are the same file."""

INDEX, SUMS = "muc-luc.xlsx", "SHA256SUMS.txt"
HEAD = ("STT", "Số văn bản", "Tên văn bản", "Mã hồ sơ", "Tệp", "SHA-256", "Lập lúc")
WIDTHS = (6, 18, 50, 24, 60, 70, 18)

Numbered = tuple[Part, IssuedPaper]


def zipped(papers: Sequence[Numbered]) -> bytes:
    """The issued papers of a set as they are kept, in one file. Slow for a large set."""
    target, sums = io.BytesIO(), []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in _entries(papers):
            sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}")
            file.writestr(zipfile.ZipInfo(name, WHEN), data, zipfile.ZIP_DEFLATED)
        file.writestr(zipfile.ZipInfo(SUMS, WHEN), "\n".join(sums) + "\n")
    return target.getvalue()


def _entries(papers: Sequence[Numbered]) -> Iterator[tuple[str, bytes]]:
    yield INDEX, index_of(papers)
    for part, issue in papers:
        for each in _files(issue):
            with storage.store().open(each.key) as opened:
                yield name_of(part, issue, each.ending), opened.read()


def _files(issue: IssuedPaper) -> list[PaperFile]:
    return sorted(issue.files, key=lambda each: each.ending)


def name_of(part: Part, issue: IssuedPaper, ending: str) -> str:
    """ "0012-to-trinh.docx": the number of the ledger stands first."""
    return f"{part.folder}{issue.number:04d}-{part.stem}.{ending}"


def index_of(papers: Sequence[Numbered]) -> bytes:
    """The index: a line for each file with number, title, dossier and checksum, in the order of the set."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(
        data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": max(issue.issued_at for _part, issue in papers).replace(tzinfo=None)})
    sheet, bold = book.add_worksheet("Mục lục"), book.add_format({"bold": True})
    for column, (text, width) in enumerate(zip(HEAD, WIDTHS, strict=True)):
        sheet.write_string(0, column, text, bold)
        sheet.set_column(column, column, width)
    for number, line in enumerate(_lines(papers), start=1):
        sheet.write_number(number, 0, number)
        for column, text in enumerate(line, start=1):
            sheet.write_string(number, column, harmless(text))
    sheet.freeze_panes(1, 0)
    book.close()
    return data.getvalue()


def _lines(papers: Sequence[Numbered]) -> Iterator[tuple[str, ...]]:
    for part, issue in papers:
        about = part.nominations[0].ref if part.folder else ""
        at = f"{clock.local(issue.issued_at):%d/%m/%Y %H:%M}"
        for each in _files(issue):
            yield issue.ref, issue.title, about, name_of(part, issue, each.ending), each.key, at
