"""Whether a DOCX is whole, of honest size, and fetches or runs nothing.

Caught: macros, ActiveX, embedded OLE objects, parts fetched from elsewhere (templates, frames, pictures,
objects; links to click on are allowed), chunks in other formats, bombs. Only the small parts that say what
belongs to what are parsed, without document types, so without entities.

Not caught: field codes (DDE, INCLUDETEXT) in the running text, which Word asks about; macros inside an
embedded XLSX behind a chart, which Word does not run. This is no virus scanner.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat  # nosec B407: document types are refused at their first character

from antq.kit.refusals import Invalid

from . import sentences

MOST_UNPACKED = 100_000_000
MOST_PARTS = 2_000
MOST_MARKUP = 2_000_000
"""Bytes of all parts together that are parsed; an honest document has some ten thousand."""

MOST_RATIO = 200
"""How far a part may swell; the text of Word packs 10 to 40 times."""

SMALL_PART = 1_000_000
"""A part up to this size may swell as it likes: a page of spaces is no bomb."""

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ENTRY = b"PK\x01\x02"
_STEP = 1 << 16
_FOREIGN = ("/oleobject", "/control", "/afchunk", "/vbaproject", "/wordvbadata", "/subdocument", "/frame")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    NotImplementedError,  # a compression or a ZIP version that zipfile does not know
    expat.ExpatError,
)


def check(data: bytes) -> None:
    """Refuses (Invalid, "file") what is not a DOCX, is damaged or locked, swells, or could run or fetch."""
    if data.count(_ENTRY) > MOST_PARTS:  # before zipfile makes an object of each
        raise Invalid({"file": sentences.SWOLLEN})
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive)
    except _DAMAGE as error:
        raise Invalid({"file": sentences.DAMAGED_FILE}) from error


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = [part.filename.lower() for part in parts]
    if not {"[content_types].xml", "word/document.xml"} <= set(names):
        raise Invalid({"file": sentences.OTHER_FILE})
    if len(set(names)) < len(names):
        raise zipfile.BadZipFile("two parts of one name: readers differ in which they take")
    if any(part.flag_bits & 1 for part in parts):
        raise Invalid({"file": sentences.LOCKED_FILE})
    _check_contents(archive, dict(zip(names, parts, strict=True)))


def _check_contents(archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> None:
    left, markup_left = MOST_UNPACKED, MOST_MARKUP
    for name, part in parts.items():
        _check_name(name)
        if name == "[content_types].xml" or name.endswith(".rels"):
            markup = b"".join(_chunks(archive, part, min(left, markup_left)))
            markup_left -= len(markup)
            left -= len(markup)
            _check_markup(name, markup)
        else:
            left -= sum(map(len, _chunks(archive, part, left)))


def _check_name(name: str) -> None:
    if name.startswith("/") or "\\" in name or ".." in name.split("/"):
        raise zipfile.BadZipFile("a part that leads out of its package")
    if "vba" in name.rsplit("/", 1)[-1]:
        raise Invalid({"file": sentences.MACROS})
    if "/activex/" in f"/{name}" or ("/embeddings/" in f"/{name}" and not name.endswith((".xlsx", "/"))):
        raise Invalid({"file": sentences.EMBEDDED})


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> Iterator[bytes]:
    """Unpack one part, piece by piece; refuses once it passes `left` bytes or swells beyond its ratio."""
    if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise NotImplementedError("Office writes no other compression, and others swell further")
    most = min(left, max(SMALL_PART, MOST_RATIO * part.compress_size))
    size = 0
    with archive.open(part) as file:
        while chunk := file.read(_STEP):
            size += len(chunk)
            if size > most:
                raise Invalid({"file": sentences.SWOLLEN})
            yield chunk


def _check_markup(name: str, markup: bytes) -> None:
    """Read the declarations of one part: of content types, or of relations to other parts."""
    declared: list[dict[str, str]] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = lambda tag, attributes: declared.append(attributes)
    parser.Parse(markup, True)
    if name.endswith(".rels"):
        for relation in declared:
            _check_relation(relation)
    else:
        _check_types(declared)


def _check_types(declared: list[dict[str, str]]) -> None:
    types = [entry.get("ContentType", "").lower() for entry in declared]
    if any("macroenabled" in kind or "vba" in kind for kind in types):
        raise Invalid({"file": sentences.MACROS})
    if any("activex" in kind or "oleobject" in kind for kind in types):
        raise Invalid({"file": sentences.EMBEDDED})
    if not any(
        entry.get("PartName", "").lower() == "/word/document.xml" and entry.get("ContentType") == MAIN
        for entry in declared
    ):
        raise Invalid({"file": sentences.OTHER_FILE})


def _check_relation(relation: dict[str, str]) -> None:
    kind = relation.get("Type", "").lower()
    if relation.get("TargetMode", "").lower() == "external" and not kind.endswith("/hyperlink"):
        raise Invalid({"file": sentences.LINKED})
    if kind.endswith(_FOREIGN):
        raise Invalid({"file": sentences.EMBEDDED})


def _refuse_document_type(*declaration: object) -> None:
    raise ValueError("a document type in a part that never has one")
