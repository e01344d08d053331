"""A page in typst's language, filled with data, as tagged PDF/UA-1.

This file is imported for a paper of a few pages, and run as a program for hundreds (`drawing.typeset`): typst keeps
what it has set, 80 MB after 500 certificates, and only the end of a process gives that back. So it imports nothing of
antq: as a program it needs less than half of what the whole of antq does, and starts in a tenth of a second.

    python press.py PAGE.typ FONTS SECONDS < data.json > paper.pdf
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import Any

import typst

STANDARD: list[Any] = ["ua-1"]

_lock = threading.Lock()
_compilers: dict[Path, typst.Compiler] = {}
"""One a page of source: fonts and the parsed source are kept, which makes the next paper ten times quicker."""


def printed(page: Path, data: str, *, fonts: Path, seconds: int) -> bytes:
    """The PDF of a page; `data` is JSON, `seconds` the instant (since 1970) that the paper carries as its own.

    Raises typst.TypstError when the page itself is wrong.
    """
    with _lock:  # a compiler works for one at a time
        made = _compiler(page, fonts).compile(
            format="pdf", sys_inputs={"data": data}, pdf_standards=STANDARD, timestamp=seconds
        )
    if not isinstance(made, bytes):
        raise TypeError("typst made no single file")
    return made


def _compiler(page: Path, fonts: Path) -> typst.Compiler:
    found = _compilers.get(page)
    if found is None:
        only = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
        found = typst.Compiler(str(page), root=str(page.parent), font_paths=only)
        _compilers[page] = found
    return found


if __name__ == "__main__":
    told = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(
        printed(Path(sys.argv[1]), told, fonts=Path(sys.argv[2]), seconds=int(sys.argv[3]))
    )
