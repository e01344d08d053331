"""The two writers, loaded when the first paper is drawn: their libraries take 25 MB that no other page needs; and a
press for pages of one's own, which is a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from .blocks import Paper
from .lettering import lettered
from .measures import FONTS

PRESS = Path(__file__).with_name("press.py")
PATIENCE = 300
"""Seconds after which a press is ended: fifty certificates take one."""


class Jammed(RuntimeError):
    """The press gave no paper; what it said is for the log."""


def both(paper: Paper, *, at: datetime) -> dict[str, bytes]:
    """A paper as DOCX and as PDF, by the ending of the file's name."""
    from . import docx, pdf

    return {"docx": docx.render(paper, at=at), "pdf": pdf.render(paper, at=at)}


def typeset(page: Path, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """A page of one's own (a .typ file) filled with data, as PDF/UA-1; `at` is the instant that it carries.

    The page reads its data with `json(bytes(sys.inputs.data))`, must set a title, and lies in a folder that holds
    whatever else it reads (pictures): nothing outside can be read. Letters that the font lacks become boxes. Raises
    Jammed when the page itself is wrong. Slow (a process is started): call it with no transaction open.
    """
    told = json.dumps(lettered(data), ensure_ascii=False)
    words = [sys.executable, "-I", str(PRESS), str(page), str(FONTS), str(int(at.timestamp()))]
    done = subprocess.run(words, input=told.encode(), capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 -- our own program
    if done.returncode:
        raise Jammed(done.stderr.decode(errors="replace")[-2000:])
    return done.stdout
