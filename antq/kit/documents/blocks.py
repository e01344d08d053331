"""A paper as blocks: what stands in it and in which order, nothing of how it is drawn.

Texts are plain: no block reads a mark of any language in them. Two writers, `docx` and `pdf`, render the same blocks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Align = Literal["justify", "left", "center", "right"]


@dataclass(frozen=True)
class Head:
    """The head in two columns: the agency above (not bold), the issuing one (bold, a line an entry), the number;
    Quốc hiệu, Tiêu ngữ, place and day. `about` is the subject of an official letter, under its number."""

    agency: tuple[str, ...]
    above: tuple[str, ...] = ()
    number: str = ""
    dated: str = ""
    about: str = ""


@dataclass(frozen=True)
class Title:
    """The name of the kind of paper in capitals, its subject under it, a line; `note` in italics below."""

    name: str
    about: str = ""
    note: str = ""


@dataclass(frozen=True)
class To:
    """Kính gửi: one after the colon, several each on a line."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Bases:
    """Căn cứ, each a line in italics, without a dash; `;` between them and `.` at the end are set by the writers."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `lead` stands in bold before it ("Điều 1.")."""

    text: str
    lead: str = ""
    align: Align = "justify"
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Heading:
    """A numbered heading: level 1 "I. …", level 2 "1. …"."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, its share of the width, how its cells are aligned."""

    head: str
    width: float = 1.0
    align: Align = "left"


@dataclass(frozen=True)
class Table:
    """A table whose head is repeated on every page; `caption` says what it is to whoever hears it read."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True)
class Signature:
    """Who signs: lines in capitals ("TM. …", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), a hint, and the name, without titles."""

    lines: tuple[str, ...]
    name: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Closing:
    """The foot: on the left Nơi nhận or another signature, on the right who signs."""

    right: Signature
    left: Signature | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page: an annex."""


Block = Head | Title | To | Bases | Paragraph | Heading | Table | Closing | PageBreak


@dataclass(frozen=True)
class Paper:
    """A whole paper. `title` and `author` are what a reader's window and a search show of the file."""

    title: str
    blocks: tuple[Block, ...]
    author: str = ""
    landscape: bool = False


def ended(lines: Iterable[str]) -> list[str]:
    """Lines of bases with their end marks: semicolons between, a full stop at the end, whatever they had."""
    bare = [line.strip().rstrip(";.,").rstrip() for line in lines]
    bare = [line for line in bare if line]
    return [f"{line}{'.' if number == len(bare) else ';'}" for number, line in enumerate(bare, 1)]
