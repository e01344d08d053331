"""The lines of a DOCX as text, with the old encodings of Vietnamese turned into Unicode by the font they are set in.

Read is `word/document.xml` alone (and the default fonts of `word/styles.xml`), with a parser that knows no
entities, and only so much of it: whoever sends a report sends some pages. The file must have passed
`kit.media.docx.check` before.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat  # nosec B407: document types are refused

from flask_babel import lazy_gettext as _l
from viparse import detect_text_encoding, fix

from ...kit.refusals import Invalid
from ...kit.spreadsheets import FOREIGN, UNICODE
from ...kit.text import clean

MOST_MARKUP = 16_000_000
"""Bytes of the text part; a report of thirty pages has half a million."""

MOST_LINES = 3_000
MOST_LETTERS = 200_000
MOST_RUNS = 60_000
"""Pieces of text in one font; Word makes some tens of a paragraph at worst."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_FONTS = (".vn", "vni")
_ENCODINGS = {".vn": "tcvn3", "vni": "vni"}
_DAMAGED = _l("Không đọc được nội dung tệp Word này. Mở bằng Word, lưu lại thành DOCX rồi gửi lại.")
_LONG = _l("Tệp Word dài quá mức của một báo cáo thành tích. Tách riêng phần báo cáo rồi gửi lại.")


@dataclass(frozen=True)
class Line:
    """One paragraph or table row. `was` is what stood there before it was read from an old encoding, else ""."""

    text: str
    was: str = ""
    bold: bool = False


@dataclass
class _Run:
    text: list[str] = field(default_factory=list)
    font: str = ""
    bold: bool = False


@dataclass
class _Reader:
    """What the parser fills: paragraphs of runs; the cells of a table row are one line."""

    default_font: str = ""
    paragraphs: list[list[_Run]] = field(default_factory=list)
    runs: list[_Run] = field(default_factory=list)
    run: _Run | None = None
    in_text: bool = False
    rows: int = 0
    letters: int = 0
    count: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.removeprefix(_W)
        if name == "tr":
            self.rows += 1
        elif name == "r":
            self.run = _Run(font=self.default_font)
        elif name == "t":
            self.in_text = True
        elif name in ("br", "cr", "tab", "noBreakHyphen") and self.run:
            self._take({"tab": "\t", "noBreakHyphen": "-"}.get(name, "\n"))
        elif name == "rFonts" and self.run:
            self.run.font = _font(attributes) or self.run.font
        elif name == "b" and self.run:
            self.run.bold = attributes.get(f"{_W}val", "true") not in ("0", "false")

    def end(self, tag: str) -> None:
        name = tag.removeprefix(_W)
        if name == "t":
            self.in_text = False
        elif name == "r" and self.run:
            self._add(self.run)
            self.run = None
        elif name == "p":
            if self.rows:
                self._add(_Run([" "]))
            else:
                self._close()
        elif name == "tc" and self.rows:
            self._add(_Run([" | "]))
        elif name == "tr":
            self.rows -= 1
            if not self.rows:
                self._close()

    def data(self, text: str) -> None:
        if self.in_text:
            self._take(text)

    def _take(self, text: str) -> None:
        if self.run is not None:
            self.run.text.append(text)
            self.letters += len(text)
            if self.letters > MOST_LETTERS:
                raise Invalid({"file": _LONG})

    def _add(self, run: _Run) -> None:
        self.runs.append(run)
        self.count += 1
        if self.count > MOST_RUNS:
            raise Invalid({"file": _LONG})

    def _close(self) -> None:
        if self.runs:
            self.paragraphs.append(self.runs)
        self.runs = []
        if len(self.paragraphs) > MOST_LINES:
            raise Invalid({"file": _LONG})


def lines_of(data: bytes) -> list[Line]:
    """The lines that are not empty, top to bottom. Refuses (Invalid, "file") what is damaged or too long."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            reader = _Reader(default_font=_default_font(archive))
            _parse(_part(archive, "word/document.xml"), reader)
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, ValueError, expat.ExpatError) as error:
        raise Invalid({"file": _DAMAGED}) from error
    found = [each for runs in reader.paragraphs for each in _lines(runs)]
    lines = [Line(_plain(now), _plain(was) if now != was else "", bold) for now, was, bold in _guessed(found)]
    return [line for line in lines if line.text]


def _plain(text: str) -> str:
    return clean(text).strip("| ")


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        markup = file.read(MOST_MARKUP + 1)
    if len(markup) > MOST_MARKUP:
        raise Invalid({"file": _LONG})
    return markup


def _parse(markup: bytes, reader: Any) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    parser.Parse(markup, True)


def _refuse(*_declaration: object) -> None:
    raise ValueError("a document type in a part that never has one")


def _font(attributes: dict[str, str]) -> str:
    return next(
        (attributes[f"{_W}{kind}"] for kind in ("ascii", "hAnsi", "cs") if f"{_W}{kind}" in attributes), ""
    )


class _Styles:
    """Finds the first font of the defaults or of the first style: Word writes those of the plain text first."""

    font = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self.font and tag == f"{_W}rFonts":
            self.font = _font(attributes)

    def end(self, tag: str) -> None: ...

    def data(self, text: str) -> None: ...


def _default_font(archive: zipfile.ZipFile) -> str:
    if "word/styles.xml" not in archive.namelist():
        return ""
    styles = _Styles()
    _parse(_part(archive, "word/styles.xml"), styles)
    return styles.font


def _lines(runs: list[_Run]) -> list[tuple[str, str, bool]]:
    """A paragraph; where it has hand-made line ends, several: what is read, what stood there, whether bold."""
    was = "".join("".join(run.text) for run in runs)
    now = "".join(_read("".join(run.text), run.font) for run in runs)
    bold = any(run.bold and "".join(run.text).strip() for run in runs)
    return [(text, old, bold) for text, old in zip(now.split("\n"), was.split("\n"), strict=True)]


def _read(text: str, font: str) -> str:
    """A run as it was meant: those set in a font of an old encoding are turned, capitals of an H font too."""
    name = font.lower()
    kind = next((each for each in _FONTS if name.startswith(each)), "")
    if not kind or UNICODE.search(text):
        return text
    turned = "\n".join(fix(each, encoding=_ENCODINGS[kind]) for each in text.split("\n"))
    return turned.upper() if kind == ".vn" and name.rstrip().endswith("h") else turned


def _guessed(lines: list[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    """Where no font says it but the letters do: a file that was set in another font keeps its old codes. Before
    anything is cleaned: ư of TCVN3 is a sign that cleaning takes away."""
    plain = " ".join(now for now, was, _bold in lines if now == was)
    if UNICODE.search(plain) or not FOREIGN.search(plain):
        return lines
    encoding = detect_text_encoding(plain)
    if encoding is None:
        return lines
    return [
        (fix(now, encoding=encoding), was, bold) if now == was else (now, was, bold)
        for now, was, bold in lines
    ]
