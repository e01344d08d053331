"""Papers as tagged PDF (PDF/UA-1), set by typst in this process; nothing but the embedded font is used.

`typeset` takes any page in typst's language that ships with the program (a certificate) and its data; `render` is the
page of papers. Data travel as JSON that the page reads: text that people typed is never part of a page's source.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from . import measures
from .blocks import Bases, Block, Head, Paper, Title, ended
from .lettering import breakable, plain, printable
from .measures import FONTS

PAGE = Path(__file__).with_name("paper.typ")
STANDARD: list[Any] = ["ua-1"]

UNTITLED = "Văn bản"
"""A tagged PDF must have a title."""

_lock = threading.Lock()
_compilers: dict[Path, typst.Compiler] = {}
"""One a page of source: fonts and the parsed source are kept, which makes the next paper ten times quicker."""


def render(paper: Paper, *, at: datetime) -> bytes:
    """The PDF of a paper; `at` is the instant that it carries as its own."""
    data = {
        "title": plain(paper.title) or UNTITLED,
        "author": paper.author,
        "landscape": paper.landscape,
        "room": measures.text_width(paper.landscape),
        "measures": measures.table(),
        "blocks": [_spelt(block) for block in paper.blocks],
    }
    return typeset(PAGE, data, at=at)


def typeset(page: Path, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """The PDF/UA-1 of a page with its data (JSON values; the page reads them with `json(bytes(sys.inputs.data))`).

    The page must set a title, and lies in a folder that holds whatever else it reads (pictures): nothing outside can
    be read. Letters that the font lacks become boxes. Raises typst.TypstError when the page itself is wrong.
    """
    inputs = {"data": json.dumps(_lettered(data), ensure_ascii=False)}
    with _lock:  # a compiler works for one at a time
        made = _compiler(page).compile(
            format="pdf", sys_inputs=inputs, pdf_standards=STANDARD, timestamp=int(at.timestamp())
        )
    if not isinstance(made, bytes):
        raise TypeError("typst made no single file")
    return made


def _compiler(page: Path) -> typst.Compiler:
    found = _compilers.get(page)
    if found is None:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        found = typst.Compiler(str(page), root=str(page.parent), font_paths=fonts)
        _compilers[page] = found
    return found


def _lettered(value: Any) -> Any:
    """The data with every text clean, breakable and within the font."""
    if isinstance(value, str):
        return printable(breakable(plain(value)))
    if isinstance(value, Mapping):
        return {key: _lettered(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_lettered(each) for each in value]
    return value


def _spelt(block: Block) -> dict[str, Any]:
    """A block as the page reads it: its kind, its parts, and the lengths of its lines."""
    told = {"block": type(block).__name__, **asdict(block)}
    if isinstance(block, Head):
        agency = tuple(each.upper() for each in block.agency)
        told["rule"] = measures.rule_under(agency, measures.AGENCY_SIZE, room=measures.HEAD_LEFT)
        told["motto_rule"] = measures.width_of(measures.MOTTO, measures.MOTTO_SIZE, bold=True)
    elif isinstance(block, Title):
        about = tuple(block.about.split("\n")) if block.about else ()
        told["rule"] = measures.rule_under(about, measures.TITLE_SIZE, room=measures.text_width())
    elif isinstance(block, Bases):
        told["lines"] = ended(block.lines)
    return told
