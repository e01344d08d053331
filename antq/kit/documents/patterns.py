"""What each kind of block of a template is called there, and how it becomes a block of a paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .blocks import (
    Bases,
    Block,
    Closing,
    Column,
    Head,
    Heading,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Title,
    To,
)

Fill = Callable[[Any], str]
"""Fills one string of the template in."""

Pattern = Mapping[str, Any]
Maker = Callable[[Pattern, Fill, list[Fill]], Iterable[Block]]
ALIGNS = ("justify", "left", "center", "right")
WIDEST = 100


def _lines(value: Any, fill: Fill) -> tuple[str, ...]:
    """A string, or a list of them, as lines; a value of several lines gives several, an empty one none."""
    many = value if isinstance(value, list) else [value]
    lines = (line.strip() for each in many for line in fill(each).split("\n"))
    return tuple(line for line in lines if line)


def _aligned(said: Any, otherwise: str) -> Any:
    align = said or otherwise
    if align not in ALIGNS:
        raise ValueError(f"align is one of {', '.join(ALIGNS)}, not {align!r}")
    return align


def _head(block: Pattern, fill: Fill, each: list[Fill]) -> Iterable[Block]:
    yield Head(
        _lines(block["agency"], fill), _lines(block.get("above", ""), fill), fill(block.get("number", "")),
        fill(block.get("dated", "")), fill(block.get("about", "")),
    )  # fmt: skip


def _title(block: Pattern, fill: Fill, each: list[Fill]) -> Iterable[Block]:
    yield Title(fill(block["name"]), fill(block.get("about", "")), fill(block.get("note", "")))


def _to(block: Pattern, fill: Fill, each: list[Fill]) -> Iterable[Block]:
    yield To(_lines(block["names"], fill))


def _bases(block: Pattern, fill: Fill, each: list[Fill]) -> Iterable[Block]:
    yield Bases(_lines(block["lines"], fill))


def _paragraph(block: Pattern, fill: Fill, each: list[Fill]) -> Iterable[Block]:
    """One paragraph a line of the text; none when there is nothing to say."""
    align = _aligned(block.get("align"), "justify")
    lead = fill(block.get("lead", ""))
    for line in _lines(block["text"], fill) or ([""] if lead else []):
        yield Paragraph(line, lead, align, bool(block.get("bold", False)), bool(block.get("italic", False)))
        lead = ""


def _heading(block: Pattern, fill: Fill, each: list[Fill]) -> Iterable[Block]:
    level = block.get("level", 1)
    if level not in (1, 2):
        raise ValueError(f"level is 1 or 2, not {level!r}")
    yield Heading(fill(block["text"]), level)


def _table(block: Pattern, fill: Fill, each: list[Fill]) -> Iterable[Block]:
    columns = block["columns"]
    if not columns or not all(isinstance(one, Mapping) and {"head", "cell"} <= one.keys() for one in columns):
        raise ValueError("columns have a head and a cell each")
    unknown = {name for one in columns for name in one} - {"head", "cell", "width", "align"}
    if unknown:
        raise ValueError(f"unknown word {sorted(unknown)[0]!r} of a column")
    if not all(0 < float(one.get("width", 1)) <= WIDEST for one in columns):
        raise ValueError(f"width is a share from 0 to {WIDEST}")
    yield Table(
        tuple(
            Column(fill(one["head"]), float(one.get("width", 1)), _aligned(one.get("align"), "left"))
            for one in columns
        ),
        tuple(tuple(row(one["cell"]) for one in columns) for row in each),
        fill(block.get("caption", "")),
    )


def _signature(block: Any, fill: Fill) -> Signature:
    unknown = block.keys() - {"lines", "name", "hint"}
    if unknown:
        raise ValueError(f"unknown word {sorted(unknown)[0]!r} of a signature")
    return Signature(_lines(block["lines"], fill), fill(block.get("name", "")), fill(block.get("hint", "")))


def _closing(block: Pattern, fill: Fill, each: list[Fill]) -> Iterable[Block]:
    left = _signature(block["left"], fill) if "left" in block else None
    yield Closing(_signature(block["right"], fill), left, _lines(block.get("recipients", ""), fill))


def _page_break(block: Pattern, fill: Fill, each: list[Fill]) -> Iterable[Block]:
    yield PageBreak()


MAKERS: dict[str, Maker] = {
    "head": _head,
    "title": _title,
    "to": _to,
    "bases": _bases,
    "paragraph": _paragraph,
    "heading": _heading,
    "table": _table,
    "closing": _closing,
    "page_break": _page_break,
}

SPELLING: dict[str, tuple[str, ...]] = {
    "head": ("agency", "above", "number", "dated", "about"),
    "title": ("name", "about", "note"),
    "to": ("names",),
    "bases": ("lines",),
    "paragraph": ("text", "lead", "align", "bold", "italic"),
    "heading": ("text", "level"),
    "table": ("columns", "caption"),
    "closing": ("right", "left", "recipients"),
    "page_break": (),
}
"""The words of each block, besides `block`, `when` and `each`."""
