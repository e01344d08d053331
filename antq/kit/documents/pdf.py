"""Papers as tagged PDF (PDF/UA-1), set by typst in this process; nothing but the embedded font is used.

Data travel as JSON that the page reads: text that people typed is never part of a page's source.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from . import measures, press
from .blocks import Bases, Block, Head, Paper, Title, ended
from .lettering import lettered, plain
from .measures import FONTS

PAGE = Path(__file__).with_name("paper.typ")

UNTITLED = "Văn bản"
"""A tagged PDF must have a title."""


def render(paper: Paper, *, at: datetime) -> bytes:
    """The PDF of a paper; `at` is the instant that it carries as its own."""
    data = {
        "title": plain(paper.title) or UNTITLED,
        "author": paper.author,
        "landscape": paper.landscape,
        "room": measures.text_width(paper.landscape),
        "measures": measures.table(),
        "blocks": _levelled([_spelt(block) for block in paper.blocks]),
    }
    told = json.dumps(lettered(data), ensure_ascii=False)
    return press.printed(PAGE, told, fonts=FONTS, seconds=int(at.timestamp()))


def _levelled(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The blocks with headings that no reader stumbles over: the first of level 1, none two levels below the last."""
    last, titled = 0, False
    for block in blocks:
        if block["block"] == "Title":
            last, titled = (1 if titled else 0), True
        elif block["block"] == "Heading":
            block["level"] = last = min(block["level"], last + 1)
    return blocks


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
