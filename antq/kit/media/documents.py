"""Documents that people attach: PDF and DOCX, judged by content and kept as they were sent.

Unlike a photo a document is not made anew, so its properties (author, dates) and the photos in it stay in
it: it is for those who review, and is published only by a deliberate act. `pdf` and `docx` say what
each check catches and what it does not; downloads must go out as attachments all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from antq.kit.refusals import Invalid
from antq.kit.text import clean

from . import docx, pdf, sentences
from .headers import know
from .stream import read_at_most

MOST_BYTES = 20_000_000
LONGEST_NAME = 120


@dataclass(frozen=True)
class Kind:
    """A kind of document: what it is called, and the check it must pass (it refuses with a sentence)."""

    extension: str
    mime: str
    check: Callable[[bytes], None]


KINDS = {
    "PDF": Kind("pdf", "application/pdf", pdf.check),
    "ZIP": Kind(
        "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.check
    ),
}
"""By `headers.know`; a DOCX is a ZIP file with certain parts."""

# Endings that a sent name may carry, honestly or not; the true one is put in their place.
_ENDING = re.compile(
    r"(\.(pdf|docx?|docm|dot[xm]|rtf|odt|zip|exe|com|scr|bat|cmd|js|vbs|html?|svg|lnk))+$", re.I
)
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]+')


@dataclass(frozen=True)
class Document:
    """A document fit to keep; `size` in bytes, `name` safe to show and to offer for download."""

    data: bytes
    mime: str
    extension: str
    size: int
    name: str


def receive_document(stream: BinaryIO, *, name: str) -> Document:
    """An uploaded file and the name it was sent under -> the document to keep, byte for byte.

    At most `MOST_BYTES` + 1 bytes are read. Refuses (Invalid, field "file") with a sentence that says what
    to do: nothing chosen, empty, too heavy, neither PDF nor DOCX, damaged, locked, or with something in it
    that could run or fetch on a reviewer's machine.
    """
    data = read_at_most(stream, MOST_BYTES + 1)
    if not data:
        raise Invalid({"file": sentences.EMPTY_FILE if name else sentences.NO_FILE})
    if len(data) > MOST_BYTES:
        raise Invalid({"file": sentences.heavy_file(MOST_BYTES)})
    found = know(data)
    kind = KINDS.get(found)
    if kind is None:
        raise Invalid({"file": sentences.OLD_WORD if found == "OLE" else sentences.OTHER_FILE})
    kind.check(data)
    return Document(data, kind.mime, kind.extension, len(data), safe_name(name, kind.extension))


def safe_name(name: str, extension: str) -> str:
    """The sent name without path, control or reordering characters, at most 120 long, truly ended."""
    stem = _NOT_IN_NAMES.sub("-", clean(re.split(r"[/\\]", name)[-1]))
    stem = _ENDING.sub("", stem.rstrip(" .")).strip(" .") or "tai-lieu"
    return f"{stem[: LONGEST_NAME - len(extension) - 1].rstrip(' .')}.{extension}"
