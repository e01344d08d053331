"""The two writers, loaded when the first paper is drawn: their libraries take 25 MB that no other page needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from .blocks import Paper


def both(paper: Paper, *, at: datetime) -> dict[str, bytes]:
    """A paper as DOCX and as PDF, by the ending of the file's name."""
    from . import docx, pdf

    return {"docx": docx.render(paper, at=at), "pdf": pdf.render(paper, at=at)}


def typeset(page: Path, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """A page of one's own (a .typ file) filled with data, as PDF."""
    from . import pdf

    return pdf.typeset(page, data, at=at)
