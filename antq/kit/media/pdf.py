"""Whether a PDF is whole and holds nothing that runs.

Names that make a reader act are looked for in the whole file and in everything that Flate (zlib) hides, so
an unusual layout hides nothing; `/J#61vaScript` is read as `/JavaScript`. The bare key /JS is not looked for:
it means something only in JavaScript and Rendition actions (ISO 32000-2, 12.6.4), which are.

Not caught: faults of a reader's own decoders (fonts, JPX, JBIG2), harmful links, anything in an object
stream that is made to look like another by decoys. This is no virus scanner.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect
from collections.abc import Iterator

from antq.kit.refusals import Invalid

from . import sentences

MOST_UNPACKED = 600_000_000
"""Bytes looked through, never held: ten scanned pages in lossless colour unpack to 250 MB."""

MOST_STREAMS = 50_000

_STEP = 1 << 16
_DELIMITER = rb"(?=[\x00\t\n\f\r ()<>\[\]{}/%]|\Z)"
_OVERLAP = 96  # longer than the longest name below with every letter escaped
_STREAM = re.compile(rb"(?<!end)stream[\r\n\t ]*")
_START = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF")
_TABLE = re.compile(rb"(?<!start)xref|\d\s+obj")
_OBJECTS = re.compile(rb"\s*\d+\s+\d+\s")


def _names(*names: str) -> re.Pattern[bytes]:
    """A pattern of PDF names, each letter as itself or as #hh (ISO 32000-2, 7.3.5)."""
    spelled = ("".join(f"(?:{c}|#(?i:{ord(c):02x}))" for c in name) for name in names)
    return re.compile(b"/(?:" + "|".join(spelled).encode() + b")" + _DELIMITER)


_ACTIVE = _names(
    "JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "Rendition", "RichMedia", "XFA", "GoToE"
)
_ENCRYPT = _names("Encrypt")
_OBJECT_STREAM = _names("ObjStm")
_OTHER_FILTERS = _names("LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode", "Crypt")


def check(data: bytes) -> None:
    """Refuses (Invalid, "file") a PDF that is damaged, locked, active, or packed so that nobody can tell."""
    ending = _START.search(data, max(0, len(data) - 1024 - 64))
    if not data.startswith(b"%PDF-") or ending is None or b" obj" not in data:
        raise Invalid({"file": sentences.DAMAGED_FILE})
    place = int(ending[1])
    if not _TABLE.search(data, max(0, place - 32), place + 64):  # some writers miscount by a few bytes
        raise Invalid({"file": sentences.DAMAGED_FILE})
    if _ENCRYPT.search(data):
        raise Invalid({"file": sentences.LOCKED_FILE})
    if _ACTIVE.search(data):
        raise Invalid({"file": sentences.ACTIVE_PDF})
    _check_streams(data)


def _check_streams(data: bytes) -> None:
    starts: list[int] = []
    readable: set[int] = set()
    input_left, output_left = 2 * len(data), MOST_UNPACKED
    for found in _STREAM.finditer(data):
        starts.append(found.start())
        tail = b""
        for used, chunk in _inflate(data, found.end()):
            input_left -= used
            output_left -= len(chunk)
            if input_left < 0 or output_left < 0:
                raise Invalid({"file": sentences.CLOSED_PDF})
            if _ACTIVE.search(tail + chunk):
                raise Invalid({"file": sentences.ACTIVE_PDF})
            if not tail and _OBJECTS.match(chunk):
                readable.add(found.start())
            tail = chunk[-_OVERLAP:]
        if len(starts) > MOST_STREAMS:
            raise Invalid({"file": sentences.CLOSED_PDF})
    _check_object_streams(data, starts, readable)


def _check_object_streams(data: bytes, starts: list[int], readable: set[int]) -> None:
    """Objects may be packed in streams; each such stream must be one we have looked into."""
    packed = [bisect(starts, found.start()) for found in _OBJECT_STREAM.finditer(data)]
    if any(index == len(starts) or starts[index] not in readable for index in packed):
        raise Invalid({"file": sentences.CLOSED_PDF})
    if packed and _OTHER_FILTERS.search(data):
        raise Invalid({"file": sentences.CLOSED_PDF})


def _inflate(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """What zlib makes of `data` from `at` on, as (bytes used, bytes made), until its end or first fault.

    The closing checksum is left unread: readers forgive a wrong one, so it must not hide anything.
    """
    head = data[at : at + 2]
    if len(head) < 2 or head[0] & 15 != 8 or int.from_bytes(head, "big") % 31:
        return
    view, inflater = memoryview(data), zlib.decompressobj(wbits=-15)
    for start in range(at + 2, len(data), _STEP):
        piece: bytes | memoryview = view[start : start + _STEP]
        used = len(piece)
        while piece:
            try:
                made = inflater.decompress(piece, 1 << 20)
            except zlib.error:
                return
            yield used - len(inflater.unused_data), made
            if inflater.eof:
                return
            piece, used = inflater.unconsumed_tail, 0
